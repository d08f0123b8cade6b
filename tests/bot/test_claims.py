"""Who may paint what: one program a data folder, one painter a picture, everybody else may look on."""

import asyncio
import shutil
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

        async def start(name, paint, life=stack):
            settings = Settings(data_dir=tmp_path / name, database=Secret(postgres_url))
            return await life.enter_async_context(app.studio(settings, "discord", lambda *_: paint))

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


async def test_what_a_lost_folder_left_open_is_taken_over_and_painted(programs, postgres_url, typist, caplog):  # noqa: F811
    paint, other = GatedPaint(at=2), FakePaint()
    async with AsyncExitStack() as life:
        studio, store = await programs("ann", paint, life)
        begun, waiting = [(await studio.submit(new, wanted, Diary())).key for wanted, new in map(wish, range(2))]
        await paint.reached()
        name = store.gallery.get(begun).worker
        studio.leave()
        paint.gate.open.set()
    shutil.rmtree(typist.folder / "ann")
    typist.environ |= {"DATABASE_URL": postgres_url, "DATA_DIR": str(typist.folder / "bob")}
    assert typist("db", "adopt")[1] == f"{name} has 2 open runs, and no program works in it.\n"
    assert typist("db", "adopt", name) == (1, "Nothing was changed.\n", "")
    typist.answer = "yes"
    assert typist("db", "adopt", name)[:2] == (0, f"2 open runs of {name} will go on at the next start.\n")
    assert typist("db", "adopt")[1] == "No other data folder has open runs in this database.\n"
    studio, store = await programs("bob", other)
    assert "has open runs in this database" not in caplog.text
    for key, (wanted, _) in zip((begun, waiting), map(wish, range(2)), strict=True):
        diary = Diary()
        await studio.resume(Job(key=key, owner=7, recipe=wanted, reporter=diary), 0)
        assert (await diary.until("done", "failed")).status is Status.DONE


async def test_a_start_names_the_folder_that_is_perhaps_lost_and_no_living_one(programs, postgres_url, caplog):  # noqa: F811
    wanted, new = wish(1)
    paint = GatedPaint(at=0)
    async with AsyncExitStack() as life:
        studio, store = await programs("ann", paint, life)
        key = (await studio.submit(new, wanted, Diary())).key
        name = store.gallery.get(key).worker
        await programs("bob", FakePaint())
        assert name not in caplog.text
        await paint.reached()
        studio.leave()
        paint.gate.open.set()
    await programs("carol", FakePaint())
    assert f"db adopt {name}" in caplog.text


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
