"""What happens to servers: the bot comes and goes, channels too, rights change; the bot hears of it."""

from . import payloads
from .intents import Intent
from .permissions import USUAL, bits
from .state import State
from .world import Channel, Guild, Member, Overwrite, Role, User


def _tell(state: State, event: str, guild: Guild, data: dict[str, object]) -> None:
    state.gateway.dispatch(event, data, intent=Intent.GUILDS, guild_id=guild.id)
    state.changes.tell()


def invite_bot(state: State, guild: Guild, permissions: frozenset[str] = USUAL) -> Role:
    """Let the bot into a server, with a role of its own that holds these permissions."""
    role = state.world.add_role(guild, "the bot's", permissions)
    guild.members[state.bot.id] = Member(user=state.bot, roles=[role])
    _tell(state, "GUILD_CREATE", guild, payloads.guild(guild))
    return role


def kick_bot(state: State, guild: Guild) -> None:
    """Throw the bot out of a server."""
    del guild.members[state.bot.id]
    _tell(state, "GUILD_DELETE", guild, {"id": str(guild.id)})


def add_channel(state: State, guild: Guild, name: str) -> Channel:
    """Make a text channel."""
    channel = state.world.add_channel(guild, name)
    _tell(state, "CHANNEL_CREATE", guild, payloads.channel(channel))
    return channel


def add_thread(state: State, parent: Channel, name: str) -> Channel:
    """Begin a public thread in a text channel."""
    thread = state.world.add_thread(parent, name)
    if thread.guild:
        _tell(state, "THREAD_CREATE", thread.guild, payloads.channel(thread))
    return thread


def delete_channel(state: State, channel: Channel) -> None:
    """Delete a server's channel and all that is in it."""
    guild = channel.guild
    if guild is None:
        raise ValueError("A DM can't be deleted")
    del guild.channels[channel.id]
    for message in state.messages.of(channel):
        message.deleted = True
    _tell(state, "CHANNEL_DELETE", guild, payloads.channel(channel))


def overwrite(
    state: State, channel: Channel, whom: User | Role, *, allow: frozenset[str], deny: frozenset[str]
) -> None:
    """Say what a user or a role may and may not do in a channel, whatever their roles say."""
    if channel.guild is None:
        raise ValueError("A DM has no overwrites")
    channel.overwrites[whom.id] = Overwrite(allow=bits(allow), deny=bits(deny))
    _tell(state, "CHANNEL_UPDATE", channel.guild, payloads.channel(channel))
