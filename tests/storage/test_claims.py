"""Runs of a data folder that is lost can be taken over; those of a living program can't."""

from __future__ import annotations

from contextlib import ExitStack, closing

import pytest

from storage.claims import Owner, adopt, others
from storage.errors import HeldError
from storage.gallery import Gallery
from storage.status import Status


@pytest.fixture
def worker(url):
    """Give the galleries of programs with data folders of their own, on one database."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(closing(Gallery(url, worker=name)))


def test_open_runs_of_a_lost_folder_are_taken_over_and_no_others(gallery, worker, url, asked):
    ann, bob = worker("ann"), worker("bob")
    nobodys = gallery.add(asked()).id
    waiting, painting, told = (ann.add(asked()).id for _ in range(3))
    ann.begin(painting)
    ann.cancel(told)
    ann.told(told)
    bobs = bob.add(asked()).id
    ann.close()
    assert [(owner.name, owner.runs) for owner in others(url, "bob")] == [("ann", 2)]
    assert adopt(url, "ann", "bob") == 2
    assert [run.id for run in bob.open_runs("discord")] == [nobodys, waiting, painting, bobs]
    assert bob.requeue(painting, killed=True).status is Status.QUEUED
    assert bob.begin(waiting).worker == "bob"
    assert gallery.get(told).worker == "ann"
    assert (others(url, "bob"), adopt(url, "ann", "bob")) == ((), 0)


def test_a_living_program_loses_nothing(server, postgres_url, asked):
    with closing(Gallery(postgres_url, worker="ann")) as ann:
        run = ann.add(asked()).id
        assert others(postgres_url, "bob") == (Owner(name="ann", runs=1, lives=True),)
        with pytest.raises(HeldError, match="A program works in the data folder ann: its runs are its own"):
            adopt(postgres_url, "ann", "bob")
        server.stop()
        server.start()
        assert ann.begin(run).worker == "ann"  # it has a new connection now, which shows it again
        with pytest.raises(HeldError):
            adopt(postgres_url, "ann", "bob")
    assert others(postgres_url, "bob") == (Owner(name="ann", runs=1, lives=False),)
    assert adopt(postgres_url, "ann", "bob") == 1
