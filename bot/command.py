"""What a command of the terminal is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.cli import World
    from bot.options import Option

    Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: what it does, what it takes, and the options that bare words belong to, in their order."""

    run: Callable[[World, Values], int]
    says: str
    options: Mapping[str, Option]
    bare: tuple[str, ...] = ()
    form: str = ""
