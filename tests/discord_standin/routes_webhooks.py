"""What comes after the first answer: the original and followups, with the interaction's token."""

from .components import JSON
from .drafts import compose
from .errors import refusal
from .interactions import Interaction
from .messages import Message
from .posting import delete, edit, post, said
from .rest import Request, Route
from .routes_interactions import is_ephemeral, terms
from .state import State


def _interaction(request: Request) -> Interaction:
    found = request.state.interactions.by_webhook(request.ids["token"])
    if request.id("application") != request.state.bot.id:
        raise refusal(10015)
    request.state.world.channel(found.channel.id)  # 10003 when it was deleted meanwhile
    return found


def _message(request: Request, interaction: Interaction) -> Message:
    """Find a message that this token may touch: the original or a followup."""
    mine = [one for one in (interaction.original, *interaction.followups) if one and not one.deleted]
    wanted = request.ids["message"]
    found = [one for one in mine if (one is interaction.original if wanted == "@original" else str(one.id) == wanted)]
    if not found:
        raise refusal(10008)
    return found[0]


def _rewrite(request: Request, interaction: Interaction, message: Message) -> JSON:
    state = request.state
    now = terms(state, interaction, ephemeral=message.ephemeral)
    edit(state, message, compose(state.files, request.body, now, message.now))
    if message is interaction.original:
        interaction.deferred = False
    return said(state, message)


def _check_count(state: State, interaction: Interaction) -> None:
    if interaction.user_install and len(interaction.followups) >= state.limits.user_install_followups:
        raise refusal(40094)


def _follow_up(request: Request) -> JSON | None:
    """Post a followup; the first one after a deferral becomes the deferred answer itself."""
    state, interaction = request.state, _interaction(request)
    if interaction.deferred and interaction.original and not interaction.original.deleted:
        return _fill(request, interaction, interaction.original)
    _check_count(state, interaction)
    revision = compose(state.files, request.body, terms(state, interaction, ephemeral=is_ephemeral(request.body)))
    message = post(state, interaction.channel, state.bot, revision, interaction=interaction, reply_to=None)
    interaction.followups.append(message)
    state.changes.tell()
    return said(state, message)


def _fill(request: Request, interaction: Interaction, original: Message) -> JSON:
    state = request.state
    revision = compose(state.files, request.body, terms(state, interaction, ephemeral=original.ephemeral))
    interaction.deferred = False
    return said(state, edit(state, original, revision))


def _fetch(request: Request) -> JSON:
    return said(request.state, _message(request, _interaction(request)))


def _edit(request: Request) -> JSON:
    interaction = _interaction(request)
    return _rewrite(request, interaction, _message(request, interaction))


def _delete(request: Request) -> None:
    delete(request.state, _message(request, _interaction(request)))


HOOK = "/webhooks/{application}/{token}"
ONE = HOOK + "/messages/{message}"
ROUTES = (
    Route(method="POST", path=HOOK, handler=_follow_up, rate="webhook", by="token", by_token=True),
    Route(method="GET", path=ONE, handler=_fetch, rate="webhook", by="token", by_token=True),
    Route(method="PATCH", path=ONE, handler=_edit, rate="webhook", by="token", by_token=True),
    Route(method="DELETE", path=ONE, handler=_delete, rate="webhook", by="token", by_token=True),
)
