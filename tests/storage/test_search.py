"""What a search for words promises, the same on both databases."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from storage.gallery import Gallery
from storage.search import indexed, words_of
from storage.values import Filter

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=40)


def found(gallery, text, **fields):
    return [run.line for run in gallery.history(Filter(viewer=7, text=text, **fields))]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Orcas in the North Pole", "orca"),
        ("Orcas in the North Pole", "pole ORCAS"),
        ("a castle | fog:-0.5", "fog castle"),
        ("Über den Wäldern", "uber walder"),
        ("uber alles", "Über"),
        ("夕焼けの街", "街"),
        ("夕焼けの街", "夕焼け"),
        ("a 🐋 at sea", "🐋"),
        ("path\\to 100% 'quoted' \"things\"", "things' 100"),
        ("it's = a :* trap & more", "trap OR = :*"),
        ("straße", "STRASSE"),
    ],
)
def test_a_prompt_is_found_by_how_its_words_begin(gallery, asked, line, text):
    gallery.add(asked(line="something else or other"))
    gallery.add(asked(line=f"{line} or so"))
    assert found(gallery, text) == [f"{line} or so"]


@pytest.mark.parametrize("text", ["cas", "pole", "orcas fog", "%", "' OR 1=1 --", '"', "=o7", "o7", "in the sea", "街"])
def test_a_prompt_is_not_found_by_anything_else(gallery, asked, text):
    gallery.add(asked(line="orcas in the snow"))
    assert found(gallery, text) == []


def test_short_words_are_meant_whole(gallery, asked):
    gallery.add(asked(line="inside"))
    gallery.add(asked(line="in"))
    assert found(gallery, "in") == ["in"]


def test_blank_text_is_no_search(gallery, asked):
    gallery.add(asked(line="orcas"))
    assert found(gallery, "  ") == ["orcas"]


def test_words_are_found_within_what_else_is_asked_for(gallery, asked):
    gallery.add(asked(line="orcas", style="van-gogh", owner=7, guild=2**60))
    gallery.add(asked(line="orcas two", style="vangogh", owner=7, guild=2**60))
    gallery.add(asked(line="orcas three", style="", owner=8))
    assert found(gallery, "orcas", style="van-gogh", owner=7, guild=2**60) == ["orcas"]
    assert found(gallery, "", style="van-gogh", owner=7) == ["orcas"]
    assert found(gallery, "", style="", owner=8) == ["orcas three"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=ANY_TEXT)
@example("ﬃ Ⅷ ² ª ½ ㎏ 1.5 a-b İ ẛ̣")
def test_any_prompt_is_found_by_all_of_its_words(gallery, asked, line):
    assume(words_of(line))
    run = gallery.add(asked(line=line))
    assert gallery.history(Filter(viewer=7, text=line), limit=1) == (run,)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY_TEXT)
def test_no_text_breaks_a_search(gallery, text):
    assert gallery.history(Filter(viewer=7, text=text, style=text, owner=3)) == ()


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text):
    once = words_of(text)
    assert words_of(" ".join(once)) == once


def test_words_and_tags_are_told_apart():
    assert indexed("Orcas = o7", owner=7, guild=None, style="van-gogh") == "orc orca orcas o7 =o7 =svangogh"


def test_very_long_words_are_cut_alike_on_both_sides(gallery, asked):
    gallery.add(asked(line="a" * 1000))
    assert len(found(gallery, "a" * 999)) == 1


def test_the_index_stays_true_to_the_runs(sqlite_url, asked, tmp_path):
    gallery = Gallery(sqlite_url)
    kept = [gallery.add(asked(line=f"orcas {number}")) for number in range(5)]
    gallery.delete(kept[2].id)
    gallery.close()
    with closing(sqlite3.connect(tmp_path / "reverie.db")) as database:
        database.execute("UPDATE runs SET words = 'whale' WHERE id = ?", (kept[0].id,))
        database.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
        found = database.execute("SELECT rowid FROM search WHERE search MATCH 'orcas' ORDER BY rowid").fetchall()
    assert found == [(kept[1].id,), (kept[3].id,), (kept[4].id,)]
