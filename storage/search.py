"""How prompts are searched: the one place that knows.

Every run carries the words of its prompt, folded to what a search should not care about (case, accents), each also
by its beginnings: so whoever types "orca" finds "orcas", and no index ever gathers all words that begin alike.
Beside them stand tags of owner, guild and style, so that a search within these meets two short lists.
SQLite keeps them in an FTS5 table named `search`, PostgreSQL in a GIN index: see migration 0002.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, cast, column, func, literal_column, select, table, update
from sqlalchemy.dialects.postgresql import TSQUERY

from storage.schema import RunRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from storage.values import Filter

SHORT = 3  # letters from which on beginnings are kept; shorter ones would fit half the gallery
LONG = 12  # letters by which a word is known; what follows them is not told apart
BATCH = 10_000  # runs held in memory at a time
_ALONE = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\U00020000", "\U0003ffff"))  # written without spaces
_MARKS = {"Mn", "Me", "Cf"}  # accents, and signs that only steer how others look
FTS = table("search", column("rowid"), column("search"))  # FTS5 names a hidden column as its table


def words_of(text: str) -> list[str]:
    """Cut a text into folded words, each once: 'Älpen, Orcas 🐋' gives alpen, orcas and 🐋."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    spaced = "".join(map(_spaced, plain))
    return list(dict.fromkeys(word[:LONG] for word in spaced.split()))


def indexed(line: str, *, owner: int | None, guild: int | None, style: str | None) -> str:
    """Give what is kept beside a run for searching: its words, their beginnings and its tags, parted by spaces."""
    begun = (word[:length] for word in words_of(line) for length in range(min(SHORT, len(word)), len(word) + 1))
    return " ".join([*dict.fromkeys(begun), *_tags(owner=owner, guild=guild, style=style)])


def index_all(connection: Connection) -> None:
    """Write anew what is kept beside every run, after a change in how it is made; for migrations."""
    runs = table("runs", *map(column, ("id", "line", "owner", "guild", "style", "words")))
    change = update(runs).where(runs.c.id == bindparam("number")).values(words=bindparam("folded"))
    last = 0
    while rows := connection.execute(select(runs).where(runs.c.id > last).order_by(runs.c.id).limit(BATCH)).all():
        words = (indexed(row.line, owner=row.owner, guild=row.guild, style=row.style) for row in rows)
        connection.execute(change, [{"number": row.id, "folded": one} for row, one in zip(rows, words, strict=True)])
        last = rows[-1].id


def helps(wanted: Filter) -> bool:
    """Whether the index is worth asking: one owner, guild or style alone has an index of its own."""
    return bool(words_of(wanted.text)) or len(_asked_tags(wanted)) > 1


def is_void(wanted: Filter) -> bool:
    """Whether the text has signs only: no prompt has such words."""
    return bool(wanted.text.strip()) and not words_of(wanted.text)


def by_index(wanted: Filter, dialect: str) -> ColumnElement[bool]:
    """Give the condition that the index knows: every word begins a word of the prompt, and the tags fit.

    Tags only make it fast: whoever calls still asks for owner, guild and style. On SQLite, `FTS` must be joined.
    """
    words = [*words_of(wanted.text), *_asked_tags(wanted)]
    if dialect == "sqlite":
        # No word holds a quotation mark: those are cut away as signs.
        return FTS.c.search.op("MATCH")(" AND ".join(f'"{word}"' for word in words))
    vector = func.array_to_tsvector(func.string_to_array(RunRow.words, literal_column("' '")))  # as in the index
    return vector.op("@@")(cast(" & ".join(f"'{word}'" for word in words), TSQUERY))


def by_words(wanted: Filter, column: ColumnElement[str]) -> Iterator[ColumnElement[bool]]:
    """Give the same conditions without tags, on the words of one row: few rows are sooner read than asked for."""
    parted = " " + column + " "
    return (parted.contains(f" {word} ") for word in words_of(wanted.text))


def _asked_tags(wanted: Filter) -> list[str]:
    return _tags(owner=wanted.owner, guild=wanted.guild, style=wanted.style)


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
