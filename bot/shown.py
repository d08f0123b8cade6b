"""What was painted before, shown again to one person alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import cards, pages, speech, tell
from bot.answers import seen
from bot.parts import parts
from bot.progress import files_of
from storage.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.cards import Draft
    from bot.parts import Interaction, Parts
    from storage.values import Run, Source


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


async def turn(interaction: Interaction, number: int, way: str) -> None:
    """Turn a page of a history, in its message."""
    bot = parts(interaction)
    old = bot.shelf.get(number)
    await interaction.response.defer()
    wanted = replace(old.wanted, viewer=interaction.user.id)
    page = await pages.turned(bot.store, wanted, old.older if way == "older" else old.path[:-1])
    draft = await asyncio.to_thread(pages.drawn, bot.store, page, bot.shelf.put(page))
    await interaction.edit_original_response(view=draft.view, attachments=draft.attached())


def looked_at(sources: tuple[Source, ...]) -> Iterator[str]:
    """Say each drawing once, with its licence and the words it was looked up for."""
    counted: dict[tuple[str, str, str, str], int] = {}
    for one in sources:
        key = (tell.plainly(one.piece), one.author or one.pack, one.licence, one.words)
        counted[key] = counted.get(key, 0) + 1
    for (piece, author, licence, words), times in counted.items():
        often = f" ({times} times)" if times > 1 else ""
        names = {
            "piece": cards.plain(piece),
            "author": cards.plain(author),
            "licence": licence,
            "words": cards.plain(words),
        }
        yield speech.SOURCE.format(times=often, **names)
