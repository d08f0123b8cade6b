"""The application's commands."""

from .command_book import GLOBAL
from .components import JSON
from .errors import refusal
from .rest import Request, Route


def _scope(request: Request) -> int:
    """Return whose commands these are, or refuse with 50001 where the bot isn't."""
    if request.id("application") != request.state.bot.id:
        raise refusal(50001)
    if "guild" not in request.ids:
        return GLOBAL
    if request.id("guild") not in {guild.id for guild in request.state.bot_guilds()}:
        raise refusal(50001)
    return request.id("guild")


def _sync(request: Request) -> list[JSON]:
    return request.state.commands.sync(_scope(request), request.state.bot.id, request.body.fields)


def _list(request: Request) -> list[JSON]:
    return request.state.commands.by_scope.get(_scope(request), [])


def _one(request: Request) -> JSON:
    found = [one for one in _list(request) if one["id"] == request.ids["command"]]
    if not found:
        raise refusal(10063)
    return found[0]


def _delete(request: Request) -> None:
    _list(request).remove(_one(request))


PATHS = ("/applications/{application}/commands", "/applications/{application}/guilds/{guild}/commands")
ROUTES = tuple(
    route
    for path in PATHS
    for route in (
        Route(method="PUT", path=path, handler=_sync),
        Route(method="GET", path=path, handler=_list),
        Route(method="GET", path=path + "/{command}", handler=_one),
        Route(method="DELETE", path=path + "/{command}", handler=_delete),
    )
)
