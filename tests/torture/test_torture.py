"""The short form of `benchmarks/torture.py`: nothing is lost, doubled or changed when the bot is killed."""

import random
from dataclasses import replace

from storage.status import Status
from tests.torture import misfortunes, moments, verdict
from tests.torture.siege import Siege


async def test_nothing_is_lost_doubled_or_changed_by_kills(tmp_path):
    async with Siege(tmp_path, random.Random(1), crowd=2) as siege:
        await siege.start()
        await misfortunes.killed(siege, [moments.painting])
        assert await misfortunes.poisoned(siege) == 3
        await misfortunes.killed(siege, [moments.answering])
        assert await siege.finish() == 0
        assert siege.program.tracebacks() == 0
        found = await verdict.judged(siege)
        assert found.sound, found
        assert found.jobs >= 3
        the_verdict_would_have_told(siege)


def the_verdict_would_have_told(siege):
    """What is judged above isn't sound by blindness."""
    first, *others = verdict.every_run(siege.gallery)
    peace = {run.recipe: ("0" * 64, "0" * 64) for run in (first, *others)}
    assert list(verdict.losses(siege, [replace(first, status=Status.PAINTING), *others]))
    assert list(verdict.losses(siege, [replace(first, told=False), *others]))
    assert list(verdict.losses(siege, others))
    assert list(verdict.duplicates(siege, [replace(first, changes=first.changes * 2), *others]))
    assert list(verdict.duplicates(siege, [first, first]))
    assert len(list(verdict.differing(siege, [first], peace))) == 2
    verdict.endings(siege, first)[0].deleted = True
    assert list(verdict.losses(siege, [first, *others]))
