"""The engine thread: one step at a time, closed by whoever opened it."""

import asyncio
from contextlib import aclosing

import pytest

from generator.errors import PaintError
from generator.executor import Executor
from tests.fakes import FakePaint, GatedPaint, recipe


async def steps_of(executor, wanted, state=None):
    async with aclosing(executor.frames(wanted, state)) as frames:
        return [frame.step async for frame in frames]


async def reached(gate):
    await asyncio.to_thread(gate.reached.wait, 20)


@pytest.fixture
async def closing():
    executors = []
    yield lambda paint: executors.append(Executor(paint)) or executors[-1]
    for executor in executors:
        await executor.close()


async def test_every_frame_arrives_in_order(closing):
    paint = FakePaint()
    assert await steps_of(closing(paint), recipe()) == [0, 1, 2, 3, 4]
    assert paint.closed == [recipe()]


async def test_a_state_is_handed_on_to_go_on_from(closing):
    assert await steps_of(closing(FakePaint()), recipe(), {"step": 3}) == [3, 4]


async def test_all_steps_run_on_one_thread_that_is_not_the_loops(closing):
    paint = FakePaint()
    executor = closing(paint)
    await asyncio.gather(*(steps_of(executor, recipe(seed=seed)) for seed in range(3)))
    assert paint.threads == {"engine_0"}


async def test_two_readers_share_the_engine_and_get_their_own_frames(closing):
    executor = closing(FakePaint())
    found = await asyncio.gather(steps_of(executor, recipe(steps=2)), steps_of(executor, recipe(steps=3)))
    assert found == [[0, 1, 2], [0, 1, 2, 3]]


async def test_an_error_of_paint_comes_out_and_the_engine_goes_on(closing):
    executor = closing(FakePaint(fault=PaintError("The picture went grey.")))
    with pytest.raises(PaintError, match="went grey"):
        await steps_of(executor, recipe())
    assert await steps_of(executor, recipe(steps=1)) == [0, 1]


async def test_a_reader_that_stops_early_closes_the_painting(closing):
    paint = FakePaint()
    async with aclosing(closing(paint).frames(recipe())) as frames:
        async for frame in frames:
            if frame.step == 2:
                break
    assert paint.closed == [recipe()]


async def test_cancelled_in_the_middle_of_a_step_the_painting_is_closed_after_it(closing):
    paint = GatedPaint(at=2)
    executor = closing(paint)
    reading = asyncio.create_task(steps_of(executor, recipe()))
    await reached(paint.gate)
    reading.cancel()
    assert paint.closed == []
    paint.gate.open.set()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert paint.closed == [recipe()]


async def test_a_reader_cancelled_twice_still_frees_the_engine(closing):
    paint = GatedPaint(at=1)
    executor = closing(paint)
    reading = asyncio.create_task(steps_of(executor, recipe()))
    await reached(paint.gate)
    reading.cancel()
    await asyncio.wait([reading], timeout=0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    paint.gate.open.set()
    assert await steps_of(executor, recipe(steps=1)) == [0, 1]
    assert paint.closed == [recipe(), recipe(steps=1)]


async def test_closing_waits_for_the_step_and_then_tells_the_reader():
    paint = GatedPaint(at=2)
    executor = Executor(paint)
    reading = asyncio.create_task(steps_of(executor, recipe()))
    await reached(paint.gate)
    closing = asyncio.create_task(executor.close())
    await asyncio.wait([closing], timeout=0)  # from here on no step begins
    paint.gate.open.set()
    await closing
    with pytest.raises(RuntimeError, match="after shutdown"):
        await reading
    assert paint.closed == [recipe()]


async def test_a_closed_executor_paints_nothing():
    executor = Executor(FakePaint())
    await executor.close()
    with pytest.raises(RuntimeError, match="after shutdown"):
        await steps_of(executor, recipe())
