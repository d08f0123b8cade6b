"""Faults on demand: the next requests that match are refused, limited, dropped or held."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from .errors import KNOWN, RefusedError, refusal
from .rates import VIA, limited


@dataclass(eq=False, slots=True)
class Gate:
    """Holds a request until the test opens it; `reached` is set when one stands before it."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    def open(self) -> None:
        """Let the request go on."""
        self.opened.set()

    async def pass_through(self) -> None:
        """Wait until the gate is open."""
        self.reached.set()
        await self.opened.wait()


@dataclass(eq=False, kw_only=True, slots=True)
class Fault:
    """What shall happen to `times` requests by method and path (`*` for anything)."""

    method: str
    path: str
    times: int = 1
    error: Callable[[], RefusedError] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False
    after: bool = False
    gate: Gate | None = None
    first_bytes: int = 0


@dataclass(slots=True)
class Faults:
    """The faults that are still to happen, in the order they were asked for."""

    waiting: list[Fault] = field(default_factory=list)
    gates: list[Gate] = field(default_factory=list)

    def status(self, status: int, method: str = "*", path: str = "*", *, times: int = 1) -> Fault:
        """Answer with a bare status such as 500 or 503."""
        return self._add(
            Fault(method=method, path=path, times=times, error=lambda: RefusedError(status, 0, f"{status}: on demand"))
        )

    def code(self, code: int, method: str = "*", path: str = "*", *, times: int = 1) -> Fault:
        """Answer with one of Discord's codes, such as 50013."""
        if code not in KNOWN:
            raise KeyError(code)
        return self._add(Fault(method=method, path=path, times=times, error=lambda: refusal(code)))

    def rate_limit(
        self, retry_after: float, method: str = "*", path: str = "*", *, everything: bool = False, via: bool = True
    ) -> Fault:
        """Answer 429 once; `everything` makes it the global limit, without `via` it looks like Cloudflare's ban."""

        def error() -> RefusedError:
            return limited(retry_after, everywhere=everything)

        return self._add(Fault(method=method, path=path, error=error, headers=VIA if via else {}))

    def drop(self, method: str = "*", path: str = "*", *, after: bool = False, times: int = 1) -> Fault:
        """Cut the connection instead of answering, before or `after` the request took effect."""
        return self._add(Fault(method=method, path=path, times=times, drop=True, after=after))

    def hold(self, method: str = "*", path: str = "*", *, after: bool = False, first_bytes: int = 0) -> Gate:
        """Hold one request, before or `after` it took effect, or a file after its `first_bytes`."""
        gate = Gate()
        self.gates.append(gate)
        self._add(Fault(method=method, path=path, gate=gate, after=after, first_bytes=first_bytes))
        return gate

    def _add(self, fault: Fault) -> Fault:
        self.waiting.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault that is due for a request, using it up."""
        for fault in self.waiting:
            if fnmatchcase(method, fault.method) and fnmatchcase(path, fault.path):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def open_gates(self) -> None:
        """Let everything go that is held: the stand-in is closing."""
        for gate in self.gates:
            gate.open()
