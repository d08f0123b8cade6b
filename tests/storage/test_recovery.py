"""What a restart, a kill and many threads at once leave of the runs, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest

from storage.errors import ChangeError
from storage.gallery import Gallery
from storage.status import Status
from storage.values import LOCAL, Filter, Link, Result, Role, Score

SCORES = (Score(label="orcas", weight=1.0, value=0.31),)


def bring(gallery, run_id, status):
    """Lead a queued run to a state by a legal way."""
    if status in {Status.PAINTING, Status.DONE}:
        gallery.begin(run_id)
    ends = {
        Status.DONE: lambda: gallery.finish(run_id, Result(step=80, seconds=1.0, scores=())),
        Status.FAILED: lambda: gallery.fail(run_id, "No."),
        Status.CANCELLED: lambda: gallery.cancel(run_id),
    }
    ends.get(status, lambda: None)()


@pytest.fixture
def worker(url):
    """Give the galleries of programs with data folders of their own, on one database."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(closing(Gallery(url, worker=name)))


def test_of_many_that_claim_a_run_one_gets_it(gallery, worker, asked):
    run = gallery.add(asked())

    def claim(other):
        try:
            return other.begin(run.id).worker
        except ChangeError:
            return None

    with ThreadPoolExecutor(8) as pool:
        winners = [winner for winner in pool.map(claim, [worker(f"w{n}") for n in range(8)]) if winner]
    assert winners == [gallery.get(run.id).worker]
    assert [change.status for change in gallery.get(run.id).changes] == [Status.QUEUED, Status.PAINTING]


def test_many_threads_write_without_losing_a_run(gallery, asked, stored):
    same = Link(role=Role.START, file=stored("a"))  # a file that all of them bring at once

    def life(number):
        run = gallery.add(asked(seed=number, files=(same,)))
        gallery.begin(run.id)
        gallery.progress(run.id, 1, SCORES)
        return gallery.finish(run.id, Result(step=80, seconds=1.0, scores=SCORES))

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(life, range(40)))
    assert {run.seed for run in done} == set(range(40))
    assert len({run.id for run in done}) == 40
    assert all(gallery.get(run.id).status is Status.DONE for run in done)


def test_two_states_are_kept_and_older_ones_given_back(gallery, asked, stored):
    run = gallery.add(asked())
    gallery.begin(run.id)
    given = [gallery.checkpoint(run.id, step, stored(letter, "safetensors")) for step, letter in enumerate("abc")]
    assert given == [(), (), ("a" * 64,)]
    kept = gallery.get(run.id)
    assert [link.n for link in kept.files] == [1, 2]
    assert kept.file(Role.STATE) == stored("c", "safetensors")


def test_a_state_that_another_run_goes_on_from_is_not_given_back(gallery, asked, stored):
    state = stored("a", "safetensors")
    run = gallery.add(asked())
    gallery.begin(run.id)
    gallery.checkpoint(run.id, 0, state)
    gallery.add(asked(parent=run.id, files=(Link(role=Role.PARENT, file=state),)))
    gallery.checkpoint(run.id, 1, stored("b", "safetensors"))
    assert gallery.checkpoint(run.id, 2, stored("c", "safetensors")) == ()


def test_a_state_saved_again_at_the_same_step_takes_the_place_of_the_first(gallery, asked, stored):
    run = gallery.add(asked())
    gallery.begin(run.id)
    gallery.checkpoint(run.id, 5, stored("a", "safetensors"))
    assert gallery.checkpoint(run.id, 5, stored("b", "safetensors")) == ("a" * 64,)
    assert gallery.get(run.id).file(Role.STATE) == stored("b", "safetensors")


def test_kills_are_counted_until_there_is_a_new_state(gallery, asked, stored):
    run = gallery.add(asked())
    kills = []
    for killed in (True, True, False):
        gallery.begin(run.id)
        kills.append(gallery.requeue(run.id, killed=killed).kills)
    gallery.begin(run.id)
    gallery.checkpoint(run.id, 1, stored("a", "safetensors"))
    assert [*kills, gallery.get(run.id).kills] == [1, 2, 2, 0]


def test_a_restart_finds_the_queue_in_order_the_interrupted_and_the_untold(gallery, asked):
    runs = [gallery.add(asked(seed=number)).id for number in range(6)]
    elsewhere = gallery.add(asked(front="terminal", owner=LOCAL)).id
    bring(gallery, runs[1], Status.PAINTING)
    bring(gallery, runs[2], Status.DONE)
    bring(gallery, runs[3], Status.FAILED)
    gallery.told(runs[3])

    def found(*statuses):
        return [run.id for run in gallery.open_runs("discord", *statuses)]

    assert found(Status.QUEUED) == [runs[0], runs[4], runs[5]]
    assert found(Status.PAINTING) == [runs[1]]
    assert found(Status.DONE, Status.FAILED, Status.CANCELLED) == [runs[2]]
    assert found() == [runs[0], runs[1], runs[2], runs[4], runs[5]]
    assert [run.id for run in gallery.open_runs("terminal")] == [elsewhere]


def test_each_worker_finds_its_own_runs_and_those_of_nobody(gallery, worker, asked):
    nobodys, ann, bob = gallery.add(asked()).id, worker("ann"), worker("bob")
    anns, bobs = ann.add(asked()).id, bob.add(asked()).id
    bob.begin(bobs)
    assert [run.id for run in ann.open_runs("discord")] == [nobodys, anns]
    assert [run.id for run in bob.open_runs("discord")] == [nobodys, bobs]
    assert [run.id for run in gallery.open_runs("discord")] == [nobodys, anns, bobs]


def test_a_run_of_another_worker_is_never_changed(worker, asked):
    ann, bob = worker("ann"), worker("bob")
    run = ann.add(asked()).id
    for change in (bob.begin, bob.cancel, lambda number: bob.fail(number, "No.")):
        with pytest.raises(ChangeError, match="another program"):
            change(run)
    assert bob.get(run).status is Status.QUEUED


def test_a_change_whose_answer_was_lost_is_made_once(gallery, asked):
    run, result = gallery.add(asked()).id, Result(step=80, seconds=1.0, scores=SCORES)
    for again in (False, True):
        gallery.begin(run, again=again)
    for again in (False, True):
        assert gallery.finish(run, result, again=again).status is Status.DONE
    assert len(gallery.get(run).changes) == 3
    with pytest.raises(ChangeError):
        gallery.finish(run, result)


def test_the_same_checkpoint_again_is_no_progress(gallery, asked, stored):
    run = gallery.add(asked()).id
    gallery.begin(run)
    gallery.checkpoint(run, 5, stored("a", "safetensors"))
    gallery.requeue(run, killed=True)
    gallery.begin(run)
    gallery.checkpoint(run, 5, stored("b", "safetensors"))
    assert gallery.get(run).kills == 1
    gallery.checkpoint(run, 6, stored("c", "safetensors"), 3.5)
    assert (gallery.get(run).kills, gallery.get(run).seconds) == (0, 3.5)


def test_checkpoints_of_a_way_that_was_left_are_given_back(gallery, asked, stored):
    run = gallery.add(asked()).id
    gallery.begin(run)
    for step, letter in ((5, "a"), (9, "b")):
        gallery.checkpoint(run, step, stored(letter, "safetensors"))
    assert gallery.checkpoint(run, 7, stored("c", "safetensors")) == ("b" * 64,)
    assert [link.n for link in gallery.get(run).files] == [5, 7]


@pytest.mark.parametrize(("end", "kept"), [(Status.DONE, ["c", "d"]), (Status.FAILED, ["b", "c"])])
def test_an_ended_run_gives_its_checkpoints_and_late_frames_back(gallery, asked, stored, end, kept):
    run = gallery.add(asked()).id
    gallery.begin(run)
    gallery.checkpoint(run, 3, stored("a", "safetensors"))
    for step, letter in ((6, "b"), (4, "c")):
        gallery.progress(run, step, SCORES, [Link(role=Role.FRAME, n=step, file=stored(letter))])
    with pytest.raises(ChangeError, match="needs all of its files"):
        gallery.release(run)
    if end is Status.DONE:
        last = Link(role=Role.STATE, n=5, file=stored("d", "safetensors"))
        gallery.finish(run, Result(step=5, seconds=1.0, scores=SCORES, files=(last,)))
    else:
        gallery.progress(run, 6, SCORES)
        gallery.fail(run, "No.")
    assert len(gallery.release(run)) == 4 - len(kept) - (end is Status.FAILED)
    assert sorted(link.file.sha256[0] for link in gallery.get(run).files) == kept


def test_a_clock_that_goes_backwards_changes_no_order(gallery, clock, asked):
    first = gallery.add(asked(turn=1))
    clock.move(days=-1)
    second = gallery.add(asked(turn=2))
    gallery.begin(first.id)
    assert [(run.id, run.turn) for run in gallery.open_runs("discord")] == [(first.id, 1), (second.id, 2)]
    assert gallery.history(Filter(viewer=7)) == (second, gallery.get(first.id))
    changes = gallery.get(first.id).changes
    assert [change.status for change in changes] == [Status.QUEUED, Status.PAINTING]
    assert changes[0].at <= changes[1].at
