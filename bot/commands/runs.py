"""`/show`, `/queue` and `/cancel`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.app_commands import Choice, Range, locale_str

from bot import excuses, layouts, shown, speech
from bot.answers import answering, check_owner, may_see, seen, whisper
from bot.errors import UsageError
from bot.languages import say
from bot.parts import parts
from storage.errors import MissingError

if TYPE_CHECKING:
    from bot.jobs import Job
    from bot.parts import Interaction, Parts

Number = Range[int, 1, 2**53]  # Discord's whole numbers end there
LISTED = 15  # jobs of a queue


@app_commands.command(name="show", description=locale_str(speech.COMMANDS["show"]))
@app_commands.describe(run=locale_str(speech.OPTIONS["run"]))
async def show(interaction: Interaction, run: Number) -> None:
    """Show a run's card to the one who asks."""
    async with answering(interaction):
        await shown.opened(interaction, run)


@app_commands.command(name="queue", description=locale_str(speech.COMMANDS["queue"]))
async def queue(interaction: Interaction) -> None:
    """List who waits; what others paint in private stays private."""
    async with answering(interaction):
        await whisper(interaction, await _queue(interaction))


async def _queue(interaction: Interaction) -> str:
    bot, locale = parts(interaction), str(interaction.locale)
    jobs, lines = bot.studio.queue, []
    if jobs.painting is not None:
        named, left = await _named(interaction, jobs.painting), jobs.seconds_left
        text = speech.QUEUE_PAINTING if left is None else speech.QUEUE_PAINTING_LEFT
        lines.append(say(text, locale, **named, time=speech.about(left or 0, locale)))
    waiting = jobs.waiting()
    if waiting:
        lines.append(say(speech.QUEUE_TITLE, locale, count=len(waiting)))
    for job, place in waiting[:LISTED]:
        when = speech.when(bot.clock(), place.seconds)
        lines.append(
            say(speech.QUEUE_ROW, locale, position=place.position, when=when, **await _named(interaction, job))
        )
    return "\n".join(lines) or speech.EMPTY_QUEUE


async def _named(interaction: Interaction, job: Job) -> dict[str, str]:
    """Name a job; of what isn't for these eyes only that it is there."""
    try:
        run = await asyncio.to_thread(parts(interaction).store.gallery.get, job.key)
    except MissingError:  # its row was deleted at the terminal, or a moment ago
        run = None
    if run is None or not may_see(interaction, run):
        locale = str(interaction.locale)
        return {"what": say(speech.HIDDEN, locale), "person": say(speech.SOMEBODY, locale)}
    return {"what": layouts.plain(run.line, layouts.LISTED), "person": speech.person(run.owner)}


@app_commands.command(name="cancel", description=locale_str(speech.COMMANDS["cancel"]))
@app_commands.describe(run=locale_str(speech.OPTIONS["run"]))
async def cancel(interaction: Interaction, run: Number | None = None) -> None:
    """Call off a run, or the person's latest one."""
    async with answering(interaction):
        bot = parts(interaction)
        number = run or next(reversed(_mine(bot, interaction.user.id)), None)
        if number is None:
            raise UsageError(excuses.NOTHING_OPEN)
        check_owner(interaction, await seen(interaction, number))
        if not await bot.studio.cancel(number):
            raise UsageError(excuses.TOO_LATE)
        await whisper(interaction, speech.CALLED_OFF, run=number)


@cancel.autocomplete("run")
async def complete(interaction: Interaction, typed: str) -> list[Choice[int]]:
    """Offer the person's own open runs."""
    bot, person = parts(interaction), interaction.user.id
    texts = {job.key: job.recipe.text for job in _open(bot) if job.owner == person}
    fits = [(key, text) for key, text in texts.items() if str(typed) in f"{key} {text}"]
    return [Choice(name=f"{key} {text}"[:100], value=key) for key, text in fits[:25]]


def _mine(bot: Parts, person: int) -> list[int]:
    return sorted(job.key for job in _open(bot) if job.owner == person)


def _open(bot: Parts) -> list[Job]:
    jobs = bot.studio.queue
    waiting = [job for job, _ in jobs.waiting()]
    return [jobs.painting, *waiting] if jobs.painting else waiting


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (show, queue, cancel)
