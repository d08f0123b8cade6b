"""Channels and their messages, with the bot's own token."""

from . import payloads
from .access import bot_may, require, require_dm, upload_limit
from .components import JSON
from .drafts import Terms, compose
from .errors import refusal
from .messages import Message, MessageKind
from .permissions import BITS
from .posting import created, delete, edit, post, said
from .rest import Request, Route
from .world import Channel


def _channel(request: Request) -> JSON:
    channel = request.state.world.channel(request.id("channel"))
    require(request.state, channel)
    return payloads.channel(channel)


def _terms(request: Request, channel: Channel) -> Terms:
    state = request.state
    may_everyone = bool(bot_may(state, channel) & BITS["mention_everyone"])
    limit = upload_limit(channel)
    return Terms(channel=channel, via="bot", now=state.clock.now(), upload_limit=limit, may_everyone=may_everyone)


def _rights(request: Request) -> list[str]:
    """Return the rights that a body's content needs."""
    return ["attach_files"] * bool(request.body.files) + ["embed_links"] * bool(request.body.fields.get("embeds"))


def _replied_to(request: Request, channel: Channel) -> Message | None:
    reference = request.body.fields.get("message_reference")
    if not reference:
        return None
    if not bot_may(request.state, channel) & BITS["read_message_history"]:
        raise refusal(160002)
    return request.state.messages.get(channel, int(reference["message_id"]))


def _again(request: Request, channel: Channel) -> Message | None:
    """Find the message that was posted with the same enforced nonce a short while ago."""
    state, fields = request.state, request.body.fields
    if not (fields.get("enforce_nonce") and fields.get("nonce")):
        return None
    since = state.clock.now() - state.limits.nonce_lives
    return state.messages.by_nonce(state.bot, channel, str(fields["nonce"]), since)


def _send(request: Request) -> JSON:
    state, fields = request.state, request.body.fields
    channel = state.world.channel(request.id("channel"))
    require_dm(channel)
    require(state, channel, "send_messages", *_rights(request))
    if earlier := _again(request, channel):
        return created(state, earlier)
    reply_to = _replied_to(request, channel)
    revision = compose(state.files, request.body, _terms(request, channel))
    kind = MessageKind.REPLY if reply_to else MessageKind.DEFAULT
    nonce = str(fields["nonce"]) if fields.get("nonce") else None
    return created(state, post(state, channel, state.bot, revision, kind=kind, reply_to=reply_to, nonce=nonce))


def _find(request: Request) -> Message:
    channel = request.state.world.channel(request.id("channel"))
    require(request.state, channel)
    return request.state.messages.get(channel, request.id("message"))


def _fetch(request: Request) -> JSON:
    message = _find(request)
    require(request.state, message.channel, "read_message_history")
    return said(request.state, message)


def _edit(request: Request) -> JSON:
    state, message = request.state, _find(request)
    if message.author is not state.bot:
        raise refusal(50005)
    if state.clock.now() - message.created > state.limits.old_after:
        state.limiter.check_old_edit(message.channel.id, state.limits.old_edit)
    require(state, message.channel, *_rights(request))
    revision = compose(state.files, request.body, _terms(request, message.channel), message.now)
    return said(state, edit(state, message, revision))


def _delete(request: Request) -> None:
    message = _find(request)
    if message.author is not request.state.bot:
        require(request.state, message.channel, "manage_messages")
    delete(request.state, message)


def _history(request: Request) -> list[JSON]:
    state = request.state
    channel = state.world.channel(request.id("channel"))
    require(state, channel)
    if not bot_may(state, channel) & BITS["read_message_history"]:
        return []
    before = int(request.query.get("before", 1 << 63))
    after = int(request.query.get("after", 0))
    found = [one for one in state.messages.of(channel) if after < one.id < before and not one.ephemeral]
    limit = int(request.query.get("limit", 50))
    page = found[:limit] if after else found[-limit:]
    return [said(state, one) for one in reversed(page)]


def _typing(request: Request) -> None:
    require(request.state, request.state.world.channel(request.id("channel")), "send_messages")


def _open_dm(request: Request) -> JSON:
    user = request.state.world.users.get(int(request.body.fields["recipient_id"]))
    if user is None:
        raise refusal(10013)
    if user is request.state.bot:
        raise refusal(50007)
    return payloads.channel(request.state.world.dm(user))


MESSAGES = "/channels/{channel}/messages"
ONE = MESSAGES + "/{message}"
ROUTES = (
    Route(method="GET", path="/channels/{channel}", handler=_channel),
    Route(method="POST", path=MESSAGES, handler=_send, rate="send", by="channel"),
    Route(method="GET", path=MESSAGES, handler=_history),
    Route(method="GET", path=ONE, handler=_fetch),
    Route(method="PATCH", path=ONE, handler=_edit, rate="edit", by="channel"),
    Route(method="DELETE", path=ONE, handler=_delete, rate="delete", by="channel"),
    Route(method="POST", path="/channels/{channel}/typing", handler=_typing),
    Route(method="POST", path="/users/@me/channels", handler=_open_dm),
)
