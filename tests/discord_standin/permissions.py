"""Permissions: the bits by name, and what a member may do in a channel."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .world import Channel, Guild, Member

BITS = {
    name: 1 << bit
    for name, bit in {
        "administrator": 3,
        "manage_channels": 4,
        "manage_guild": 5,
        "add_reactions": 6,
        "view_channel": 10,
        "send_messages": 11,
        "manage_messages": 13,
        "embed_links": 14,
        "attach_files": 15,
        "read_message_history": 16,
        "mention_everyone": 17,
        "use_external_emojis": 18,
        "use_application_commands": 31,
        "create_public_threads": 35,
        "send_messages_in_threads": 38,
        "use_external_apps": 50,
    }.items()
}
EVERYTHING = (1 << 52) - 1
#: What @everyone and a freshly invited bot may do unless a test says otherwise.
USUAL = frozenset(
    {
        "add_reactions",
        "view_channel",
        "send_messages",
        "send_messages_in_threads",
        "embed_links",
        "attach_files",
        "read_message_history",
        "use_application_commands",
        "use_external_apps",
    }
)
#: An app that only a user has installed brings no rights of its own; this is what answers may hold.
USER_INSTALL = frozenset({"embed_links", "attach_files"})


def bits(names: "frozenset[str] | set[str] | tuple[str, ...]") -> int:
    """Join named permissions into Discord's number; an unknown name is a KeyError."""
    return sum(BITS[name] for name in set(names))


def _in_guild(guild: "Guild", member: "Member") -> int:
    own = guild.everyone.permissions
    for role in member.roles:
        own |= role.permissions
    return EVERYTHING if guild.owner is member.user or own & BITS["administrator"] else own


def may(guild: "Guild", member: "Member", channel: "Channel") -> int:
    """Compute a member's permissions in a channel: roles, then the channel's overwrites, in Discord's order."""
    own = _in_guild(guild, member)
    if own == EVERYTHING:
        return own
    roles = {role.id for role in member.roles}
    for ids in ({guild.id}, roles, {member.user.id}):
        chosen = [rule for id_, rule in channel.overwrites.items() if id_ in ids]
        for rule in chosen:
            own &= ~rule.deny
        for rule in chosen:
            own |= rule.allow
    return own if own & BITS["view_channel"] else 0
