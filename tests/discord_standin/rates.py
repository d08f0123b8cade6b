"""Rate limits: how many requests in how many seconds, and the headers that tell of them."""

import hashlib
from dataclasses import dataclass, field

from .clock import Clock
from .errors import RefusedError

#: Without this header discord.py takes a 429 for a ban by Cloudflare and gives up at once.
VIA = {"Via": "1.1 google"}


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` requests in any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Every number that Discord keeps moving, in one place; bytes and seconds."""

    edit: Rate = Rate(5, 5.0)  # PATCH a message, per channel
    send: Rate = Rate(5, 5.0)  # POST a message, per channel
    delete: Rate = Rate(5, 1.0)  # DELETE a message, per channel
    webhook: Rate = Rate(5, 2.0)  # all requests with one interaction's token but the first answer
    old_edit: Rate = Rate(3, 20.0)  # edits of messages over an hour old, per channel: unpublished (30046)
    everything: Rate = Rate(50, 1.0)  # all requests with the bot's token
    command_creates: int = 200  # new commands a day and scope
    identifies: int = 1000  # a day
    request_bytes: int = 25 * 1024 * 1024
    old_after: float = 3600.0
    answer_within: float = 3.0
    token_lives: float = 900.0
    link_lives: float = 86400.0
    nonce_lives: float = 300.0
    user_install_followups: int = 5


def limited(retry_after: float, *, everywhere: bool = False) -> RefusedError:
    """Make the 429 of a full bucket, or of the limit on everything."""
    error = RefusedError(429, 0, "You are being rate limited.", retry_after=retry_after, **{"global": everywhere})
    del error.payload["code"]
    return error


@dataclass(slots=True)
class Window:
    """Requests counted since a moment; as with Discord the count starts anew when the time is over."""

    begun: float
    count: int = 0


@dataclass(slots=True)
class RateLimiter:
    """Counts requests by bucket; a bucket is a route's name and what it is limited by."""

    clock: Clock
    _windows: dict[tuple[str, str], Window] = field(default_factory=dict)

    def _window(self, bucket: tuple[str, str], rate: Rate) -> Window:
        now, window = self.clock.now(), self._windows.get(bucket)
        if window is None or window.begun + rate.seconds <= now:
            window = self._windows[bucket] = Window(now)
        return window

    def take(self, bucket: tuple[str, str], rate: Rate) -> float:
        """Count one request: 0 when there was room, otherwise the seconds until there is."""
        window = self._window(bucket, rate)
        if window.count >= rate.count:
            return window.begun + rate.seconds - self.clock.now()
        window.count += 1
        return 0.0

    def headers(self, bucket: tuple[str, str], rate: Rate) -> dict[str, str]:
        """Describe the bucket as Discord does."""
        window, now = self._window(bucket, rate), self.clock.now()
        reset = window.begun + rate.seconds
        return {
            "X-RateLimit-Bucket": hashlib.md5(bucket[0].encode(), usedforsecurity=False).hexdigest(),
            "X-RateLimit-Limit": str(max(rate.count, 1)),
            "X-RateLimit-Remaining": str(max(rate.count - window.count, 0)),
            "X-RateLimit-Reset": f"{reset:.3f}",
            "X-RateLimit-Reset-After": f"{reset - now:.3f}",
        }

    def check(self, bucket: tuple[str, str], rate: Rate) -> None:
        """Raise the 429 of a route's own bucket if it is full."""
        if wait := self.take(bucket, rate):
            raise limited(wait)

    def check_everything(self, rate: Rate) -> None:
        """Raise the global 429 if the bot's token has been used too often."""
        if wait := self.take(("everything", ""), rate):
            raise limited(wait, everywhere=True)

    def check_old_edit(self, channel: int, rate: Rate) -> None:
        """Raise 30046; it comes as a 429, so discord.py waits and tries five times before it gives up."""
        if wait := self.take(("old edit", str(channel)), rate):
            message = "Maximum number of edits to messages older than 1 hour reached. Try again later"
            raise RefusedError(429, 30046, message, retry_after=wait, **{"global": False})
