"""The stand-in's time: real time, plus whatever the test has let pass."""

import time

DISCORD_EPOCH_MS = 1_420_070_400_000


class Clock:
    """Runs like the real clock, and jumps ahead when a test says so."""

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> float:
        """Seconds since 1970."""
        return time.monotonic() + self._offset

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once: tokens expire, links die, messages grow old."""
        self._offset += seconds


class Snowflakes:
    """Mints Discord's ids: milliseconds since Discord's epoch, then a counter."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._count = 0

    def mint(self) -> int:
        """Return an id larger than all before it."""
        self._count += 1
        milliseconds = int(self._clock.now() * 1000) - DISCORD_EPOCH_MS
        return milliseconds << 22 | self._count & 0x3FFFFF
