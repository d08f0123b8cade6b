"""`python -m bot` as a process of its own, started and killed again and again on one data folder."""

import asyncio
import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = {
    "THREADS": "1",  # the bits of a picture depend on them
    "CHECKPOINT_SECONDS": "1",  # a draft takes few seconds
    "LOG_LEVEL": "INFO",
}


def surroundings():
    """The environment of this process without its coverage: who is killed writes no report, and starts slower."""
    return {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE")} | OURS


class Program:
    """One bot at a time; what it logs is added to one file."""

    def __init__(self, environment, log):
        self._environment, self.log = {**surroundings(), **environment}, log
        self._running = self._ending = None
        self.code = 0  # the exit code, None while it runs

    async def start(self, ended):
        """Start it; `ended` is called when it has ended, however it does."""
        with self.log.open("ab") as log:
            self._running = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"), cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )
        self.code = None
        self._ending = asyncio.create_task(self._watch(ended))

    async def _watch(self, ended):
        self.code = await self._running.wait()
        ended()

    async def end(self, number=signal.SIGKILL):
        """Send a signal and wait until the process is gone; gives its exit code."""
        if self.code is None:
            self._running.send_signal(number)
        await self._ending
        return self.code

    def last_words(self):
        """The end of what it logged."""
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-40:])

    def tracebacks(self):
        """How many errors nobody caught, or caught and logged with where they came from."""
        return self.log.read_text("utf-8", "replace").count("Traceback (most recent call last)")
