"""Nothing goes unless a rule says so; what a rule says goes, and frees what was said before."""

from __future__ import annotations

import pytest

from storage.check import check
from storage.errors import MissingError
from storage.files import Files
from storage.retention import Plan, Rules, carry_out, plan
from storage.values import Link, Result, Role


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


@pytest.fixture
def paint(gallery, asked, files, clock):
    """Paint a run of ten bytes: picture, frame, state and start; others may share the start. A day goes by."""

    def one(letter, start=b"s", **fields):
        run = gallery.add(asked(files=(Link(role=Role.START, file=files.put(start, "png")),), **fields))
        gallery.begin(run.id)
        made = {Role.PNG: b"pp", Role.FRAME: b"fff", Role.STATE: b"tttt"}
        links = [Link(role=role, file=files.put(data[1:] + letter, "png")) for role, data in made.items()]
        done = gallery.finish(run.id, Result(step=80, seconds=1, scores=(), files=tuple(links)))
        clock.move(days=1)
        return done

    return one


@pytest.fixture
def tried(gallery, url, files, clock):
    """Carry a plan out, and see that it frees what it said."""

    def one(**rules):
        before = sum(file.size for file in files.listed())
        planned = plan(url, Rules(**rules), clock=clock)
        told = []
        carry_out(url, files, planned, seen=lambda done, of: told.append((done, of)))
        after = sum(file.size for file in files.listed())
        assert (before - after, after) == (planned.size, planned.left)
        assert told[-1:] == ([(len(planned.runs) + len(planned.bare),) * 2] if planned.runs or planned.bare else [])
        assert list(check(url, files)) == []
        return planned

    return one


def left(gallery, *runs):
    there = []
    for run in runs:
        try:
            there.append(gallery.get(run.id).id)
        except MissingError:
            continue
    return there


def test_without_rules_everything_stays(tried, paint):
    paint(b"a")
    assert tried() == Plan(runs=(), bare=(), files=0, size=0, left=10)


def test_old_runs_go_and_leave_others_what_they_share(gallery, files, tried, paint):
    runs = [paint(letter) for letter in (b"a", b"b", b"c")]  # 3, 2 and 1 days ago
    assert tried(days=1) == Plan(runs=(1, 2), bare=(), files=6, size=18, left=10)
    assert left(gallery, *runs) == [3]
    assert files.read(gallery.get(3).file(Role.START).sha256) == b"s"


def test_starred_runs_stay_unless_told_otherwise(gallery, clock, tried, paint):
    runs = [paint(letter, start=letter) for letter in (b"a", b"b")]
    gallery.star(1, 5)
    clock.move(days=9)
    assert tried(days=1).runs == (2,)
    assert tried(days=1, starred=False).runs == (1,)
    assert left(gallery, *runs) == []


def test_frames_and_states_go_sooner_than_pictures(gallery, tried, paint):
    paint(b"a")
    paint(b"b")
    assert tried(frame_days=1) == Plan(runs=(), bare=(1,), files=2, size=7, left=12)
    assert {link.role for link in gallery.get(1).files} == {Role.START, Role.PNG}
    assert len(gallery.get(2).files) == 4
    assert tried(frame_days=1).bare == ()


@pytest.mark.parametrize(
    ("size", "runs"), [(28, ()), (27, (1,)), (19, (1,)), (18, (1, 2)), (9, (1, 2, 3)), (0, (1, 2, 3))]
)
def test_the_oldest_go_until_the_rest_is_small_enough(tried, paint, size, runs):
    for letter in (b"a", b"b", b"c"):
        paint(letter)  # 9 bytes each, and one that they share
    assert tried(size=size).runs == runs


def test_rules_add_up(gallery, tried, paint):
    runs = [paint(letter) for letter in (b"a", b"b", b"c", b"d")]
    both = Plan(runs=(1, 2), bare=(3,), files=8, size=25, left=12)
    assert tried(days=2, frame_days=1, size=12) == both
    assert tried(size=11) == Plan(runs=(3,), bare=(), files=1, size=2, left=10)
    assert left(gallery, *runs) == [4]


def test_what_is_painted_or_waits_stays(gallery, clock, tried, asked):
    waiting, painting = gallery.add(asked()), gallery.add(asked())
    gallery.begin(painting.id)
    clock.move(days=9)
    assert tried(days=1, frame_days=1, size=0).runs == ()
    assert left(gallery, waiting, painting) == [1, 2]


def test_a_clock_that_went_backwards_lets_nothing_go_sooner(gallery, clock, tried, paint):
    runs = [paint(b"a")]
    clock.move(days=-30)
    runs += [paint(letter) for letter in (b"b", b"c")]
    assert tried(days=1).runs == (2,)  # the first ended a month from now, as far as anybody knows
    assert tried(size=10).runs == (1,)  # the oldest is the one that was asked for first
    assert left(gallery, *runs) == [3]


def test_many_runs_go_in_steps(gallery, clock, tried, asked):
    for _ in range(250):
        gallery.cancel(gallery.add(asked()).id)
    clock.move(days=2)
    assert len(tried(days=1).runs) == 250
