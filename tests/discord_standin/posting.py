"""Messages coming, changing and going, with the events that tell of it."""

from typing import Any

from . import payloads
from .components import JSON
from .intents import Intent
from .messages import Flag, Message, Revision
from .state import State
from .world import Channel, User


def said(state: State, message: Message) -> JSON:
    """Return a message as the REST side says it."""
    return payloads.message(message, state.files, state.bot.id)


def created(state: State, message: Message) -> JSON:
    """Return a message as its sender hears of it: the nonce is told then, and never again."""
    return {**said(state, message), "nonce": message.nonce} if message.nonce else said(state, message)


def _tell(state: State, event: str, message: Message, data: JSON) -> None:
    state.changes.tell()
    if message.ephemeral:
        return
    guild = message.channel.guild
    intent = Intent.GUILD_MESSAGES if guild else Intent.DIRECT_MESSAGES
    placed = {"guild_id": str(guild.id)} if guild else {}
    state.gateway.dispatch(event, {**data, **placed}, intent=intent, guild_id=guild.id if guild else None)


def _heard(state: State, message: Message) -> JSON:
    """Return a message as an event carries it: without its content for who may not read it."""
    data = said(state, message) if message.edits else created(state, message)
    mine = message.author is state.bot or message.channel.guild is None or state.bot.id in message.now.pings
    if not mine and not state.privileged & Intent.MESSAGE_CONTENT:
        data |= {"content": "", "embeds": [], "components": [], "attachments": []}
    return data


def post(state: State, channel: Channel, author: User, revision: Revision, **more: Any) -> Message:
    """Post a message; `more` are fields of `Message`."""
    message = Message(id=state.ids.mint(), channel=channel, author=author, revisions=[revision], **more)
    state.messages.add(message)
    _tell(state, "MESSAGE_CREATE", message, _heard(state, message))
    return message


def edit(state: State, message: Message, revision: Revision) -> Message:
    """Give a message a new revision."""
    message.revisions.append(revision)
    _tell(state, "MESSAGE_UPDATE", message, _heard(state, message))
    return message


def delete(state: State, message: Message) -> None:
    """Delete a message."""
    message.deleted = True
    _tell(state, "MESSAGE_DELETE", message, {"id": str(message.id), "channel_id": str(message.channel.id)})


def thinking(state: State, *, ephemeral: bool) -> Revision:
    """Return what a deferred answer looks like until the real one comes."""
    flags = Flag.LOADING | (Flag.EPHEMERAL if ephemeral else Flag.NONE)
    return Revision(at=state.clock.now(), via="token", flags=flags)
