"""Checkpoints that can't be used: an earlier one is, or the beginning, and the person is told."""

import asyncio
from io import BytesIO

import pytest
from PIL import Image

from bot.recovery import put_back
from storage.values import Role
from tests.bot.bench import STEPS
from tests.fakes import FakePaint, GatedPaint


async def broken_off(bench, paint):
    """Leave a picture before its last step with two checkpoints, of steps 4 and 5."""
    async with bench.working(paint, every=0):
        key, _ = await bench.submit()
        await paint.reached()
        await bench.studio._hand.sitting._reel.written()
        checkpoints = [link for link in bench.store.gallery.get(key).files if link.role is Role.STATE]
        paint.gate.open.set()
        bench.studio._hand.painting.cancel()
        await asyncio.wait([bench.studio._hand.painting])
    return key, checkpoints


@pytest.mark.parametrize(
    ("damaged", "expected"),
    [
        (0, (5,)),
        (1, (4, "Its last checkpoint was damaged, so it was painted on from step 4.")),
        (2, (0, "Its checkpoints were damaged, so it was painted anew from the beginning.")),
    ],
)
@pytest.mark.parametrize("how", ["other bytes", "gone"])
async def test_a_damaged_checkpoint_is_replaced_by_an_earlier_one(open_bench, tmp_path, damaged, expected, how):
    bench = open_bench(f"sqlite:///{tmp_path}/reverie.db", tmp_path / "files")
    key, checkpoints = await broken_off(bench, GatedPaint(at=STEPS))
    for link in checkpoints[len(checkpoints) - damaged :]:
        path = bench.store.files.path(link.file.sha256)
        path.write_bytes(b"half of a che") if how == "other bytes" else path.unlink()
    paint = FakePaint(notes=())
    async with bench.working(paint):
        diary = await bench.resume(key)
        await diary.until("done", "failed")
    step, *notes = expected
    assert diary.of("painting") == list(range(step, STEPS + 1))
    assert list(bench.store.gallery.get(key).notes[1:]) == notes


class Picky(FakePaint):
    """Can go on from no state but the one of some step, as a newer program might."""

    def __init__(self, likes, error):
        super().__init__()
        self.likes, self.error = likes, error

    def __call__(self, recipe, state=None):
        if state is not None and int(state["step"]) != self.likes:
            raise self.error
        yield from super().__call__(recipe, state)


@pytest.mark.parametrize(("likes", "goes_on"), [(4, 4), (None, 0)])
@pytest.mark.parametrize("error", [KeyError("octave.0"), RuntimeError("sizes differ")])
async def test_a_checkpoint_of_another_program_counts_as_damaged(open_bench, tmp_path, likes, goes_on, error):
    bench = open_bench(f"sqlite:///{tmp_path}/reverie.db", tmp_path / "files")
    key, _ = await broken_off(bench, GatedPaint(at=STEPS))
    async with bench.working(Picky(likes, error)):
        diary = await bench.resume(key)
        await diary.until("done", "failed")
    assert diary.of("painting")[0] == goes_on
    bench.is_whole(key)


async def test_a_film_leaves_out_a_frame_that_is_damaged(open_bench, tmp_path, caplog):
    bench = open_bench(f"sqlite:///{tmp_path}/reverie.db", tmp_path / "files")
    key, _ = await broken_off(bench, GatedPaint(at=STEPS))
    second = next(link for link in bench.store.gallery.get(key).files if link.role is Role.FRAME and link.n == 2)
    bench.store.files.path(second.file.sha256).write_bytes(b"half of a fra")
    async with bench.working(FakePaint()):
        diary = await bench.resume(key)
        run = await diary.until("done", "failed")
    film = Image.open(BytesIO(bench.store.files.read(run.file(Role.GIF).sha256)))
    assert film.n_frames == 3  # of steps 0, 4 and 6
    assert "a frame is left out of a film" in caplog.text


async def test_a_start_lets_go_of_checkpoints_that_a_dying_program_kept(open_bench, tmp_path):
    bench = open_bench(f"sqlite:///{tmp_path}/reverie.db", tmp_path / "files")
    key, checkpoints = await broken_off(bench, GatedPaint(at=STEPS))
    bench.store.gallery.cancel(key)
    put_back(bench.store, "discord")
    assert [link for link in bench.store.gallery.get(key).files if link.role is Role.STATE] == []
    assert not any(bench.store.files.exists(link.file.sha256) for link in checkpoints)
