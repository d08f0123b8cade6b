"""PostgreSQL counts ten times more words: it took rare ones for usual, and read a million prompts to find five."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Let ANALYZE keep the frequencies of 10,000 words; SQLite needs nothing."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_search ALTER COLUMN 1 SET STATISTICS 1000")
