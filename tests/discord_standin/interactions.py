"""Interactions: what a person did, and how far the bot's answer has come."""

import secrets
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from .clock import Clock
from .errors import refusal
from .messages import Message
from .rates import Limits
from .world import Channel, User


class InteractionKind(IntEnum):
    """What the person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class AnswerKind(IntEnum):
    """What the bot answered."""

    MESSAGE = 4
    DEFER = 5
    DEFER_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


MESSAGES = {AnswerKind.MESSAGE, AnswerKind.DEFER}
UPDATES = {AnswerKind.UPDATE, AnswerKind.DEFER_UPDATE}
ANSWERS = {
    InteractionKind.COMMAND: MESSAGES | {AnswerKind.MODAL},
    InteractionKind.COMPONENT: MESSAGES | UPDATES | {AnswerKind.MODAL},
    InteractionKind.AUTOCOMPLETE: {AnswerKind.CHOICES},
    InteractionKind.MODAL: MESSAGES,  # and UPDATES if the modal was opened from a message
}


@dataclass(eq=False, kw_only=True, slots=True)
class Interaction:
    """One interaction. Times in seconds of the stand-in's clock, `upload_limit` in bytes.

    `source` is the message with the component; `original` what `@original` means;
    `modal` and `choices` are what the bot sent of these; `deferred` is true until the real answer is there.
    """

    id: int
    kind: InteractionKind
    user: User
    channel: Channel
    created: float
    upload_limit: int
    data: dict[str, Any]
    source: Message | None = None
    user_install: bool = False
    command_kind: int = 1
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    answer: AnswerKind | None = None
    answered: float | None = None
    original: Message | None = None
    deferred: bool = False
    followups: list[Message] = field(default_factory=list)
    modal: dict[str, Any] | None = None
    choices: list[dict[str, Any]] | None = None

    @property
    def waited(self) -> float | None:
        """Seconds until the bot acknowledged it."""
        return None if self.answered is None else self.answered - self.created

    def may_be_answered(self, kind: int) -> bool:
        """Whether this kind of answer fits this kind of interaction."""
        allowed = ANSWERS[self.kind]
        return kind in (allowed | UPDATES if self.kind is InteractionKind.MODAL and self.source else allowed)


@dataclass(slots=True)
class InteractionBook:
    """All interactions, and the rules of their tokens."""

    clock: Clock
    limits: Limits
    by_token: dict[str, Interaction] = field(default_factory=dict)

    def add(self, interaction: Interaction) -> Interaction:
        """Take an interaction in."""
        return self.by_token.setdefault(interaction.token, interaction)

    def to_acknowledge(self, id_: int, token: str) -> Interaction:
        """Find an interaction that may still be answered: 40060 if it was, 10062 if it is too late."""
        found = self.by_token.get(token)
        if found is None or found.id != id_:
            raise refusal(10062)
        if found.answer is not None:
            raise refusal(40060)
        if self.clock.now() - found.created > self.limits.answer_within:
            raise refusal(10062)
        return found

    def by_webhook(self, token: str) -> Interaction:
        """Find an answered interaction: 50027 when its token has died, 10015 before it was answered."""
        found = self.by_token.get(token)
        if found is not None and self.clock.now() - found.created > self.limits.token_lives:
            raise refusal(50027)
        if found is None or found.answer is None:
            raise refusal(10015)
        return found
