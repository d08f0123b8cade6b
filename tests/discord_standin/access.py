"""What the bot may do where, and how large its files may be."""

from .errors import refusal
from .interactions import Interaction
from .permissions import BITS, EVERYTHING, USER_INSTALL, bits, may
from .state import State
from .world import Channel

IN_DM = EVERYTHING


def bot_may(state: State, channel: Channel) -> int:
    """Return the bot's permissions in a channel as a number; 0 where it isn't."""
    if channel.guild is None:
        return IN_DM
    member = channel.guild.members.get(state.bot.id)
    return may(channel.guild, member, channel) if member else 0


def require(state: State, channel: Channel, *names: str) -> None:
    """Refuse with 50001 where the bot can't see the channel, with 50013 where it lacks a right there."""
    held = bot_may(state, channel)
    if channel.parent:
        names = tuple(f"{name}_in_threads" if name == "send_messages" else name for name in names)
    if not held & BITS["view_channel"]:
        raise refusal(50001)
    if bits(names) & ~held:
        raise refusal(50013)


def require_dm(channel: Channel) -> None:
    """Refuse with 50007 if this is the private channel of somebody who takes no messages from bots."""
    if channel.partner and not channel.partner.takes_dms:
        raise refusal(50007)


def app_may(state: State, interaction: Interaction) -> int:
    """Return `app_permissions` of an interaction: a user-installed app has few of its own."""
    return bits(USER_INSTALL) if interaction.user_install else bot_may(state, interaction.channel)


def upload_limit(channel: Channel) -> int:
    """Return what a file posted with the bot's own token may weigh: the server's limit."""
    return channel.guild.upload_limit if channel.guild else 10 * 1024 * 1024
