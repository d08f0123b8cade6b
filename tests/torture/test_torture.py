"""The short form of `benchmarks/torture.py`: nothing is lost, doubled or changed when the bot is killed."""

import random
import signal

from tests.torture import misfortunes, moments
from tests.torture.siege import Siege
from tests.torture.verdict import judged


async def test_nothing_is_lost_doubled_or_changed_by_kills(tmp_path):
    async with Siege(tmp_path, random.Random(1)) as siege:
        await siege.start()
        await misfortunes.killed(siege, [moments.painting])
        assert await misfortunes.poisoned(siege) == 3
        await misfortunes.killed(siege, [moments.answering])
        await siege.rows(lambda runs: not runs)
        siege.shot = True
        assert await siege.program.end(signal.SIGTERM) == 0
        assert siege.program.tracebacks() == 0
        verdict = await judged(siege)
        assert verdict.sound, verdict
