"""What a restart, a kill and many threads at once leave of the runs, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from storage.errors import ChangeError
from storage.status import Status
from storage.values import LOCAL, Link, Result, Role, Score

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


def test_of_many_that_claim_a_run_one_gets_it(gallery, asked):
    run = gallery.add(asked())

    def claim(worker):
        try:
            return gallery.begin(run.id, worker=str(worker)).worker
        except ChangeError:
            return None

    with ThreadPoolExecutor(8) as pool:
        winners = [worker for worker in pool.map(claim, range(8)) if worker]
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


def test_a_clock_that_goes_backwards_changes_no_order(gallery, clock, asked):
    first = gallery.add(asked())
    clock.move(days=-1)
    second = gallery.add(asked())
    gallery.begin(first.id)
    assert [run.id for run in gallery.open_runs("discord")] == [first.id, second.id]
    assert [change.status for change in gallery.get(first.id).changes] == [Status.QUEUED, Status.PAINTING]
