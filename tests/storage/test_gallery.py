"""What the gallery promises about the life of a run, on both databases."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import ChangeError, MissingError
from storage.gallery import Gallery
from storage.status import CHANGES, Status
from storage.values import Link, NewRun, Result, Role, Score, Source

ORCA = Source(piece="orca", pack="noto", author="Google", licence="Apache-2.0", words="orcas", box=(0.1, 0.2, 0.9, 1.0))
SCORES = (Score(label="orcas", weight=1.0, value=0.31), Score(label="fog", weight=-0.5, value=0.02))
SNOWFLAKE = 2**63 - 1
DIES = "aW50ZXJhY3Rpb24"


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


MOVES = {
    Status.PAINTING: lambda gallery, run_id: gallery.begin(run_id),
    Status.QUEUED: lambda gallery, run_id: gallery.requeue(run_id),
    Status.DONE: lambda gallery, run_id: gallery.finish(run_id, Result(step=80, seconds=1.0, scores=())),
    Status.FAILED: lambda gallery, run_id: gallery.fail(run_id, "No."),
    Status.CANCELLED: lambda gallery, run_id: gallery.cancel(run_id),
}


def test_a_run_comes_back_as_it_was_asked_for(gallery, clock, asked, stored):
    parent = gallery.add(asked())
    new = asked(
        owner=SNOWFLAKE,
        guild=SNOWFLAKE,
        channel=SNOWFLAKE - 1,
        message=SNOWFLAKE - 2,
        seed=2**32 - 1,
        private=True,
        style="ghibli",
        reply="channel",
        locale="de",
        token=DIES,
        token_until=clock.now,
        parent=parent.id,
        weights="f" * 64,
        files=(Link(role=Role.START, file=stored("a")), Link(role=Role.TARGET, file=stored("b"), n=1)),
    )
    run = gallery.get(gallery.add(new).id)
    assert {field.name: getattr(run, field.name) for field in fields(NewRun)} == {
        field.name: getattr(new, field.name) for field in fields(NewRun)
    }
    assert (run.status, run.step, run.scores, run.created, run.told) == (Status.QUEUED, 0, (), clock.now, False)


def test_a_run_goes_from_queued_to_done_with_a_time_for_each_change(gallery, clock, asked, stored):
    run = gallery.add(asked())
    clock.move(seconds=5)
    begun = gallery.begin(run.id, threads=2, torch="2.13.0")
    assert (begun.worker, begun.threads, begun.torch) == ("", 2, "2.13.0")
    gallery.looked(run.id, [ORCA], ["The memory has no drawing of 'quixotry'."])
    frame = Link(role=Role.FRAME, n=40, file=stored("c"))
    gallery.progress(run.id, 40, SCORES, [frame])
    half = gallery.get(run.id)
    assert (half.step, half.scores, half.files) == (40, SCORES, (frame,))
    clock.move(seconds=5)
    png = Link(role=Role.PNG, file=stored("d"))
    gallery.finish(run.id, Result(step=80, seconds=4.5, scores=SCORES[:1], files=(png,)))
    done = gallery.get(run.id)
    assert [(change.status, (change.at - run.created).seconds) for change in done.changes] == [
        (Status.QUEUED, 0),
        (Status.PAINTING, 5),
        (Status.DONE, 10),
    ]
    assert (done.step, done.seconds, done.scores, done.early) == (80, 4.5, SCORES[:1], False)
    assert done.sources == (ORCA,)
    assert done.notes == ("The memory has no drawing of 'quixotry'.",)
    assert done.files == (frame, png)
    assert done.file(Role.PNG) == png.file
    assert done.file(Role.GIF) is None


def test_finishing_before_the_last_step_shows(gallery, asked):
    run = gallery.add(asked())
    gallery.begin(run.id)
    assert gallery.finish(run.id, Result(step=33, seconds=1.0, scores=())).early


def test_a_failed_run_keeps_its_sentence(gallery, asked):
    run = gallery.add(asked())
    gallery.begin(run.id)
    assert gallery.fail(run.id, "The picture collapsed.").error == "The picture collapsed."
    assert gallery.get(run.id).error == "The picture collapsed."


@pytest.mark.parametrize("at", list(Status))
@pytest.mark.parametrize("to", list(Status))
def test_a_run_makes_every_legal_change_and_no_other(sqlite_url, asked, at, to):
    gallery = Gallery(sqlite_url)
    run = gallery.add(asked())
    bring(gallery, run.id, at)
    if to in CHANGES[at]:
        assert MOVES[to](gallery, run.id).status is to
    else:
        with pytest.raises(ChangeError, match=f"Run {run.id} is {at}"):
            MOVES[to](gallery, run.id)
        assert gallery.get(run.id).status is at
    gallery.close()


def test_every_state_has_a_sentence_and_three_are_ends():
    assert all(status.sentence.endswith(".") for status in Status)
    assert {status for status in Status if status.ended} == {Status.DONE, Status.FAILED, Status.CANCELLED}


def test_a_late_frame_never_touches_a_run_that_has_ended(gallery, asked, stored):
    run = gallery.add(asked())
    gallery.begin(run.id)
    ended = gallery.cancel(run.id)
    for late in (
        lambda: gallery.progress(run.id, 9, SCORES),
        lambda: gallery.looked(run.id, [ORCA]),
        lambda: gallery.checkpoint(run.id, 9, stored("a")),
        lambda: gallery.requeue(run.id),
    ):
        with pytest.raises(ChangeError, match="cancelled"):
            late()
    assert gallery.get(run.id) == ended


def test_a_run_can_move_to_another_message(gallery, asked):
    run = gallery.add(asked(channel=1, message=2, reply="interaction"))
    gallery.moved(run.id, channel=None, message=SNOWFLAKE, reply="direct")
    moved = gallery.get(run.id)
    assert (moved.channel, moved.message, moved.reply) == (None, SNOWFLAKE, "direct")


def test_what_does_not_exist_is_said_in_a_sentence(gallery):
    for ask in (
        gallery.get,
        gallery.begin,
        gallery.cancel,
        gallery.told,
        gallery.delete,
        lambda run_id: gallery.star(run_id, 7),
        lambda run_id: gallery.moved(run_id, channel=1, message=2, reply=""),
    ):
        with pytest.raises(MissingError, match=r"^There is no run 99\.$"):
            ask(99)


def test_tokens_are_wiped_when_they_die_and_never_printed(gallery, clock, asked):
    later = clock.now.replace(minute=15)
    run = gallery.add(asked(token=DIES, token_until=later))
    plain = gallery.add(asked())
    assert DIES not in repr(run)
    assert gallery.wipe_tokens() == 0
    assert gallery.get(run.id).token == DIES
    clock.move(minutes=15)
    assert gallery.wipe_tokens() == 1
    assert (gallery.get(run.id).token, gallery.get(run.id).token_until) == (None, None)
    assert gallery.get(plain.id).token is None


def test_a_token_is_wiped_when_its_run_was_told_and_when_the_next_one_comes(gallery, clock, asked):
    later = clock.now.replace(minute=15)
    told, waiting = (gallery.add(asked(token=DIES, token_until=later)) for _ in range(2))
    gallery.cancel(told.id)
    gallery.told(told.id)
    assert [gallery.get(run.id).token for run in (told, waiting)] == [None, DIES]
    clock.move(minutes=15)
    gallery.add(asked())
    assert gallery.get(waiting.id).token is None


def test_a_time_without_a_zone_is_refused(gallery, clock, asked):
    with pytest.raises(Exception, match="a time needs a zone"):
        gallery.add(asked(token=DIES, token_until=clock.now.replace(tzinfo=None)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec=None)))
def test_any_words_can_be_kept(gallery, asked, words):
    kept = gallery.get(gallery.add(asked(line=words)).id).line
    assert kept == words.replace("\0", "").encode(errors="replace").decode()
