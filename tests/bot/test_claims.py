"""Who may paint what: one program a data folder, one painter a picture, everybody else may look on."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot import app, doctor
from bot.jobs import Job
from bot.settings import Secret, Settings
from generator.codec import to_json
from storage.gallery import Gallery
from storage.lock import held
from storage.status import Status
from storage.values import NewRun
from tests.fakes import Diary, FakePaint, GatedPaint, recipe
from tests.storage.conftest import numbers, postgres_url, server  # noqa: F401  fixtures


def wish(seed):
    wanted = recipe(seed=seed)
    new = NewRun(front="discord", owner=seed, line="orcas", recipe=to_json(wanted), seed=seed, steps=4, eye="pocket")
    return wanted, new


@pytest.fixture
async def programs(postgres_url, tmp_path):  # noqa: F811
    """Give a way to start bots that share one PostgreSQL, each with a data folder of its own."""
    async with AsyncExitStack() as stack:

        async def start(name, paint):
            settings = Settings(data_dir=tmp_path / name, database=Secret(postgres_url))
            return await stack.enter_async_context(app.studio(settings, "discord", lambda *_: paint))

        yield start


async def test_two_programs_on_one_database_never_paint_one_picture(programs, postgres_url):  # noqa: F811
    gallery = Gallery(postgres_url)
    wishes = {gallery.add(new).id: wanted for wanted, new in map(wish, range(20))}
    gallery.close()
    paints = FakePaint(), FakePaint()
    made = [await programs(name, paint) for name, paint in zip(("ann", "bob"), paints, strict=True)]
    diaries = {}
    for studio, store in made:
        for run in store.gallery.open_runs("discord", Status.QUEUED):
            diary = diaries.setdefault((run.id, studio), Diary())
            await studio.resume(Job(key=run.id, owner=run.owner, recipe=wishes[run.id], reporter=diary), run.turn)
    for key in wishes:
        told = [diary for (number, _), diary in diaries.items() if number == key]
        ends = [asyncio.create_task(diary.until("done")) for diary in told]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
    painted = [recipe.seed for paint in paints for recipe, _ in paint.asked]
    assert sorted(painted) == list(range(20))
    assert all(len(diary.of("done")) <= 1 for diary in diaries.values())


async def test_a_start_leaves_alone_what_another_program_paints_or_queues(programs):
    paint = GatedPaint(at=2)
    studio, store = await programs("ann", paint)
    keys = [(await studio.submit(new, wanted, Diary())).key for wanted, new in map(wish, range(2))]
    await paint.reached()
    _, other = await programs("bob", FakePaint())
    assert other.gallery.open_runs("discord") == ()
    assert [(run.status, run.kills) for run in map(store.gallery.get, keys)] == [
        (Status.PAINTING, 0),
        (Status.QUEUED, 0),
    ]
    paint.gate.open.set()


async def test_a_data_folder_keeps_its_name(programs, tmp_path):
    await programs("ann", FakePaint())
    await programs("bob", FakePaint())
    ann, bob = ((tmp_path / name / "worker").read_text() for name in ("ann", "bob"))
    assert ann != bob


def test_a_second_painter_is_told_who_paints(typist):
    with held(typist.folder / "data", "serving Discord"):
        code, _, err = typist("imagine", "a lake")
    assert code == 1
    assert "is in use by process" in err
    assert "serving Discord since" in err


def test_everything_that_only_looks_works_beside_a_painter(typist):
    typist("imagine", "a lake", "seed:7", "quality:draft")
    with held(typist.folder / "data", "serving Discord"):
        assert "a lake" in typist("history")[1]
        assert "seed        7" in typist("show", "1")[1]
        found = dict(doctor.checks(Settings(data_dir=typist.folder / "data"), lambda *_: FakePaint()))
        assert found["database"] == "✓ the newest run is 1"
        assert typist("db", "check")[0] == 0
        assert typist("db", "backup", str(typist.folder / "copy"))[0] == 0
