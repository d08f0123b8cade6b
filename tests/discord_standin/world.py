"""Who and where: users, guilds, roles, members, channels."""

from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain

from .clock import Snowflakes
from .errors import refusal
from .permissions import USUAL, bits

MEBIBYTE = 1024 * 1024
UPLOAD_BY_TIER = (10 * MEBIBYTE, 10 * MEBIBYTE, 50 * MEBIBYTE, 100 * MEBIBYTE)


class ChannelKind(IntEnum):
    """Discord's channel types that the stand-in knows."""

    TEXT = 0
    DM = 1
    THREAD = 11


@dataclass(eq=False, kw_only=True, slots=True)
class User:
    """An account; `upload_limit` in bytes grows with Nitro, `locale` is the client's language."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    upload_limit: int = 10 * MEBIBYTE
    takes_dms: bool = True
    installed_app: bool = False


@dataclass(eq=False, kw_only=True, slots=True)
class Role:
    """A named set of permissions."""

    id: int
    name: str
    permissions: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Overwrite:
    """What a channel allows or denies a role or a user beyond their roles."""

    allow: int = 0
    deny: int = 0


@dataclass(eq=False, kw_only=True, slots=True)
class Member:
    """A user in a guild."""

    user: User
    roles: list[Role] = field(default_factory=list)


@dataclass(eq=False, kw_only=True, slots=True)
class Channel:
    """A guild's text channel, a thread in it (`parent` the channel), or a DM (`guild` None, `partner` the person)."""

    id: int
    name: str = ""
    guild: "Guild | None" = None
    partner: User | None = None
    parent: "Channel | None" = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)

    @property
    def kind(self) -> ChannelKind:
        """Discord's channel type."""
        return ChannelKind.THREAD if self.parent else ChannelKind.TEXT if self.guild else ChannelKind.DM


@dataclass(eq=False, kw_only=True, slots=True)
class Guild:
    """A server; the bot may or may not be in it."""

    id: int
    name: str
    owner: User
    everyone: Role
    locale: str = "en-US"
    tier: int = 0
    upload_limit: int = UPLOAD_BY_TIER[0]
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    threads: dict[int, Channel] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)


@dataclass(slots=True)
class World:
    """All that exists, by id."""

    ids: Snowflakes
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    dms: dict[int, Channel] = field(default_factory=dict)

    def add_user(self, name: str, **more: object) -> User:
        """Make an account; `more` are fields of `User`."""
        user = User(id=self.ids.mint(), name=name, **more)  # type: ignore[arg-type]
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *, tier: int = 0, locale: str = "en-US", owner: User | None = None) -> Guild:
        """Make a server with one channel, "general", and usual rights for everyone."""
        id_ = self.ids.mint()
        everyone = Role(id=id_, name="@everyone", permissions=bits(USUAL))
        owner = owner or self.add_user(f"owner of {name}")
        guild = Guild(
            id=id_, name=name, owner=owner, everyone=everyone, locale=locale, tier=tier,
            upload_limit=UPLOAD_BY_TIER[tier],
        )  # fmt: skip
        guild.members[owner.id] = Member(user=owner)
        self.guilds[id_] = guild
        self.add_channel(guild, "general")
        return guild

    def add_channel(self, guild: Guild, name: str) -> Channel:
        """Make a text channel."""
        channel = Channel(id=self.ids.mint(), name=name, guild=guild)
        guild.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str) -> Channel:
        """Make a public thread in a text channel, whose rights it has."""
        if parent.guild is None:
            raise ValueError("A DM has no threads")
        thread = Channel(id=self.ids.mint(), name=name, guild=parent.guild, parent=parent, overwrites=parent.overwrites)
        parent.guild.threads[thread.id] = thread
        return thread

    def add_role(self, guild: Guild, name: str, permissions: frozenset[str] = frozenset()) -> Role:
        """Make a role with named permissions."""
        role = Role(id=self.ids.mint(), name=name, permissions=bits(permissions))
        guild.roles[role.id] = role
        return role

    def dm(self, user: User) -> Channel:
        """Return the bot's private channel with a user, made when first asked for."""
        found = [channel for channel in self.dms.values() if channel.partner is user]
        channel = found[0] if found else Channel(id=self.ids.mint(), partner=user)
        return self.dms.setdefault(channel.id, channel)

    def channel(self, id_: int) -> Channel:
        """Find a channel, or refuse with 10003."""
        guilds = self.guilds.values()
        for channels in chain([self.dms], *((guild.channels, guild.threads) for guild in guilds)):
            if id_ in channels:
                return channels[id_]
        raise refusal(10003)
