"""Messages: who they are, and every state they have been in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING

from .components import JSON, names, texts, walk
from .errors import ImpossibleError, refusal
from .files import StoredFile
from .world import Channel, User

if TYPE_CHECKING:
    from .interactions import Interaction


class Flag(IntFlag):
    """Message flags."""

    NONE = 0
    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


class MessageKind(IntEnum):
    """Message types."""

    DEFAULT = 0
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    CONTEXT_MENU_COMMAND = 23


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """What a message holds from one moment on.

    `via` says who wrote it: "bot" (its own token), "token" (an interaction's) or "person".
    Components and embeds are as sent, with `attachment://` links; attachments are files of the CDN.
    `pings` are the ids of users and roles that were notified; edits notify nobody.
    """

    at: float
    via: str
    content: str = ""
    embeds: tuple[JSON, ...] = ()
    components: tuple[JSON, ...] = ()
    attachments: tuple[StoredFile, ...] = ()
    flags: Flag = Flag.NONE
    pings: frozenset[int] = frozenset()
    pings_everyone: bool = False


@dataclass(eq=False, kw_only=True, slots=True)
class Message:
    """A message with its revisions, oldest first; it reads like the newest."""

    id: int
    channel: Channel
    author: User
    revisions: list[Revision]
    kind: MessageKind = MessageKind.DEFAULT
    nonce: str | None = None
    reply_to: "Message | None" = None
    interaction: "Interaction | None" = None
    deleted: bool = False

    @property
    def now(self) -> Revision:
        """The newest revision."""
        return self.revisions[-1]

    @property
    def created(self) -> float:
        """When it was posted."""
        return self.revisions[0].at

    @property
    def edits(self) -> int:
        """How often it was edited."""
        return len(self.revisions) - 1

    @property
    def content(self) -> str:
        """Its plain content."""
        return self.now.content

    @property
    def embeds(self) -> tuple[JSON, ...]:
        """Its embeds, as sent."""
        return self.now.embeds

    @property
    def components(self) -> tuple[JSON, ...]:
        """Its components, as sent, each with an id."""
        return self.now.components

    @property
    def attachments(self) -> tuple[StoredFile, ...]:
        """All its files, also those that embeds or components show."""
        return self.now.attachments

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return Flag.EPHEMERAL in self.now.flags

    @property
    def loading(self) -> bool:
        """Whether it still says "… is thinking"."""
        return Flag.LOADING in self.now.flags

    @property
    def text(self) -> str:
        """All that can be read in it: content, text displays, embeds' titles, descriptions and fields."""
        return "\n".join(part for part in (self.content, *texts(self.components), *self._embedded()) if part)

    def _embedded(self) -> Iterator[str]:
        for embed in self.embeds:
            yield from (embed.get("title") or "", embed.get("description") or "")
            for entry in embed.get("fields") or []:
                yield f"{entry['name']}\n{entry['value']}"

    def seen_by(self, user: User) -> bool:
        """Whether a user who may read the channel sees this message."""
        mine = self.interaction is not None and self.interaction.user is user
        return not self.deleted and (mine or not self.ephemeral)

    def component(self, wanted: str) -> JSON:
        """Find a component by label, placeholder, emoji or custom id."""
        every = [one for _, one in walk(self.components)]
        found = [one for one in every if wanted in names(one)]
        if not found:
            there = sorted(name for one in every for name in names(one))
            raise ImpossibleError(f"There is no {wanted!r} on this message; there is {there}")
        return found[0]


@dataclass(slots=True)
class MessageBook:
    """All messages, by id, oldest first."""

    by_id: dict[int, Message] = field(default_factory=dict)

    def add(self, message: Message) -> Message:
        """Take a message in."""
        return self.by_id.setdefault(message.id, message)

    def get(self, channel: Channel, id_: int) -> Message:
        """Find a message as the channel's routes do: an ephemeral one is unknown to them (10008)."""
        message = self.by_id.get(id_)
        if message is None or message.channel is not channel or message.deleted or message.ephemeral:
            raise refusal(10008)
        return message

    def of(self, channel: Channel) -> list[Message]:
        """All that is to be seen in a channel by somebody, oldest first."""
        return [one for one in self.by_id.values() if one.channel is channel and not one.deleted]

    def by_nonce(self, author: User, channel: Channel, nonce: str, since: float) -> Message | None:
        """Find an author's recent message with this nonce."""
        for message in reversed(self.of(channel)):
            if message.author is author and message.nonce == nonce and message.created >= since:
                return message
        return None
