"""The place of a run in the queue is kept: in each turn every person has one picture, also after a restart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the turn; runs that wait already are all in the same one, in the order in which they were asked for."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("runs", sa.Column("turn", number, nullable=False, server_default="0"))
