"""What those who manage a server chose: where the bot paints there, how finely, and how much for each person."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord

from bot import excuses, speech
from bot.errors import QuotaError, UsageError
from bot.languages import Words
from bot.parts import parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.parts import Interaction, Parts

WITHIN = timedelta(hours=24)
MOST_CHANNELS = 25  # that can be chosen in one menu, by Discord
MOST_DAILY = 1_000
RANKS = tuple(speech.QUALITIES)  # the lowest first
HIGHEST = RANKS[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Channels by their ids (none: all), the highest quality, pictures for each person in 24 hours (0: any number)."""

    channels: tuple[int, ...] = ()
    quality: str = HIGHEST
    daily: int = 0

    def lowered(self, quality: str) -> str:
        """Give a quality that nobody typed, or the highest there is here."""
        return self.quality if self.above(quality) else quality

    def above(self, quality: str) -> bool:
        """Whether a quality is higher than it may be; so is one that nobody knows."""
        return quality not in RANKS[: RANKS.index(self.quality) + 1]


def read(kept: Mapping[str, Any]) -> Rules:
    """Read what is kept of a server; what makes no sense (any more) counts as not chosen."""
    channels, quality, daily = (kept.get(name) for name in ("channels", "quality", "daily"))
    return Rules(
        channels=tuple(one for one in channels if isinstance(one, int)) if isinstance(channels, list) else (),
        quality=quality if quality in RANKS else HIGHEST,
        daily=daily if isinstance(daily, int) and 0 < daily <= MOST_DAILY else 0,
    )


async def of(bot: Parts, guild: int | None) -> Rules:
    """Give the rules of a server; elsewhere there are none."""
    return Rules() if guild is None else read(await asyncio.to_thread(bot.store.gallery.settings, "server", guild))


async def admitted(interaction: Interaction, quality: str | None) -> Rules:
    """Refuse what the server doesn't let a person ask for here and now: UsageError, QuotaError. None: any quality."""
    bot = parts(interaction)
    rules = await of(bot, interaction.guild_id)
    if rules.channels and places(interaction).isdisjoint(rules.channels):
        raise _elsewhere(interaction, rules)
    if quality is not None and rules.above(quality):
        raise UsageError(excuses.TOO_FINE, quality=Words(rules.quality))
    await _count(bot, rules, interaction.guild_id, interaction.user.id)
    return rules


@asynccontextmanager
async def counted(bot: Parts, guild: int | None, owner: int) -> AsyncIterator[None]:
    """Write a run down within this block; QuotaError where its person has none left. Nobody else's comes between."""
    rules = await of(bot, guild)
    if not rules.daily:
        yield
        return
    async with bot.counting:
        await _count(bot, rules, guild, owner)
        yield


async def _count(bot: Parts, rules: Rules, guild: int | None, owner: int) -> None:
    if not rules.daily or guild is None:
        return
    asked = await asyncio.to_thread(bot.store.gallery.lately, owner, guild, rules.daily)
    now = datetime.fromtimestamp(bot.clock(), UTC)
    # What seems to be asked for far in the future is no reason to wait until then: the clock went backwards.
    if len(asked) == rules.daily and now < (free := asked[-1] + WITHIN) < now + 2 * WITHIN:
        raise QuotaError(excuses.USED_UP, count=rules.daily, when=f"<t:{round(free.timestamp())}:R>")


def places(interaction: Interaction) -> set[int]:
    """Give the channel that somebody is in, and that of a thread, by their ids."""
    channel = interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return {place for place in (interaction.channel_id, parent) if place}


def there(interaction: Interaction, rules: Rules) -> list[int]:
    """Give the chosen channels that still exist, as far as the bot is told of them."""
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    if guild is None or guild.unavailable:
        return list(rules.channels)
    return [channel for channel in rules.channels if guild.get_channel(channel)]


def mentioned(channels: list[int]) -> str:
    """Name channels."""
    return ", ".join(f"<#{channel}>" for channel in channels)


def _elsewhere(interaction: Interaction, rules: Rules) -> UsageError:
    channels = there(interaction, rules)
    return UsageError(excuses.ELSEWHERE, channels=mentioned(channels)) if channels else UsageError(excuses.NOWHERE)
