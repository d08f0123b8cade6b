"""What the gallery promises about finding runs again, and about who sees them."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import MissingError
from storage.gallery import Gallery
from storage.status import Status
from storage.values import Filter, Link, Role

PEOPLE = (1, 2, 3)
WORDS = ("orca", "Orcas", "100%", "snow_man", "Ünder", "sunset", "city")


def life_of(gallery, run, chance):
    if chance.random() < 0.3:
        gallery.cancel(run.id)
    for person in PEOPLE:
        if chance.random() < 0.3:
            gallery.star(run.id, person)
    return gallery.get(run.id)


@pytest.fixture
def many(gallery, asked):
    """Fill the gallery with runs of every sort."""
    chance = random.Random(5)

    def one():
        return asked(
            owner=chance.choice(PEOPLE),
            guild=chance.choice([10, 11, None]),
            private=chance.random() < 0.3,
            line=" ".join(chance.sample(WORDS, 2)),
            style=chance.choice(["", "ghibli", "oil"]),
            front=chance.choice(["discord", "terminal"]),
        )

    return [life_of(gallery, gallery.add(one()), chance) for _ in range(60)]


def plain(text):
    return [word.lower().replace("ü", "u").strip("%") for word in text.replace("_", " ").split()]


def words_fit(line, text):
    return all(any(has.startswith(word) for has in plain(line)) for word in plain(text))


def fits(run, wanted):
    """Say by hand what a filter means."""
    return all(
        (
            not run.private or run.owner == wanted.viewer,
            wanted.owner in {None, run.owner},
            wanted.guild in {None, run.guild},
            wanted.style in {None, run.style},
            wanted.status in {None, run.status},
            wanted.front in {None, run.front},
            not wanted.starred or wanted.viewer in run.stars,
            words_fit(run.line, wanted.text),
        )
    )


FILTERS = st.builds(
    Filter,
    viewer=st.sampled_from((*PEOPLE, 4)),
    owner=st.sampled_from((None, *PEOPLE)),
    guild=st.sampled_from((None, 10, 12)),
    style=st.sampled_from((None, "", "ghibli")),
    status=st.sampled_from((None, Status.QUEUED, Status.CANCELLED)),
    front=st.sampled_from((None, "discord")),
    starred=st.booleans(),
    text=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS, limit=st.integers(1, 9))
def test_pages_give_each_run_that_fits_once_newest_first_and_no_other(gallery, many, wanted, limit):
    found, before = [], None
    while page := gallery.history(wanted, before=before, limit=limit):
        found += page
        before = page[-1].id
    assert found == [run for run in reversed(many) if fits(run, wanted)]


def test_a_private_run_is_its_owners_alone(gallery, asked, stored):
    secret = gallery.add(asked(owner=1, private=True, files=(Link(role=Role.START, file=stored("a")),)))
    assert gallery.history(Filter(viewer=1)) == (secret,)
    assert gallery.history(Filter(viewer=2, owner=1, text="orcas")) == ()
    assert (secret.visible_to(1), secret.visible_to(2)) == (True, False)


def test_what_a_person_asked_for_lately_in_a_server_is_known_by_its_time(gallery, asked):
    wanted = asked(owner=1, guild=10)
    done, failed, regretted, broken_off = (gallery.add(wanted) for _ in range(4))
    for run in (done, failed, broken_off):
        gallery.begin(run.id)
    gallery.fail(failed.id, "No.")
    gallery.cancel(regretted.id)
    gallery.progress(broken_off.id, 3, ())
    gallery.cancel(broken_off.id)
    for elsewhere in (asked(owner=1, guild=11), asked(owner=1), asked(owner=2, guild=10)):
        gallery.add(elsewhere)
    gallery.requeue(done.id)
    assert gallery.lately(1, 10, 5) == (broken_off.created, done.created)
    assert gallery.lately(1, 10, 1) == (broken_off.created,)


def test_a_star_is_given_once_and_taken_back(gallery, asked):
    run = gallery.add(asked())
    gallery.star(run.id, 1)
    gallery.star(run.id, 1)
    gallery.star(run.id, 2)
    assert gallery.get(run.id).stars == {1, 2}
    gallery.unstar(run.id, 1)
    gallery.unstar(run.id, 1)
    assert gallery.get(run.id).stars == {2}


def test_a_deleted_run_is_gone_with_all_that_was_its_own(gallery, asked, stored):
    own, shared = Link(role=Role.START, file=stored("a")), Link(role=Role.TARGET, file=stored("b"))
    run = gallery.add(asked(files=(own, shared)))
    child = gallery.add(asked(parent=run.id, files=(shared,)))
    gallery.star(run.id, 1)
    assert gallery.delete(run.id) == ("a" * 64,)
    with pytest.raises(MissingError):
        gallery.get(run.id)
    assert gallery.history(Filter(viewer=1)) == (gallery.get(child.id),)
    assert gallery.get(child.id).parent is None


def test_the_number_of_a_deleted_run_is_never_given_again(gallery, asked):
    last = gallery.add(asked())
    gallery.delete(last.id)
    assert gallery.add(asked()).id > last.id


def test_deleted_words_and_wiped_tokens_are_gone_from_the_disk(tmp_path, sqlite_url, asked, clock):
    dies = "aW50ZXJhY3Rpb24"
    gallery = Gallery(sqlite_url, clock=clock)
    run = gallery.add(asked(line="a very secret wish"))
    gallery.add(asked(token=dies, token_until=clock.now))
    gallery.delete(run.id)
    gallery.wipe_tokens()
    gallery.close()  # the last one out folds the log into the file
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"orcas" in left
    assert b"secret wish" not in left
    assert dies.encode() not in left
