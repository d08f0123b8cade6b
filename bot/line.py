"""The command line in Discord's words or with usual flags.

    imagine text:"a lake | fog:0.5" style:ghibli
    imagine a lake in the mountains --style ghibli --seed=7

Words without an option's name in front are the text, or go on with `avoid:` where that came last.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.errors import UsageError
from bot.options import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.options import Option

NAMED = re.compile(r"([A-Za-z]\w*):(.*)", re.DOTALL)
FLAG = re.compile(r"--([A-Za-z][\w-]*)(?:=(.*))?", re.DOTALL)
NUMBER = re.compile(r"\s*[+-]?[\d.]")
MISSPELT = 0.75  # likeness from which `styel:ghibli` is a mistake rather than words


@dataclass(slots=True, kw_only=True)
class _Reading:
    known: Mapping[str, Option]
    bare: Sequence[str]  # the options that bare words belong to, one after the other, unless another one goes on
    open: str = ""  # the option that goes on
    found: dict[str, str] = field(default_factory=dict)
    owed: str = ""  # the option that was named without a value so far

    def begin(self, name: str, value: str | None) -> None:
        self.settle()
        if name in self.found:
            raise UsageError(f"The option {name} is given twice.")
        option = self.known[name]
        if option.flag:
            self.found[name] = ""
            return
        self.found[name] = _bare(value or "")
        self.owed = "" if value else name
        self.open = name if option.flows else ""

    def settle(self) -> None:
        if self.owed:
            raise UsageError(f"The option {self.owed} needs a value.")

    def go_on(self, word: str) -> None:
        name = self.owed or self.open or self._next()
        if name not in self.known:
            raise UsageError(f"I don't know what to do with {word!r} here.")
        self.owed = ""
        self.found[name] = f"{self.found[name]} {word}".strip() if name in self.found else word

    def _next(self) -> str:
        free = [name for name in self.bare if name not in self.found]
        return (free or [*self.bare[-1:], ""])[0]


def split(words: Sequence[str], known: Mapping[str, Option], bare: Sequence[str] = ("text",)) -> dict[str, str]:
    """Give each option's value as it was typed; UsageError names an unknown option and those it looks like.

    `bare` are the options that words without a name belong to: one word each, and all others to the last.
    """
    reading = _Reading(known=known, bare=bare)
    for word in words:
        flag, named = FLAG.fullmatch(word), NAMED.fullmatch(word)
        if flag:
            reading.begin(_known_flag(flag[1], known), flag[2])
        elif named and (name := _spelled(named[1])) in known:
            reading.begin(name, named[2])
        elif named and _misspelt(named, known):
            raise UsageError(f"There is no option {named[1]!r}.{nearest(_spelled(named[1]), known)}")
        else:
            reading.go_on(word)
    reading.settle()
    return reading.found


def _known_flag(typed: str, known: Mapping[str, Option]) -> str:
    name = _spelled(typed)
    if name not in known:
        raise UsageError(f"There is no option --{typed}.{nearest(name, known)}")
    return name


def _misspelt(named: re.Match[str], known: Mapping[str, Option]) -> bool:
    """Whether `word:rest` was meant as an option: `tart:0.5` and `Vampire: the return` were not."""
    near = difflib.get_close_matches(_spelled(named[1]), list(known), n=1, cutoff=MISSPELT)
    return bool(near) and bool(named[2].strip()) and not NUMBER.match(named[2])


def _spelled(name: str) -> str:
    return name.lower().replace("-", "_")


def _bare(value: str) -> str:
    """Take off quotes that a shell left, as in 'text:"a lake"'."""
    quoted = len(value) > 1 and value[0] == value[-1] == '"'
    return value[1:-1] if quoted else value
