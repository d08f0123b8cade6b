"""`/show`, `/queue` and `/cancel`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.app_commands import Choice, Range, locale_str

from bot import cards, speech
from bot.answers import answering, check_owner, seen, whisper
from bot.errors import UsageError
from bot.parts import parts
from bot.progress import files_of
from storage.status import Status

if TYPE_CHECKING:
    from bot.cards import Draft
    from bot.jobs import Job
    from bot.parts import Interaction, Parts
    from storage.values import Run

Number = Range[int, 1, 2**53]  # Discord's whole numbers end there
LISTED = 15  # jobs of a queue


@app_commands.command(name="show", description=locale_str(speech.COMMANDS["show"]))
@app_commands.describe(run=locale_str(speech.OPTIONS["run"]))
async def show(interaction: Interaction, run: Number) -> None:
    """Show a run's card to the one who asks."""
    async with answering(interaction):
        await opened(interaction, run)


async def opened(interaction: Interaction, number: int) -> None:
    """Answer with the card of a run, files and all, to the one who asks alone."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    draft = await asyncio.to_thread(card, parts(interaction), await seen(interaction, number))
    await interaction.followup.send(view=draft.view, files=draft.attached(), ephemeral=True)


def card(bot: Parts, run: Run) -> Draft:
    """Give the card that fits a run's state; for a thread."""
    about = cards.subject(run)
    if run.status is Status.FAILED:
        return cards.failed(about, run.error or speech.ENDED)
    if run.status is Status.CANCELLED:
        return cards.cancelled(about)
    if not run.status.ended:
        return cards.Draft(view=cards.said(f"**{run.id}** {run.status.sentence}", cards.buttons(run.id, "cancel")))
    return cards.done(run, *files_of(bot.store, run))


@app_commands.command(name="queue", description=locale_str(speech.COMMANDS["queue"]))
async def queue(interaction: Interaction) -> None:
    """List who waits; what others paint in private stays private."""
    async with answering(interaction):
        await whisper(interaction, await _queue(interaction))


async def _queue(interaction: Interaction) -> str:
    bot, person = parts(interaction), interaction.user.id
    jobs, lines = bot.studio.queue, []
    if jobs.painting is not None:
        left = "" if jobs.seconds_left is None else speech.LEFT.format(time=speech.about(jobs.seconds_left))
        lines.append(speech.QUEUE_PAINTING.format(**await _named(bot, jobs.painting, person), left=left))
    waiting = jobs.waiting()
    if waiting:
        lines.append(speech.QUEUE_TITLE.format(count=len(waiting)))
    for job, place in waiting[:LISTED]:
        when = speech.when(bot.clock(), place.seconds)
        lines.append(speech.QUEUE_ROW.format(position=place.position, when=when, **await _named(bot, job, person)))
    return "\n".join(lines) or speech.EMPTY_QUEUE


async def _named(bot: Parts, job: Job, viewer: int) -> dict[str, str]:
    run = await asyncio.to_thread(bot.store.gallery.get, job.key)
    secret = not run.visible_to(viewer)
    return {
        "what": speech.HIDDEN if secret else cards.plain(run.line, cards.LISTED),
        "person": speech.person(run.owner),
    }


@app_commands.command(name="cancel", description=locale_str(speech.COMMANDS["cancel"]))
@app_commands.describe(run=locale_str(speech.OPTIONS["run"]))
async def cancel(interaction: Interaction, run: Number | None = None) -> None:
    """Call off a run, or the person's latest one."""
    async with answering(interaction):
        bot = parts(interaction)
        number = run or next(reversed(_mine(bot, interaction.user.id)), None)
        if number is None:
            raise UsageError(speech.NOTHING_OPEN)
        check_owner(interaction, await seen(interaction, number))
        if not await bot.studio.cancel(number):
            raise UsageError(speech.TOO_LATE)
        await whisper(interaction, speech.CALLED_OFF.format(run=number))


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
