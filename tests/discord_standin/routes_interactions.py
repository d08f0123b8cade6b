"""First answers to interactions."""

from collections.abc import Callable

from .access import app_may
from .bodies import Body
from .check_modals import check_choices, check_modal
from .components import JSON
from .drafts import Terms, compose
from .errors import Problem, raise_for, refusal
from .interactions import AnswerKind, Interaction, InteractionKind
from .messages import Flag, Message, MessageKind
from .permissions import BITS
from .posting import edit, post, said, thinking
from .rest import Request, Route
from .state import State


def terms(state: State, interaction: Interaction, *, ephemeral: bool) -> Terms:
    """Return under what terms a message is written with an interaction's token."""
    return Terms(
        channel=interaction.channel,
        via="token",
        now=state.clock.now(),
        upload_limit=interaction.upload_limit,
        may_everyone=bool(app_may(state, interaction) & BITS["mention_everyone"]),
        extra_flags=Flag.EPHEMERAL if ephemeral else Flag.NONE,
    )


def is_ephemeral(body: Body) -> bool:
    """Whether a message's body asks for a message that only one person sees."""
    return bool(int(body.fields.get("flags") or 0) & Flag.EPHEMERAL)


def _kind(interaction: Interaction) -> MessageKind:
    if interaction.kind is not InteractionKind.COMMAND:
        return MessageKind.DEFAULT
    return MessageKind.CHAT_INPUT_COMMAND if interaction.command_kind == 1 else MessageKind.CONTEXT_MENU_COMMAND


def _message(state: State, interaction: Interaction, body: Body) -> None:
    revision = compose(state.files, body, terms(state, interaction, ephemeral=is_ephemeral(body)))
    kind = _kind(interaction)
    interaction.original = post(state, interaction.channel, state.bot, revision, kind=kind, interaction=interaction)


def _defer(state: State, interaction: Interaction, body: Body) -> None:
    revision = thinking(state, ephemeral=is_ephemeral(body))
    kind = _kind(interaction)
    interaction.original = post(state, interaction.channel, state.bot, revision, kind=kind, interaction=interaction)
    interaction.deferred = True


def _defer_update(_state: State, interaction: Interaction, _body: Body) -> None:
    interaction.original = interaction.source


def _update(state: State, interaction: Interaction, body: Body) -> None:
    message = interaction.source
    if message and message.deleted:
        raise refusal(10008)
    if message:
        now = terms(state, interaction, ephemeral=message.ephemeral)
        edit(state, message, compose(state.files, body, now, message.now))
    interaction.original = message


def _choices(_state: State, interaction: Interaction, body: Body) -> None:
    focused = next(iter(_focused(interaction.data.get("options") or [])))
    raise_for(check_choices(body.fields, focused["type"]))
    interaction.choices = body.fields["choices"]


def _focused(options: list[JSON]) -> list[JSON]:
    below = [one for option in options for one in _focused(option.get("options") or [])]
    return [one for one in options if one.get("focused")] + below


def _modal(_state: State, interaction: Interaction, body: Body) -> None:
    raise_for(check_modal(body.fields))
    interaction.modal = body.fields


ANSWERS: dict[AnswerKind, Callable[[State, Interaction, Body], None]] = {
    AnswerKind.MESSAGE: _message,
    AnswerKind.DEFER: _defer,
    AnswerKind.DEFER_UPDATE: _defer_update,
    AnswerKind.UPDATE: _update,
    AnswerKind.CHOICES: _choices,
    AnswerKind.MODAL: _modal,
}


def _resource(state: State, interaction: Interaction, message: Message | None) -> JSON:
    about: JSON = {"id": str(interaction.id), "type": int(interaction.kind)}
    resource: JSON = {"type": int(interaction.answer or 0)}
    if message:
        about |= {"response_message_id": str(message.id), "response_message_ephemeral": message.ephemeral}
        about["response_message_loading"] = message.loading
    if message and interaction.answer in {AnswerKind.MESSAGE, AnswerKind.UPDATE}:
        resource["message"] = said(state, message)
    return {"interaction": about, "resource": resource}


def _callback(request: Request) -> JSON | None:
    state = request.state
    interaction = state.interactions.to_acknowledge(request.id("interaction"), request.ids["token"])
    kind = int(request.body.fields.get("type", 0))
    if not interaction.may_be_answered(kind):
        raise_for([Problem("type", "BASE_TYPE_CHOICES", f"{kind} is no answer to this kind of interaction.")])
    ANSWERS[AnswerKind(kind)](state, interaction, request.body.inner())
    interaction.answer, interaction.answered = AnswerKind(kind), state.clock.now()
    wanted = request.query.get("with_response") in {"1", "true"}
    return _resource(state, interaction, interaction.original) if wanted else None


ROUTES = (Route(method="POST", path="/interactions/{interaction}/{token}/callback", handler=_callback, by_token=True),)
