"""What the bot asked of the REST side, in order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any


@dataclass(eq=False, kw_only=True, slots=True)
class Call:
    """One request: `path` without the API's prefix, `fields` of its body, the answer's status (None: none yet)."""

    method: str
    path: str
    at: float
    fields: Any = None
    filenames: tuple[str, ...] = ()
    status: int | None = None

    def __str__(self) -> str:
        files = f" with {', '.join(self.filenames)}" if self.filenames else ""
        return f"{self.method} {self.path} -> {self.status or 'no answer yet'}: {json.dumps(self.fields)[:300]}{files}"


@dataclass(slots=True)
class Journal:
    """All requests; `unknown` are those for routes that the stand-in doesn't have."""

    calls: list[Call] = field(default_factory=list)
    unknown: list[Call] = field(default_factory=list)
    breakdowns: list[BaseException] = field(default_factory=list)

    def matching(self, method: str = "*", path: str = "*") -> Iterator[Call]:
        """Yield calls by method and path, both with `*` for anything."""
        yield from (call for call in self.calls if fnmatchcase(call.method, method) and fnmatchcase(call.path, path))

    def transcript(self, last: int = 20) -> str:
        """Return the last calls as text, one a line."""
        return "\n".join(map(str, self.calls[-last:]))

    @property
    def invalid(self) -> int:
        """How many calls ended in 401, 403 or 429: ten thousand in ten minutes get an address banned."""
        return sum(call.status in {401, 403, 429} for call in self.calls)

    def count(self, method: str = "*", path: str = "*") -> int:
        """Count calls by method and path."""
        return sum(1 for _ in self.matching(method, path))
