"""All that the stand-in knows, apart from sockets."""

import base64
import secrets
from collections.abc import Callable
from typing import TypeVar

from .clock import Clock, Snowflakes
from .command_book import CommandBook
from .faults import Faults
from .files import FileStore
from .gateway import Gateway
from .intents import Intent
from .interactions import InteractionBook
from .journal import Journal
from .messages import MessageBook
from .rates import Limits, RateLimiter
from .waiting import Changes
from .world import Guild, World

T = TypeVar("T")


def _token(id_: int) -> str:
    """Make a token of the shape that Discord's have: the bot's id, a time, a secret."""
    owner = base64.b64encode(str(id_).encode()).decode().rstrip("=")
    return f"{owner}.{secrets.token_hex(3)}.{secrets.token_hex(19)}"


class State:
    """One Discord with one application in it.

    `privileged` are the privileged intents that the application may ask for.
    """

    def __init__(self, *, token: str | None, limits: Limits, shards: int, privileged: Intent) -> None:
        self.limits = limits
        self.shards = shards
        self.privileged = privileged
        self.clock = Clock()
        self.ids = Snowflakes(self.clock)
        self.changes = Changes()
        self.world = World(self.ids)
        self.owner = self.world.add_user("app owner")
        self.bot = self.world.add_user("stand-in bot", bot=True)
        self.token = token or _token(self.bot.id)
        self.files = FileStore(self.clock, self.ids, limits.link_lives)
        self.messages = MessageBook()
        self.commands = CommandBook(self.clock, self.ids, limits.command_creates)
        self.interactions = InteractionBook(self.clock, limits)
        self.limiter = RateLimiter(self.clock)
        self.faults = Faults()
        self.journal = Journal()
        self.gateway = Gateway(self)

    def bot_guilds(self) -> list[Guild]:
        """The servers that the bot is in."""
        return [guild for guild in self.world.guilds.values() if self.bot.id in guild.members]

    async def until(self, look: Callable[[], T | None], *, within: float = 60.0, what: str = "") -> T:
        """Wait until `look()` returns something true, and return it; in vain, the error tells the last requests."""
        try:
            return await self.changes.until(look, within=within, what=what)
        except TimeoutError as error:
            error.add_note(f"The last requests:\n{self.journal.transcript()}")
            raise
