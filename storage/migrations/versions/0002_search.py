"""Prompts are found by their words: a full-text index, and what it is made from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.search import index_all  # as it is today: a search folds its words as it does then, too

revision = "0002"
down_revision = "0001"

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


def upgrade() -> None:
    """Add the words of every run, then the index over them."""
    op.add_column("runs", sa.Column("words", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    index_all(connection)
    for statement in STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
