"""The stand-in as a test holds it: start it, give it people, look at what the bot did."""

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable
from typing import Any, Self, TypeVar

import aiohttp
from aiohttp import web

from . import (
    cdn,
    happenings,
    rest,
    routes_channels,
    routes_commands,
    routes_interactions,
    routes_login,
    routes_webhooks,
)
from .door import LOOPBACK, certificates, connector, environment
from .intents import Intent
from .messages import Message
from .person import Person
from .rates import Limits
from .state import State
from .world import Channel, Guild, Role, User

T = TypeVar("T")
ROUTES = (
    *routes_login.ROUTES,
    *routes_channels.ROUTES,
    *routes_commands.ROUTES,
    *routes_interactions.ROUTES,
    *routes_webhooks.ROUTES,
)


def application(state: State) -> web.Application:
    """Return the server: REST, gateway and CDN differ by path, so one port serves all hosts."""
    app = web.Application(client_max_size=1 << 30)
    for route in ROUTES:
        app.router.add_route(route.method, rest.PREFIX + route.path, rest.serve(state, route))
    app.router.add_get("/", state.gateway.serve)
    for folder in ("attachments", "ephemeral-attachments"):
        app.router.add_get(f"/{folder}/{{channel}}/{{id}}/{{name}}", cdn.serve(state))
    for folder in ("avatars", "icons", "embed/avatars"):
        app.router.add_get(f"/{folder}/{{rest:.+}}", cdn.avatar)
    app.router.add_route("*", "/{rest:.*}", rest.unknown(state))
    return app


class Standin:
    """A loopback Discord: `async with Standin() as discord: …`.

    It comes with one server, `guild`, that the bot is in, and its channel `channel`.
    Leaving it raises what broke inside the stand-in itself, if anything did.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        limits: Limits = Limits(),  # noqa: B008 - frozen, so it may be shared
        shards: int = 1,
        privileged: Intent = Intent.NONE,
    ) -> None:
        self.state = State(token=token, limits=limits, shards=shards, privileged=privileged)
        self.guild = self.add_guild("Test Kitchen")
        self.channel = next(iter(self.guild.channels.values()))
        self.port = 0
        self._runner = web.AppRunner(application(self.state), access_log=None, shutdown_timeout=0.2)
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    async def __aenter__(self) -> Self:
        """Open the port."""
        await self._runner.setup()
        await self._listen()
        return self

    async def _listen(self) -> None:
        """Listen, after an outage on the same port as before."""
        site = web.TCPSite(self._runner, LOOPBACK, self.port, ssl_context=certificates().server)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def __aexit__(self, *_: object) -> None:
        """Close the port and let go of everybody."""
        self.state.faults.open_gates()
        await self._runner.cleanup()
        if self._folder:
            self._folder.cleanup()
        if self.state.journal.breakdowns:
            raise self.state.journal.breakdowns[0]

    @contextlib.asynccontextmanager
    async def outage(self) -> AsyncIterator[None]:
        """Be gone: every line is cut and none is taken, until the block ends."""
        for site in list(self._runner.sites):
            await site.stop()
        for handler in list(self._runner.server.connections if self._runner.server else []):
            if handler.transport:
                handler.transport.abort()
        try:
            yield
        finally:
            await self._listen()

    @property
    def token(self) -> str:
        """The token to log in with."""
        return self.state.token

    def connector(self) -> aiohttp.TCPConnector:
        """Return a connector for one `discord.Client(connector=…)`."""
        return connector(self.port)

    def environment(self) -> dict[str, str]:
        """Return environment variables that lead another Python process here; it needs no other change."""
        self._folder = self._folder or tempfile.TemporaryDirectory()
        return environment(self.port, self._folder.name)

    def advance(self, seconds: float) -> None:
        """Let time pass on the stand-in's clock."""
        self.state.clock.advance(seconds)
        self.state.changes.tell()

    async def until(self, look: Callable[[], T | None], *, within: float = 60.0, what: str = "") -> T:
        """Wait until `look()` returns something true, asked anew after every change, and return it."""
        return await self.state.until(look, within=within, what=what)

    async def online(self, *, within: float = 60.0) -> None:
        """Wait until a bot has identified or resumed."""
        await self.until(lambda: self.state.gateway.online, within=within, what="the bot to come online")

    def messages(self, channel: Channel | None = None) -> list[Message]:
        """Return a channel's messages, oldest first, ephemeral ones too."""
        return self.state.messages.of(channel or self.channel)

    async def message(
        self, look: Callable[[Message], Any] = bool, channel: Channel | None = None, *, within: float = 60.0
    ) -> Message:
        """Wait for a message in a channel that `look` likes."""

        def found() -> Message | None:
            return next((one for one in self.messages(channel) if look(one)), None)

        return await self.until(found, within=within, what="a message")

    def person(self, name: str, channel: Channel | None = None, **more: object) -> Person:
        """Make a user and, where the channel is a server's, a member of it; `more` are fields of `User`."""
        user = self.state.world.add_user(name, **more)
        return Person(self.state, user, channel or self.channel).join()

    def add_guild(self, name: str, *, with_bot: bool = True, **more: Any) -> Guild:
        """Make a server; `more` are `tier`, `locale`, `owner`."""
        guild = self.state.world.add_guild(name, **more)
        if with_bot:
            happenings.invite_bot(self.state, guild)
        return guild

    def kick_bot(self, guild: Guild | None = None) -> None:
        """Throw the bot out of a server."""
        happenings.kick_bot(self.state, guild or self.guild)

    def add_channel(self, name: str, guild: Guild | None = None) -> Channel:
        """Make a text channel."""
        return happenings.add_channel(self.state, guild or self.guild, name)

    def add_thread(self, name: str, channel: Channel | None = None) -> Channel:
        """Begin a public thread in a text channel."""
        return happenings.add_thread(self.state, channel or self.channel, name)

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel."""
        happenings.delete_channel(self.state, channel)

    def overwrite(
        self,
        whom: User | Role | None = None,
        *,
        channel: Channel | None = None,
        allow: frozenset[str] | set[str] = frozenset(),
        deny: frozenset[str] | set[str] = frozenset(),
    ) -> None:
        """Allow and deny somebody, by default the bot, something in a channel."""
        happenings.overwrite(
            self.state, channel or self.channel, whom or self.state.bot, allow=frozenset(allow), deny=frozenset(deny)
        )

    def file(self, url: str) -> bytes:
        """Return the bytes behind a link, even a dead one."""
        found = self.state.files.at(url)
        if found is None:
            raise KeyError(url)
        return found.content
