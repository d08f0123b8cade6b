"""What a person holds after having done something: the wait for the bot's answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .components import JSON
from .interactions import AnswerKind, Interaction
from .messages import Message
from .state import State

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal that the bot opened in front of the person."""

    interaction: Interaction
    payload: JSON


@dataclass(frozen=True, slots=True)
class Exchange:
    """An interaction and the bot's answers to it; every wait takes `within` real seconds at most."""

    state: State
    interaction: Interaction

    async def _until(self, look: Callable[[], T | None], what: str, within: float) -> T:
        return await self.state.until(look, within=within, what=what)

    async def acknowledged(self, *, within: float = 60.0) -> AnswerKind:
        """Wait for the first answer of any kind."""
        return await self._until(lambda: self.interaction.answer, "an acknowledgement", within)

    async def reply(self, *, within: float = 60.0) -> Message:
        """Wait for the message that answers, past any "is thinking"."""

        def look() -> Message | None:
            original = self.interaction.original
            return None if original is None or original.loading else original

        return await self._until(look, "a reply", within)

    async def followup(self, number: int = 0, *, within: float = 60.0) -> Message:
        """Wait for the first, second, … followup."""

        def look() -> Message | None:
            return next(iter(self.interaction.followups[number:]), None)

        return await self._until(look, f"followup {number}", within)

    async def modal(self, *, within: float = 60.0) -> Modal:
        """Wait for a modal."""
        return Modal(self.interaction, await self._until(lambda: self.interaction.modal, "a modal", within))

    async def choices(self, *, within: float = 60.0) -> list[JSON]:
        """Wait for autocomplete choices."""
        await self.acknowledged(within=within)
        return self.interaction.choices or []

    @property
    def did_not_respond(self) -> bool:
        """Whether the person sees "The application did not respond"."""
        late = self.state.clock.now() - self.interaction.created > self.state.limits.answer_within
        return self.interaction.answer is None and late
