"""How prompts are searched: the one place that knows.

Every run carries its words, folded to what a search should not care about (case, accents), and beside them tags of
its owner, guild and style, so that a search within these meets two short lists instead of reading one long one.
SQLite keeps them in an FTS5 table named `search`, PostgreSQL in a GIN index; migration 0002 makes both.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import cast, column, false, func, literal_column, table
from sqlalchemy.dialects.postgresql import TSQUERY

from storage.schema import RunRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Select

    from storage.values import Filter

MAX_WORD = 100  # characters; PostgreSQL takes 2,046 bytes
PREFIX = 3  # letters from which on a word is sought by its beginning; shorter ones would fit half the gallery
_ALONE = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\U00020000", "\U0003ffff"))  # written without spaces
_MARKS = {"Mn", "Me", "Cf"}  # accents, and signs that only steer how others look
_FTS = table("search", column("rowid"), column("search"))  # FTS5 names a hidden column as its table


def words_of(text: str) -> list[str]:
    """Cut a text into folded words, each once: 'Älpen, Orcas 🐋' gives alpen, orcas and 🐋."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    spaced = "".join(map(_spaced, plain))
    return list(dict.fromkeys(word[:MAX_WORD] for word in spaced.split()))


def indexed(line: str, *, owner: int | None, guild: int | None, style: str | None) -> str:
    """Give what is kept beside a run for searching: its words and its tags, parted by spaces."""
    return " ".join([*words_of(line), *_tags(owner=owner, guild=guild, style=style)])


def narrowed(statement: Select[RunRow], wanted: Filter, dialect: str) -> tuple[Select[RunRow], ColumnElement[int]]:
    """Add the search to a statement where it helps; gives with it the column that its runs are paged by.

    Every word of the text must begin a word of the prompt. Tags only make it fast: whoever calls still asks for
    owner, guild and style.
    """
    words = words_of(wanted.text)
    tags = _tags(owner=wanted.owner, guild=wanted.guild, style=wanted.style)
    if wanted.text.strip() and not words:
        return statement.where(false()), RunRow.id.expression  # signs only: no prompt has such words
    if not words and len(tags) <= 1:
        return statement, RunRow.id.expression  # one alone has an index of its own
    return _SEARCHES[dialect](statement, words, tags)


def _sqlite(statement: Select[RunRow], words: list[str], tags: list[str]) -> tuple[Select[RunRow], ColumnElement[int]]:
    query = " AND ".join(_quoted(words, tags, quote='"', star=" *"))
    found = statement.join(_FTS, _FTS.c.rowid == RunRow.id).where(_FTS.c.search.op("MATCH")(query))
    return found, _FTS.c.rowid  # ordered by its own column the table is read from the newest on, and only so far


def _postgres(
    statement: Select[RunRow], words: list[str], tags: list[str]
) -> tuple[Select[RunRow], ColumnElement[int]]:
    query = " & ".join(_quoted(words, tags, quote="'", star=":*"))
    vector = func.array_to_tsvector(func.string_to_array(RunRow.words, literal_column("' '")))  # as in the index
    return statement.where(vector.op("@@")(cast(query, TSQUERY))), RunRow.id.expression


_SEARCHES = {"sqlite": _sqlite, "postgresql": _postgres}


def _quoted(words: list[str], tags: list[str], *, quote: str, star: str) -> Iterator[str]:
    # No word holds a quotation mark: those are cut away as signs.
    for word in words:
        yield f"{quote}{word}{quote}" + (star if len(word) >= PREFIX else "")
    for tag in tags:
        yield f"{quote}{tag}{quote}"


def _tags(**values: str | int | None) -> list[str]:
    # The sign keeps a tag apart from all words of people; only the first letter of a name counts.
    return [
        f"={name[0]}" + "".join(filter(str.isalnum, str(value))) for name, value in values.items() if value is not None
    ]


def _spaced(letter: str) -> str:
    if unicodedata.category(letter) in _MARKS:
        return ""
    if letter.isalnum() and not any(first <= letter <= last for first, last in _ALONE):
        return letter
    return f" {letter} " if letter.isalnum() or unicodedata.category(letter) == "So" else " "
