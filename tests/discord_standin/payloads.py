"""How Discord says it: users, guilds, channels and messages as JSON."""

import copy
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .components import JSON, media_of, walk
from .files import FileStore, StoredFile
from .messages import Message, Revision
from .permissions import may
from .world import Channel, Guild, Member, Role, User

if TYPE_CHECKING:
    from .interactions import Interaction


def timestamp(seconds: float) -> str:
    """Return ISO 8601 with a zone."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def user(one: User) -> JSON:
    """Return a user object."""
    return {
        "id": str(one.id),
        "username": one.name,
        "global_name": None if one.bot else one.name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": one.bot,
        "public_flags": 0,
    }


def member(one: Member, channel: Channel | None = None) -> JSON:
    """Return a member object; with a channel also the permissions there."""
    said = {
        "user": user(one.user),
        "roles": [str(role.id) for role in one.roles],
        "nick": None,
        "joined_at": "2020-01-01T00:00:00+00:00",
        "flags": 0,
        "deaf": False,
        "mute": False,
    }
    if channel and channel.guild:
        said["permissions"] = str(may(channel.guild, one, channel))
    return said


def role(one: Role, position: int = 1) -> JSON:
    """Return a role object."""
    flags: JSON = {"color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
    return {"id": str(one.id), "name": one.name, "permissions": str(one.permissions), "position": position, **flags}


def _overwrites(one: Channel) -> list[JSON]:
    roles = {one.guild.id, *one.guild.roles} if one.guild else set()
    return [
        {"id": str(id_), "type": int(id_ not in roles), "allow": str(rule.allow), "deny": str(rule.deny)}
        for id_, rule in one.overwrites.items()
    ]


def channel(one: Channel) -> JSON:
    """Return a channel object."""
    said: JSON = {"id": str(one.id), "type": int(one.kind), "last_message_id": None, "flags": 0}
    if one.guild is None:
        return {**said, "recipients": [user(one.partner)] if one.partner else []}
    if one.parent:
        return {**said, **_thread(one, one.parent, one.guild)}
    placed: JSON = {"guild_id": str(one.guild.id), "position": 0, "parent_id": None, "nsfw": False, "topic": None}
    return {**said, **placed, "name": one.name, "rate_limit_per_user": 0, "permission_overwrites": _overwrites(one)}


def _thread(one: Channel, parent: Channel, guild: Guild) -> JSON:
    lasting = {"archived": False, "auto_archive_duration": 1440, "locked": False}
    return {
        "guild_id": str(guild.id),
        "parent_id": str(parent.id),
        "owner_id": str(guild.owner.id),
        "name": one.name,
        "message_count": 0,
        "member_count": 1,
        "thread_metadata": {**lasting, "archive_timestamp": "2020-01-01T00:00:00+00:00"},
    }


def guild(one: Guild, *, whole: bool = True) -> JSON:
    """Return a guild object, by default with all that GUILD_CREATE brings."""
    said: JSON = {
        "id": str(one.id),
        "name": one.name,
        "icon": None,
        "owner_id": str(one.owner.id),
        "preferred_locale": one.locale,
        "premium_tier": one.tier,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role(one.everyone, 0), *(role(each) for each in one.roles.values())],
    }
    if whole:
        said["members"] = [member(each) for each in one.members.values() if each.user.bot]
        said["channels"] = [channel(each) for each in one.channels.values()]
        said |= {
            "member_count": len(one.members),
            "large": False,
            "threads": [channel(each) for each in one.threads.values()],
        }
        said["threads"] = [channel(each) for each in one.threads.values()]
        said |= {"presences": [], "voice_states": [], "stage_instances": [], "guild_scheduled_events": []}
    return said


def _attached(url: str, revision: Revision, files: FileStore) -> StoredFile | None:
    """Find the message's own file that a link means, be it `attachment://` or the CDN's."""
    name = url.removeprefix("attachment://")
    if name != url:
        return next((file for file in revision.attachments if file.filename == name), None)
    found = files.at(url)
    return found if found in revision.attachments else None


def resolved(revision: Revision, files: FileStore) -> tuple[list[JSON], list[JSON], set[int]]:
    """Return embeds and components with real links, and the ids of the files they show.

    An embed's picture whose attachment is gone is left out, as Discord does.
    """
    used: set[int] = set()
    embeds, components = copy.deepcopy(list(revision.embeds)), copy.deepcopy(list(revision.components))
    for embed in embeds:
        for key in ("image", "thumbnail"):
            url = str((embed.get(key) or {}).get("url", ""))
            if file := _attached(url, revision, files):
                used.add(file.id)
                embed[key] = files.media(file)
            elif url.startswith("attachment://"):
                del embed[key]
    for _, component in walk(components):
        for _, media in media_of(component):
            url = str(media.get("url", ""))
            file = _attached(url, revision, files)
            used |= {file.id} if file else set()
            media.update(files.media(file) if file else {"proxy_url": url, "loading_state": 2, "placeholder": ""})
    return embeds, components, used


def owners(one: "Interaction") -> JSON:
    """Return by whose installation an interaction came: 0 the server's (a DM has none), 1 the user's."""
    said = {"1": str(one.user.id)} if one.user.installed_app else {}
    if one.user_install:
        return said
    return {"0": str(one.channel.guild.id) if one.channel.guild else "0", **said}


def _metadata(one: "Interaction") -> JSON:
    owners = (
        {"1": str(one.user.id)} if one.user_install else {"0": str(one.channel.guild.id if one.channel.guild else 0)}
    )
    said: JSON = {"id": str(one.id), "type": int(one.kind), "user": user(one.user)}
    return {**said, "authorizing_integration_owners": owners}


def _origin(one: Message, application: int) -> JSON:
    said: JSON = {}
    if one.interaction:
        said |= {"application_id": str(application), "webhook_id": str(application)}
        said["interaction_metadata"] = _metadata(one.interaction)
    if one.reply_to:
        said["message_reference"] = {"message_id": str(one.reply_to.id), "channel_id": str(one.channel.id)}
    return said


def message(one: Message, files: FileStore, application: int) -> JSON:
    """Return a message object; files that embeds or components show are not among its `attachments`."""
    embeds, components, used = resolved(one.now, files)
    said: JSON = {
        "id": str(one.id),
        "channel_id": str(one.channel.id),
        "author": user(one.author),
        "type": int(one.kind),
        "content": one.content,
        "embeds": embeds,
        "components": components,
        "attachments": [files.payload(file) for file in one.attachments if file.id not in used],
        "flags": int(one.now.flags),
        "timestamp": timestamp(one.created),
        "edited_timestamp": timestamp(one.now.at) if one.edits else None,
        "tts": False,
        "pinned": False,
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": one.revisions[0].pings_everyone,
        **_origin(one, application),
    }
    return said
