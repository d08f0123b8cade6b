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
    return JobQueue(estimate=lambda recipe: float(recipe.steps), **options)


def job(key, owner=ANN, **fields):
    return Job(key=key, owner=owner, recipe=recipe(**fields), reporter=Diary())


def keys(line):
    return [job.key for job, _ in line.waiting()]


def test_jobs_of_one_person_keep_their_order():
    line = queue()
    for key in (1, 2, 3):
        line.submit(job(key))
    assert keys(line) == [1, 2, 3]


def test_ten_jobs_of_one_do_not_delay_anothers_first():
    line = queue()
    for key in range(10):
        line.submit(job(key, ANN))
    assert line.submit(job(10, BOB)).position == 2
    assert line.submit(job(11, BOB)).position == 4


async def test_who_comes_while_a_picture_is_painted_is_next():
    line = queue()
    for key in range(3):
        line.submit(job(key, ANN))
    await line.take()
    assert line.submit(job(3, BOB)).position == 1


async def test_a_newcomer_does_not_overtake_who_waits_for_a_first_picture():
    line = queue()
    for key, owner in ((1, ANN), (2, ANN), (3, BOB)):
        line.submit(job(key, owner))
    await line.take()
    line.done()
    line.submit(job(4, CAT))
    assert keys(line) == [3, 4, 2]


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=40))
def test_nobody_waits_longer_than_one_picture_of_each_other_person(events):
    async def play():
        line, ahead = queue(most=100, most_each=100), {}
        for key, (owner, take) in enumerate(events):
            first = all(other.owner != owner for other, _ in line.waiting())
            place = line.submit(job(key, owner))
            if first:
                ahead[key] = place.position
                owners = [other.owner for other, _ in line.waiting()][: place.position]
                assert len(owners) <= 2 * len(set(owners))
            if take:
                await line.take()
                line.done()

    asyncio.run(play())


async def test_take_waits_for_a_job():
    line = queue()
    taking = asyncio.create_task(line.take())
    await asyncio.wait([taking], timeout=0)
    line.submit(job(7))
    assert (await taking).key == 7


async def test_places_count_the_picture_that_is_painted():
    line = queue()
    for key, steps in ((1, 10), (2, 20), (3, 40)):
        line.submit(job(key, key, steps=steps))
    await line.take()
    assert [place for _, place in line.waiting()] == [Place(position=1, seconds=10), Place(position=2, seconds=30)]
    line.seconds_left = 4.5
    assert [place.seconds for _, place in line.waiting()] == [4.5, 24.5]
    line.done()
    assert [place.seconds for _, place in line.waiting()] == [0, 20]


def test_a_waiting_job_can_be_taken_out():
    line = queue()
    wanted = job(1)
    line.submit(wanted)
    assert line.remove(2) is None
    assert line.remove(1) is wanted
    assert keys(line) == []


def test_one_person_has_room_for_a_few():
    line = queue(most_each=2)
    for key in (1, 2):
        with line.room(ANN):
            line.submit(job(key))
    with pytest.raises(QueueError, match="You have 2 pictures on the way"), line.room(ANN):
        pass
    with line.room(BOB):
        line.submit(job(3, BOB))


async def test_the_picture_being_painted_takes_room_until_it_is_done():
    line = queue(most_each=1)
    line.submit(job(1))
    await line.take()
    with pytest.raises(QueueError), line.room(ANN):
        pass
    line.done()
    with line.room(ANN):
        pass


def test_a_full_queue_says_so():
    line = queue(most=2)
    line.submit(job(1, ANN))
    line.submit(job(2, BOB))
    with pytest.raises(QueueError, match="2 pictures are waiting already"), line.room(CAT):
        pass


def test_room_is_kept_while_a_row_is_written():
    line = queue(most_each=1)
    with line.room(ANN), pytest.raises(QueueError), line.room(ANN):
        pass
    with line.room(ANN):
        pass
