"""A painting that was broken off anywhere goes on from its checkpoint, and ends in the same bytes."""

import asyncio
import shutil
from contextlib import asynccontextmanager

import pytest

from bot.app import Engine
from bot.jobs import Job, JobQueue
from bot.pace import Pace
from bot.reel import Care, Store
from bot.sitting import Tools
from bot.studio import Studio
from generator.codec import to_json
from generator.executor import Executor
from generator.media import recipe_of
from storage.files import Files
from storage.gallery import Gallery
from storage.status import Status
from storage.values import NewRun, Role
from tests.fakes import Diary, FakePaint, Gate, recipe

EYES = {}  # opened once for all tests
APPLE = {"text": "a red apple | fog:-0.3", "seed": 7, "steps": 14, "width": 64, "height": 64, "views": 2}


def real(files):
    from bot.settings import Settings  # noqa: PLC0415

    engine = Engine(Settings(threads=1), files)
    engine._eyes = EYES
    return engine.paint


def fake(_files):
    return FakePaint(sources=())


class Halted:
    """Paints as another one does, and stands still before it shows a step."""

    def __init__(self, paint, at):
        self.paint, self.at, self.gate, self.begun = paint, at, Gate(), []

    def __call__(self, recipe, state=None):
        for frame in self.paint(recipe, state):
            self.begun += [frame.step] if frame.sources or not self.begun else []
            if frame.step == self.at:
                self.gate()
            yield frame


class House:
    """A data folder, and studios that work in it one after the other."""

    def __init__(self, folder, paint):
        self.folder, self.paint = folder, paint
        folder.mkdir(exist_ok=True)
        self.store = Store(gallery=Gallery(f"sqlite:///{folder}/reverie.db"), files=Files(folder / "files"))

    @asynccontextmanager
    async def working(self, at=-1, every=0.0, **options):
        paint = Halted(self.paint(self.store.files), at)
        pace = Pace()
        tools = Tools(
            store=self.store,
            executor=Executor(paint),
            queue=JobQueue(estimate=pace.seconds),
            pace=pace,
            care=Care(every=every),
            **options,
        )
        studio = Studio(tools)
        work = asyncio.create_task(studio.work())
        try:
            yield studio, paint
        finally:
            paint.gate.open.set()
            work.cancel()
            await asyncio.wait([work])
            await tools.executor.close()

    async def submit(self, studio, wanted, diary):
        new = NewRun(
            front="terminal",
            owner=0,
            line=wanted.text,
            recipe=to_json(wanted),
            seed=wanted.seed,
            steps=wanted.steps,
            eye=wanted.eye,
        )
        return (await studio.submit(new, wanted, diary)).key

    async def painted(self, wanted):
        """Paint without being disturbed."""
        diary = Diary()
        async with self.working(every=1e9) as (studio, _):
            await self.submit(studio, wanted, diary)
            return await diary.until("done", "failed")

    async def crashed(self, wanted, at, **options):
        """Give the house as a program leaves it that dies before it shows a step."""
        async with self.working(at, **options) as (studio, paint):
            await self.submit(studio, wanted, Diary())
            await asyncio.to_thread(paint.gate.reached.wait, 60)
            await studio._hand.sitting._reel.written()
            shutil.copytree(self.folder, self.folder.with_name("crashed"))
        return House(self.folder.with_name("crashed"), self.paint)

    async def resumed(self, key, wanted, **options):
        """Paint on after a crash; gives the run, and the step that it went on from."""
        self.store.gallery.requeue(key, killed=True)
        diary = Diary()
        async with self.working(**options) as (studio, _):
            await studio.resume(Job(key=key, owner=0, recipe=wanted, reporter=diary), 0)
            await diary.until("done", "failed")
        return self.store.gallery.get(key), diary.of("painting")[0]

    def bytes_of(self, run):
        return [self.store.files.read(run.file(role).sha256) for role in (Role.PNG, Role.GIF)]


def states(run):
    return [link for link in run.files if link.role is Role.STATE]


@pytest.fixture(scope="module")
def wanted(request):
    return recipe(**APPLE, style=request.param)


@pytest.fixture(scope="module")
def whole(wanted, tmp_path_factory):
    """Picture and film of a run that nobody disturbed."""
    house = House(tmp_path_factory.mktemp("whole") / "data", real)
    return house.bytes_of(asyncio.run(house.painted(wanted)))


@pytest.mark.parametrize(
    ("wanted", "at"), [("", 8), *(("van-gogh", at) for at in (0, 1, 5, 8, 14))], indirect=["wanted"]
)
async def test_picture_and_film_are_those_of_an_undisturbed_run(tmp_path, wanted, whole, at):
    """With the real eye: before the first step, after one, odd, even and measured, and before the last."""
    broken = await House(tmp_path / "broken", real).crashed(wanted, at)
    run, step = await broken.resumed(1, wanted)
    assert (run.status, run.step, step) == (Status.DONE, 14, max(0, at - 1))
    assert broken.bytes_of(run) == whole
    assert recipe_of(broken.bytes_of(run)[0]) == to_json(wanted)
    assert [link.n for link in states(run)] == [14]
