"""How the gateway tells a bot what a person did."""

from . import payloads
from .access import app_may
from .components import JSON
from .interactions import Interaction
from .posting import said
from .state import State


def interaction_create(state: State, one: Interaction) -> JSON:
    """Return the data of INTERACTION_CREATE."""
    channel, guild = one.channel, one.channel.guild
    sent: JSON = {
        "id": str(one.id),
        "application_id": str(state.bot.id),
        "type": int(one.kind),
        "token": one.token,
        "version": 1,
        "data": one.data,
        "channel_id": str(channel.id),
        "channel": payloads.channel(channel),
        "locale": one.user.locale,
        "app_permissions": str(app_may(state, one)),
        "attachment_size_limit": one.upload_limit,
        "entitlements": [],
        "authorizing_integration_owners": payloads.owners(one),
        "context": 0 if guild else 1,
    }
    if guild:
        sent |= {"guild_id": str(guild.id), "guild_locale": guild.locale}
        sent["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        sent["member"] = payloads.member(guild.members[one.user.id], channel)
    else:
        sent["user"] = payloads.user(one.user)
    return {**sent, "message": said(state, one.source)} if one.source else sent


def named(command: JSON) -> JSON:
    """Return what an interaction's data says of its command; a server's own command names the server."""
    return {key: command[key] for key in ("id", "name", "type", "guild_id") if key in command}
