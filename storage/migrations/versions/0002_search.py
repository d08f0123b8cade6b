"""Prompts are found by their words: a full-text index, and what it is made from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.search import indexed  # as it is today: a search folds its words as it does then, too

revision = "0002"
down_revision = "0001"

BATCH = 10_000  # runs held in memory at a time

# External content: the words are in `runs` alone, the index only points there. `detail=none` leaves out where in
# a prompt a word stands, which nobody asks for. The words are folded already: the tokenizer only splits at spaces.
TABLE = """
CREATE VIRTUAL TABLE search USING fts5(
    words, content='runs', content_rowid='id', detail=none, tokenize="ascii tokenchars '='"
)
"""
BUILD = "INSERT INTO search(search) VALUES ('rebuild')"
INSERTS = """
CREATE TRIGGER search_insert AFTER INSERT ON runs BEGIN
    INSERT INTO search(rowid, words) VALUES (new.id, new.words);
END
"""
DELETES = """
CREATE TRIGGER search_delete AFTER DELETE ON runs BEGIN
    INSERT INTO search(search, rowid, words) VALUES ('delete', old.id, old.words);
END
"""
UPDATES = """
CREATE TRIGGER search_update AFTER UPDATE OF words ON runs BEGIN
    INSERT INTO search(search, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO search(rowid, words) VALUES (new.id, new.words);
END
"""
INDEX = "CREATE INDEX ix_search ON runs USING gin (array_to_tsvector(string_to_array(words, ' ')))"
STATEMENTS = {"sqlite": (TABLE, BUILD, INSERTS, DELETES, UPDATES), "postgresql": (INDEX,)}

runs = sa.table("runs", *(sa.column(name) for name in ("id", "line", "owner", "guild", "style", "words")))


def upgrade() -> None:
    """Add the words of every run, then the index over them."""
    op.add_column("runs", sa.Column("words", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    last: int | None = 0
    while last is not None:
        last = _fold_some(connection, last)
    for statement in STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def _fold_some(connection: sa.Connection, after: int) -> int | None:
    some = sa.select(runs).where(runs.c.id > after).order_by(runs.c.id).limit(BATCH)
    rows = connection.execute(some).all()
    if not rows:
        return None
    folded = [(row.id, indexed(row.line, owner=row.owner, guild=row.guild, style=row.style)) for row in rows]
    change = sa.update(runs).where(runs.c.id == sa.bindparam("number")).values(words=sa.bindparam("folded"))
    connection.execute(change, [{"number": number, "folded": text} for number, text in folded])
    return int(rows[-1].id)
