"""Where a run's message is, and by which way it is reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

import discord

if TYPE_CHECKING:
    from storage.values import Run

Way: TypeAlias = Literal["channel", "token", "direct"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a message is: by which way it is reached; the token and when it dies (UNIX time) for the way `token`."""

    owner: int
    way: Way
    guild: int | None = None
    channel: int | None = None
    message: int | None = None
    token: str | None = field(default=None, repr=False)
    until: float = 0.0
    locale: str = ""  # the language of whoever asked
    restored: bool = False  # read from a row after a restart

    @property
    def made(self) -> float:
        """When the message was made, in UNIX time; its id says so."""
        return discord.utils.snowflake_time(self.message).timestamp() if self.message else 0.0


def restored(run: Run) -> Address:
    """Give the address that a run's row keeps."""
    return Address(
        owner=run.owner,
        way=cast("Way", run.reply or "direct"),
        guild=run.guild,
        channel=run.channel,
        message=run.message,
        token=run.token,
        until=run.token_until.timestamp() if run.token_until else 0.0,
        locale=run.locale,
        restored=True,
    )
