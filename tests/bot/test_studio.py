"""The studio: every job ends in one of done, failed and cancelled, in its row and with its reporter."""

import asyncio
import json
from contextlib import asynccontextmanager
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from bot.errors import QueueError
from bot.jobs import JobQueue
from bot.order import new_run
from bot.pace import Pace
from bot.reel import Store
from bot.sitting import Tools
from bot.studio import Studio
from generator.codec import from_json, to_json
from generator.errors import PaintError
from generator.executor import Executor
from generator.film import FRAME_MS, LAST_MS
from generator.media import open_picture, recipe_of
from storage.files import Files
from storage.gallery import Gallery
from storage.status import Status
from storage.values import Role
from tests.fakes import SOURCE, Diary, FakePaint, GatedPaint, recipe


class Ticks:
    """A clock that goes on one second whenever it is read."""

    def __init__(self):
        self.now = 0

    def __call__(self):
        self.now += 1
        return float(self.now)


@pytest.fixture
def store(tmp_path):
    gallery = Gallery(f"sqlite:///{tmp_path / 'reverie.db'}")
    yield Store(gallery=gallery, files=Files(tmp_path / "files"))
    gallery.close()


def tools_for(store, paint, **options):
    pace = Pace()
    queue = JobQueue(estimate=pace.seconds, **options)
    return Tools(store=store, executor=Executor(paint), queue=queue, pace=pace, threads=2, clock=Ticks())


@asynccontextmanager
async def working(store, paint, **options):
    """Give a studio at work; it is stopped at the end as the app stops it."""
    tools = tools_for(store, paint, **options)
    studio = Studio(tools)
    work = asyncio.create_task(studio.work())
    try:
        yield studio
    finally:
        work.cancel()
        await asyncio.wait([work])
        await tools.executor.close()


async def submitted(studio, wanted, diary, owner=0):
    return (await studio.submit(new_run(wanted, front="terminal", owner=owner), wanted, diary)).key


async def painted(store, wanted, paint=None):
    diary = Diary()
    async with working(store, paint or FakePaint()) as studio:
        await submitted(studio, wanted, diary)
        return await diary.until("done", "failed"), diary


def picture_of(store, run):
    return store.files.read(run.file(Role.PNG).sha256)


def film_of(store, run):
    film = Image.open(BytesIO(store.files.read(run.file(Role.GIF).sha256)))
    times = []
    for index in range(film.n_frames):
        film.seek(index)
        times.append(film.info["duration"])
    return film, times


# a job that goes well


async def test_a_job_is_told_from_queue_to_done(store):
    run, diary = await painted(store, recipe())
    assert diary.news == [
        ("queued", 1),
        ("begun", 1),
        *(("painting", step) for step in range(5)),
        ("done", run),
    ]


async def test_the_row_is_written_before_the_job_is_queued(store):
    paint = GatedPaint(at=0)
    async with working(store, paint) as studio:
        key = await submitted(studio, recipe(), Diary())
        assert store.gallery.get(key).recipe == to_json(recipe())
        paint.gate.open.set()


async def test_a_done_run_has_its_picture_film_frames_sources_and_scores(store):
    run, _ = await painted(store, recipe())
    assert (run.status, run.step, run.threads, run.notes) == (Status.DONE, 4, 2, FakePaint().notes)
    assert [source.piece for source in run.sources] == [SOURCE.piece]
    assert [(score.label, score.value) for score in run.scores] == [("orcas", 1.0)]
    assert [link.n for link in run.files if link.role is Role.FRAME] == [0, 2, 4]
    assert run.seconds > 0


async def test_the_picture_is_the_last_frame_exactly_with_recipe_and_credits_inside(store):
    run, _ = await painted(store, recipe())
    data = picture_of(store, run)
    assert np.array_equal(open_picture(data), FakePaint().frame(recipe(), 4, first=False).image)
    assert from_json(recipe_of(data)) == recipe()
    assert Image.open(BytesIO(data)).text["credits"] == "whale by Google, noto, Apache-2.0 (for 'orcas')"


async def test_the_same_recipe_gives_the_same_bytes_again(store):
    first, _ = await painted(store, recipe())
    second, _ = await painted(store, recipe())
    assert first.id != second.id
    assert first.file(Role.PNG) == second.file(Role.PNG)


async def test_the_film_has_a_frame_for_every_two_steps_and_holds_the_last(store):
    run, _ = await painted(store, recipe(steps=9))
    film, times = film_of(store, run)
    assert times == [FRAME_MS] * 5 + [LAST_MS]
    assert min(film.size) == 384


async def test_a_painting_that_looked_at_nothing_credits_nobody(store):
    run, _ = await painted(store, recipe(), FakePaint(sources=()))
    assert set(Image.open(BytesIO(picture_of(store, run))).text) == {"reverie"}


# several jobs


async def test_waiting_jobs_hear_of_their_place_as_it_changes(store):
    paint, waiting = GatedPaint(at=0), Diary()
    async with working(store, paint) as studio:
        await submitted(studio, recipe(), Diary())
        key = await submitted(studio, recipe(seed=2), Diary())
        await submitted(studio, recipe(seed=3), waiting)
        await studio.cancel(key)
        paint.gate.open.set()
        await waiting.until("done")
    assert waiting.of("queued")[-1] == 1


async def test_the_pace_is_learnt_for_later_estimates(store):
    tools = tools_for(store, FakePaint())
    studio, diary = Studio(tools), Diary()
    work = asyncio.create_task(studio.work())
    await submitted(studio, recipe(), diary)
    await diary.until("done")
    work.cancel()
    await asyncio.wait([work])
    await tools.executor.close()
    assert tools.pace.seconds(recipe(steps=8)) == pytest.approx(2 * tools.pace.seconds(recipe()))
    assert tools.pace.seconds(recipe()) == pytest.approx(5.0)  # the clock ticks once a frame


async def test_a_person_with_too_many_jobs_is_told_and_no_row_is_written(store):
    paint = GatedPaint(at=0)
    async with working(store, paint, most_each=1) as studio:
        await submitted(studio, recipe(), Diary())
        with pytest.raises(QueueError, match="You have 1 pictures on the way"):
            await submitted(studio, recipe(), Diary())
        paint.gate.open.set()
    assert len(store.gallery.open_runs("terminal")) == 1


# jobs that end otherwise


async def test_finish_now_keeps_what_is_there(store):
    paint, diary = GatedPaint(at=3), Diary()
    async with working(store, paint) as studio:
        key = await submitted(studio, recipe(steps=80), diary)
        await asyncio.to_thread(paint.gate.reached.wait, 20)
        assert studio.finish(key)
        paint.gate.open.set()
        run = await diary.until("done")
    assert (run.step, run.early, paint.closed) == (3, True, [recipe(steps=80)])
    _, times = film_of(store, run)
    assert times == [FRAME_MS, FRAME_MS, LAST_MS]
    assert Image.open(BytesIO(picture_of(store, run))).text["stopped"] == "after step 3 of 80"


async def test_what_is_not_begun_cannot_be_finished(store):
    paint, diary = GatedPaint(at=0), Diary()
    async with working(store, paint) as studio:
        key = await submitted(studio, recipe(), diary)
        await asyncio.to_thread(paint.gate.reached.wait, 20)
        assert not studio.finish(key)
        assert not studio.finish(key + 1)
        paint.gate.open.set()
        await diary.until("done")


async def test_a_waiting_job_can_be_called_off(store):
    paint, diary = GatedPaint(at=0), Diary()
    async with working(store, paint) as studio:
        await submitted(studio, recipe(), Diary())
        key = await submitted(studio, recipe(), diary)
        assert await studio.cancel(key)
        assert not await studio.cancel(key)
        paint.gate.open.set()
    assert diary.of("cancelled") == [key]
    assert store.gallery.get(key).status is Status.CANCELLED


async def test_a_painting_can_be_called_off_in_the_middle_of_a_step(store):
    paint, diary = GatedPaint(at=2), Diary()
    async with working(store, paint) as studio:
        key = await submitted(studio, recipe(), diary)
        await asyncio.to_thread(paint.gate.reached.wait, 20)
        assert await studio.cancel(key)
        paint.gate.open.set()
        assert await diary.until("cancelled") == key
    assert store.gallery.get(key).status is Status.CANCELLED
    assert diary.of("painting") == [0, 1]


async def test_a_fault_gets_its_sentence_and_the_next_job_is_painted(store, caplog):
    paint, next_one = FakePaint(fault=PaintError("The picture went grey.")), Diary()
    async with working(store, paint) as studio:
        failed = Diary()
        key = await submitted(studio, recipe(), failed)
        await submitted(studio, recipe(steps=1), next_one)
        assert await failed.until("failed") == "The picture went grey."
        await next_one.until("done")
    run = store.gallery.get(key)
    assert (run.status, run.error) == (Status.FAILED, "The picture went grey.")
    assert "PaintError" in caplog.text


async def test_a_bug_is_not_told_to_people_but_to_the_log(store, caplog):
    sentence, _ = await painted(store, recipe(), FakePaint(fault=ZeroDivisionError("secret detail")))
    assert sentence == "Something went wrong on our side; the log says what."
    assert "secret detail" in caplog.text


async def test_a_reporter_that_fails_loses_no_picture(store, caplog):
    diary = Diary(fault=ConnectionError("Discord is down"))
    async with working(store, FakePaint()) as studio:
        await submitted(studio, recipe(), diary)
        run = await diary.until("done")
    assert run.status is Status.DONE
    assert "Discord is down" in caplog.text


async def test_a_row_that_is_gone_harms_nobody(store, caplog):
    paint, next_one = GatedPaint(at=1), Diary()
    async with working(store, paint) as studio:
        key = await submitted(studio, recipe(), Diary())
        await asyncio.to_thread(paint.gate.reached.wait, 20)
        store.gallery.cancel(key)
        store.gallery.delete(key)
        await studio.cancel(key)
        paint.gate.open.set()
        await submitted(studio, recipe(), next_one)
        await next_one.until("done")
    assert f"run {key} could not be ended in its row" in caplog.text


async def test_a_run_claimed_by_another_program_is_left_to_it(store):
    paint, next_one = GatedPaint(at=0), Diary()
    async with working(store, paint) as studio:
        first, other = Diary(), Diary()
        await submitted(studio, recipe(), first)
        key = await submitted(studio, recipe(), other)
        store.gallery._worker = "another"
        store.gallery.begin(key)
        await submitted(studio, recipe(), next_one)
        paint.gate.open.set()
        await next_one.until("done")
    assert other.of("begun") == []
    assert store.gallery.get(key).status is Status.PAINTING


async def test_the_end_of_the_program_puts_the_picture_back_into_the_queue(store):
    paint = GatedPaint(at=2)
    async with working(store, paint) as studio:
        key = await submitted(studio, recipe(), Diary())
        await asyncio.to_thread(paint.gate.reached.wait, 20)
        paint.gate.open.set()
    assert store.gallery.get(key).status is Status.QUEUED
    assert paint.closed == [recipe()]


async def test_no_recipe_in_the_row_differs_from_the_one_painted(store):
    wanted = recipe(text="a cat | fog:-0.5", avoid="letters")
    run, _ = await painted(store, wanted)
    assert json.loads(run.recipe) == json.loads(recipe_of(picture_of(store, run)))
