"""After a restart: what was queued or interrupted goes on in its own message, and what ended unheard is told."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from bot import cards, excuses
from bot.address import restored
from bot.jobs import Job
from generator.codec import from_json
from generator.errors import ReverieError
from storage.status import ENDED, Status
from storage.values import LOCAL, Filter

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.layouts import Draft
    from bot.pace import Pace
    from bot.parts import Parts
    from storage.gallery import Gallery
    from storage.values import Run

log = logging.getLogger(__name__)

LEARNT = 10  # pictures from which the pace is learnt


async def resume(bot: Parts) -> None:
    """Go on with everything that the program before this one left open."""
    gallery, patiently = bot.store.gallery, bot.studio.patiently
    await patiently(lambda _again: gallery.wipe_tokens())
    unheard = await patiently(lambda _again: gallery.open_runs("discord", *ENDED))
    waiting = await patiently(lambda _again: gallery.open_runs("discord", Status.QUEUED))
    for run in unheard:
        await bot.desk.reporter(restored(run), run.parent).tell(run, ending(run))
    for run in waiting:
        await _queue(bot, run)
    if waiting or unheard:
        log.info("going on with %d pictures, telling the end of %d", len(waiting), len(unheard))


async def _queue(bot: Parts, run: Run) -> None:
    """Queue a run once more; one that this program can't read is set aside, and the others go on."""
    reporter = bot.desk.reporter(restored(run), run.parent)
    try:
        recipe = from_json(run.recipe)
    except ReverieError as error:
        sentence = str(error)
        failed = await bot.studio.patiently(lambda again: bot.store.gallery.fail(run.id, sentence, again=again))
        await reporter.tell(failed, ending(failed))
    else:
        await bot.studio.resume(Job(key=run.id, owner=run.owner, recipe=recipe, reporter=reporter), run.turn)


def ending(run: Run) -> Callable[[], Draft] | None:
    """Give the card of an end without a picture; None where there is one."""
    if run.status is Status.DONE:
        return None
    about = cards.subject(run)
    if run.status is Status.CANCELLED:
        return partial(cards.cancelled, about)
    return partial(cards.failed, about, run.error or excuses.ENDED)


def learn(pace: Pace, gallery: Gallery) -> None:
    """Learn from the rows how fast this machine paints, but not from those that another version wrote; for a thread."""
    lately = gallery.history(Filter(viewer=LOCAL, status=Status.DONE), limit=LEARNT)
    for run in reversed(lately):
        if run.seconds:
            with suppress(ReverieError):
                pace.learn(from_json(run.recipe), run.step, run.seconds)
