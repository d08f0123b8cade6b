"""What was painted before, shown again to one person alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import cards, excuses, layouts, pages, samples, speech
from bot import tell as telling
from bot.answers import seen
from bot.developing import files_of
from bot.languages import say
from bot.parts import parts
from storage.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.layouts import Draft
    from bot.parts import Interaction, Parts
    from storage.values import Run, Source


async def opened(interaction: Interaction, number: int) -> None:
    """Answer with the card of a run, files and all, to the one who asks alone."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    run = await seen(interaction, number)
    draft = await asyncio.to_thread(card, parts(interaction), run, str(interaction.locale))
    await tell(interaction, draft)


async def tell(interaction: Interaction, draft: Draft) -> None:
    """Put something in place of "is thinking", for the one who asked alone."""
    await interaction.followup.send(view=draft.view, files=draft.attached(), ephemeral=True)


def card(bot: Parts, run: Run, locale: str) -> Draft:
    """Give the card that fits a run's state, in a language; for a thread."""
    about = cards.subject(run, locale)
    if run.status is Status.FAILED:
        return cards.failed(about, run.error or excuses.ENDED)
    if run.status is Status.CANCELLED:
        return cards.cancelled(about)
    if not run.status.ended:
        said = f"**{run.id}** {about.say(run.status.sentence)}"
        return layouts.Draft(view=layouts.said(said, layouts.buttons(run.id, locale, "cancel")))
    return cards.done(about, run, *files_of(bot.store, run))


async def turn(interaction: Interaction, number: int, way: str) -> None:
    """Turn a page of a history, in its message."""
    bot = parts(interaction)
    old = bot.shelf.get(number)
    await interaction.response.defer()
    wanted = replace(old.wanted, viewer=interaction.user.id)
    page = await pages.turned(bot.store, wanted, old.older if way == "older" else old.path[:-1])
    draft = await asyncio.to_thread(pages.drawn, bot.store, page, bot.shelf.put(page), str(interaction.locale))
    await interaction.edit_original_response(view=draft.view, attachments=draft.attached())


async def turn_styles(interaction: Interaction, number: int, way: str) -> None:
    """Turn a page of the styles, in its message."""
    await interaction.response.defer()
    wanted = number + 1 if way == "next" else number - 1
    draft = await asyncio.to_thread(samples.page, wanted, str(interaction.locale))
    await interaction.edit_original_response(view=draft.view, attachments=draft.attached())


def looked_at(sources: tuple[Source, ...], locale: str) -> Iterator[str]:
    """Say each drawing once, with its licence and the words it was looked up for."""
    counted: dict[tuple[str, str, str, str], int] = {}
    for one in sources:
        key = (telling.plainly(one.piece), one.author or one.pack, one.licence, one.words)
        counted[key] = counted.get(key, 0) + 1
    for (piece, author, licence, words), times in counted.items():
        names = {"piece": layouts.plain(piece), "author": layouts.plain(author), "words": layouts.plain(words)}
        often = f" ({say(speech.TIMES, locale, count=times)})" if times > 1 else ""
        yield say(speech.SOURCE, locale, licence=licence, **names) + often
