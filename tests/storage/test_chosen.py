"""What people, servers and the bot itself chose to keep, as one JSON object each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from storage.gallery import Gallery

SNOWFLAKE = 2**62 + 1


def test_what_was_chosen_is_kept_until_something_else_is(gallery):
    assert gallery.settings("person", SNOWFLAKE) == {}
    gallery.choose("person", SNOWFLAKE, {"style": "ghibli", "seed": None})
    gallery.choose("server", SNOWFLAKE, {"channels": [1, 2]})
    gallery.choose("person", SNOWFLAKE, {"style": "oil"})
    assert gallery.settings("person", SNOWFLAKE) == {"style": "oil"}
    assert gallery.settings("server", SNOWFLAKE) == {"channels": [1, 2]}


def test_of_many_who_change_it_at_once_nobody_overwrites_another(gallery, url):
    def add(number):
        with closing(Gallery(url)) as other:
            other.amend("bot", 0, lambda kept: {**kept, str(number): number})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(24)))
    assert gallery.settings("bot", 0) == {str(number): number for number in range(24)}


def test_a_change_that_fails_changes_nothing(gallery):
    gallery.choose("bot", 0, {"a": 1})
    with pytest.raises(ZeroDivisionError):
        gallery.amend("bot", 0, lambda kept: {"a": kept["a"] / 0})
    assert gallery.settings("bot", 0) == {"a": 1}
