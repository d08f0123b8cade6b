"""Words are kept by their beginnings, too: gathering all words that begin alike took 100 ms in a large gallery."""

from __future__ import annotations

from alembic import op

from storage.search import index_all

revision = "0003"
down_revision = "0002"

PAUSE = "DROP TRIGGER search_update"
BUILD = "INSERT INTO search(search) VALUES ('rebuild')"
RESUME = """
CREATE TRIGGER search_update AFTER UPDATE OF words ON runs BEGIN
    INSERT INTO search(search, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO search(rowid, words) VALUES (new.id, new.words);
END
"""


def upgrade() -> None:
    """Write the words anew; on SQLite the index is built once afterwards, not run by run."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql(PAUSE)
    index_all(connection)
    for statement in (BUILD, RESUME) if sqlite else ():
        connection.exec_driver_sql(statement)
