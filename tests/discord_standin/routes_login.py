"""Logging in: who am I, what application, which gateway; and looking up users and servers."""

from . import payloads
from .components import JSON
from .errors import refusal
from .rest import Request, Route
from .world import Guild

GATEWAY_URL = "wss://gateway.discord.gg/"


def _me(request: Request) -> JSON:
    return {**payloads.user(request.state.bot), "verified": True, "mfa_enabled": False, "flags": 0}


def _application(request: Request) -> JSON:
    bot = request.state.bot
    said: JSON = {"id": str(bot.id), "name": bot.name, "icon": None, "description": "", "summary": "", "flags": 0}
    said |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "00" * 32}
    return {**said, "owner": payloads.user(request.state.owner), "team": None}


def _gateway(request: Request) -> JSON:
    state = request.state
    limits = {
        "total": state.limits.identifies,
        "remaining": max(state.limits.identifies - len(state.gateway.identifies), 0),
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    }
    return {"url": GATEWAY_URL, "shards": state.shards, "session_start_limit": limits}


def _user(request: Request) -> JSON:
    user = request.state.world.users.get(request.id("user"))
    if user is None:
        raise refusal(10013)
    return payloads.user(user)


def _find_guild(request: Request) -> Guild:
    guild = request.state.world.guilds.get(request.id("guild"))
    if guild is None or guild not in request.state.bot_guilds():
        raise refusal(10004)
    return guild


def _guild(request: Request) -> JSON:
    return payloads.guild(_find_guild(request), whole=False)


def _guild_channels(request: Request) -> list[JSON]:
    return [payloads.channel(one) for one in _find_guild(request).channels.values()]


def _member(request: Request) -> JSON:
    member = _find_guild(request).members.get(request.id("user"))
    if member is None:
        raise refusal(10007)
    return payloads.member(member)


ROUTES = (
    Route(method="GET", path="/users/@me", handler=_me),
    Route(method="GET", path="/oauth2/applications/@me", handler=_application),
    Route(method="GET", path="/applications/@me", handler=_application),
    Route(method="GET", path="/gateway/bot", handler=_gateway),
    Route(method="GET", path="/users/{user}", handler=_user),
    Route(method="GET", path="/guilds/{guild}", handler=_guild),
    Route(method="GET", path="/guilds/{guild}/channels", handler=_guild_channels),
    Route(method="GET", path="/guilds/{guild}/members/{user}", handler=_member),
)
