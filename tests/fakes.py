"""Stand-ins for the slow parts: they keep the seams' promises, quickly and the same every time."""

import asyncio
import struct
import threading
import zlib

import numpy as np

from generator.recipe import Frame, Recipe, Score, Source

SOURCE = Source(
    piece="whale", pack="noto", author="Google", licence="Apache-2.0", words="orcas", box=(0.1, 0.2, 0.8, 0.9)
)


def recipe(**fields):
    """A recipe of few and small steps."""
    return Recipe(**{"text": "orcas", "seed": 1, "width": 64, "height": 64, "steps": 4, **fields})


NOTES = ("The memory has no drawing of 'quixotry'.",)


class FakePaint:
    """Paints flat greys, one step lighter each; keeps account of what was asked of it and of who closed it."""

    def __init__(
        self, *, fault=None, fault_at=2, notes=("The memory has no drawing of 'quixotry'.",), sources=(SOURCE,), heavy=0
    ):
        self.heavy = heavy  # bytes of a state, beside what is needed
        self.fault, self.fault_at, self.notes, self.sources = fault, fault_at, notes, sources
        self.asked, self.closed, self.threads = [], [], set()

    def __call__(self, recipe, state=None):
        self.asked.append((recipe, state))
        first = 0 if state is None else int(state["step"])
        try:
            for step in range(first, recipe.steps + 1):
                self.threads.add(threading.current_thread().name)
                if self.fault is not None and step == self.fault_at:
                    raise self.fault
                yield self.frame(recipe, step, first=step == first)
        finally:
            self.closed.append(recipe)

    def frame(self, recipe, step, *, first):
        shade = 40 + (recipe.seed + step) % 200
        return Frame(
            step=step,
            steps=recipe.steps,
            image=np.full((recipe.height, recipe.width, 3), shade, dtype=np.uint8),
            scores=(Score(label=recipe.text, weight=1.0, value=step / recipe.steps),),
            state=lambda: {"step": np.array(step), "heavy": np.zeros(self.heavy, np.uint8)},
            sources=self.sources if first else (),
            notes=self.notes if first else (),
        )


class Gate:
    """Holds a thread until a test lets it go on; `reached` says that it waits there."""

    def __init__(self):
        self.reached, self.open = threading.Event(), threading.Event()

    def __call__(self):
        self.reached.set()
        assert self.open.wait(timeout=60), "nobody opened the gate"


class GatedPaint(FakePaint):
    """A FakePaint that waits at a gate in the middle of one of its steps."""

    def __init__(self, at, **options):
        super().__init__(**options)
        self.at, self.gate = at, Gate()

    async def reached(self):
        """Wait, off the event loop, until a painting stands before the gate."""
        assert await asyncio.to_thread(self.gate.reached.wait, 60), "nobody came to the gate"

    def frame(self, recipe, step, *, first):
        if step == self.at:
            self.gate()
        return super().frame(recipe, step, first=first)


class Diary:
    """A Reporter that notes down what it is told, and lets tests wait for a kind of news."""

    def __init__(self, *, fault=None):
        self.fault, self.news, self._changed = fault, [], asyncio.Event()

    async def queued(self, _job, place):
        self._note("queued", place.position)

    async def begun(self, job):
        self._note("begun", job.key)

    async def painting(self, _job, frame, _seconds_left):
        self._note("painting", frame.step)

    async def held_up(self, _job, sentence):
        self._note("held up", sentence)

    async def done(self, _job, run):
        self._note("done", run)

    async def failed(self, _job, sentence):
        self._note("failed", sentence)

    async def cancelled(self, job):
        self._note("cancelled", job.key)

    def _note(self, kind, what):
        self.news.append((kind, what))
        self._changed.set()
        if self.fault is not None:
            raise self.fault

    def of(self, kind):
        return [what for told, what in self.news if told == kind]

    async def until(self, *kinds):
        """Wait until one of these was told, and give the last thing told of it."""
        async with asyncio.timeout(60):
            while not any(told in kinds for told, _ in self.news):
                self._changed.clear()
                await self._changed.wait()
        return next(what for told, what in reversed(self.news) if told in kinds)


def declared_png(width, height):
    """Give the first bytes of a PNG that says it is that large."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    empty = b"IDAT" + zlib.compress(b"")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", len(empty) - 4) + empty + struct.pack(">I", zlib.crc32(empty))
    )


def no_eye(texts):
    """Embed texts as nothing, so that only names answer."""
    return np.zeros((len(texts), 1), np.float32)
