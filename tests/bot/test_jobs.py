"""The queue: fair, with room for everybody, and honest about how long it takes."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QueueError
from bot.jobs import Job, JobQueue, Place
from tests.fakes import Diary, recipe

ANN, BOB, CAT = 1, 2, 3


def queue(**options):
    return JobQueue(estimate=lambda recipe: float(recipe.steps), **{"most_each": 20, **options})


def submit(line, job):
    with line.room(job.owner) as turn:
        return line.submit(job, turn)


def job(key, owner=ANN, **fields):
    return Job(key=key, owner=owner, recipe=recipe(**fields), reporter=Diary())


def keys(line):
    return [job.key for job, _ in line.waiting()]


def test_jobs_of_one_person_keep_their_order():
    line = queue()
    for key in (1, 2, 3):
        submit(line, job(key))
    assert keys(line) == [1, 2, 3]


def test_ten_jobs_of_one_do_not_delay_anothers_first():
    line = queue()
    for key in range(10):
        submit(line, job(key, ANN))
    assert submit(line, job(10, BOB)).position == 2
    assert submit(line, job(11, BOB)).position == 4


async def test_who_comes_while_a_picture_is_painted_is_next():
    line = queue()
    for key in range(3):
        submit(line, job(key, ANN))
    await line.take()
    assert submit(line, job(3, BOB)).position == 1


async def test_a_newcomer_does_not_overtake_who_waits_for_a_first_picture():
    line = queue()
    for key, owner in ((1, ANN), (2, ANN), (3, BOB)):
        submit(line, job(key, owner))
    await line.take()
    line.done()
    submit(line, job(4, CAT))
    assert keys(line) == [3, 4, 2]


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=40))
def test_nobody_waits_longer_than_one_picture_of_each_other_person(events):
    async def play():
        line, ahead = queue(most=100, most_each=100), {}
        for key, (owner, take) in enumerate(events):
            first = all(other.owner != owner for other, _ in line.waiting())
            place = submit(line, job(key, owner))
            if first:
                ahead[key] = place.position
                owners = [other.owner for other, _ in line.waiting()][: place.position]
                assert len(owners) <= 2 * len(set(owners))
            if take:
                await line.take()
                line.done()

    asyncio.run(play())


async def test_a_restart_restores_the_old_order():
    line, turns = queue(), {}
    for key, owner in ((1, ANN), (2, ANN), (3, ANN), (4, BOB), (5, BOB), (6, CAT)):
        with line.room(owner) as turn:
            turns[key] = owner, turn
            line.submit(job(key, owner), turn)
    await line.take()
    line.done()
    await line.take()  # the one that a crash interrupts
    after = queue()
    for key in range(2, 7):
        after.submit(job(key, turns[key][0]), turns[key][1])
    assert (await after.take()).key == line.painting.key == 4
    assert keys(after) == keys(line) == [6, 2, 5, 3]
    assert submit(after, job(7, 9)).position == submit(line, job(7, 9)).position


async def test_take_waits_for_a_job():
    line = queue()
    taking = asyncio.create_task(line.take())
    await asyncio.wait([taking], timeout=0)
    submit(line, job(7))
    assert (await taking).key == 7


async def test_places_count_the_picture_that_is_painted():
    line = queue()
    for key, steps in ((1, 10), (2, 20), (3, 40)):
        submit(line, job(key, key, steps=steps))
    await line.take()
    assert [place for _, place in line.waiting()] == [Place(position=1, seconds=10), Place(position=2, seconds=30)]
    line.seconds_left = 4.5
    assert [place.seconds for _, place in line.waiting()] == [4.5, 24.5]
    line.done()
    assert [place.seconds for _, place in line.waiting()] == [0, 20]


def test_a_waiting_job_can_be_taken_out():
    line = queue()
    wanted = job(1)
    submit(line, wanted)
    assert line.remove(2) is None
    assert line.remove(1) is wanted
    assert keys(line) == []


def test_one_person_has_room_for_a_few():
    line = queue(most_each=2)
    for key in (1, 2):
        submit(line, job(key))
    with pytest.raises(QueueError, match="You have 2 pictures on the way"), line.room(ANN):
        pass
    submit(line, job(3, BOB))


async def test_the_picture_being_painted_takes_room_until_it_is_done():
    line = queue(most_each=1)
    submit(line, job(1))
    await line.take()
    with pytest.raises(QueueError), line.room(ANN):
        pass
    line.done()
    with line.room(ANN):
        pass


def test_a_full_queue_says_so():
    line = queue(most=2)
    submit(line, job(1, ANN))
    submit(line, job(2, BOB))
    with pytest.raises(QueueError, match="2 pictures are waiting already"), line.room(CAT):
        pass


def test_room_is_kept_while_a_row_is_written():
    line = queue(most_each=1)
    with line.room(ANN), pytest.raises(QueueError), line.room(ANN):
        pass
    with line.room(ANN):
        pass
