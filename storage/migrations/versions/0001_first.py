"""The first schema: runs with their changes, files, stars, and what people and servers chose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Types are written out here, never taken from `schema.py`: this step must stay what it was.
Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Time = sa.DateTime(timezone=True)
Name = sa.String(16)


def upgrade() -> None:
    """Make all tables."""
    op.create_table("files", *_file_columns())
    op.create_table("runs", *_asked_columns(), *_known_columns(), *_run_keys(), sqlite_autoincrement=True)
    op.create_index(
        "ix_runs_open", "runs", ["id"], sqlite_where=sa.text("told = 0"), postgresql_where=sa.text("NOT told")
    )
    op.create_index("ix_runs_owner_id", "runs", ["owner", "id"])
    op.create_index("ix_runs_guild_id", "runs", ["guild", "id"])
    op.create_index("ix_runs_style_id", "runs", ["style", "id"])
    op.create_index("ix_runs_parent", "runs", ["parent"])
    op.create_table("changes", *_change_columns())
    op.create_index("ix_changes_run_id", "changes", ["run_id"])
    op.create_table("links", *_link_columns())
    op.create_index("ix_links_file_id", "links", ["file_id"])
    op.create_table("stars", *_star_columns())
    op.create_index("ix_stars_run_id", "stars", ["run_id"])
    op.create_table("settings", *_setting_columns())


def _asked_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", Number, nullable=False),
        sa.Column("front", sa.Text, nullable=False),
        sa.Column("owner", Number, nullable=False),
        sa.Column("guild", Number),
        sa.Column("channel", Number),
        sa.Column("message", Number),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("token", sa.Text),
        sa.Column("token_until", Time),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("recipe", sa.Text, nullable=False),
        sa.Column("style", sa.Text, nullable=False),
        sa.Column("seed", Number, nullable=False),
        sa.Column("eye", sa.Text, nullable=False),
        sa.Column("weights", sa.Text, nullable=False),
        sa.Column("parent", Number),
    ]


def _known_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("status", Name, nullable=False),
        sa.Column("step", Number, nullable=False),
        sa.Column("steps", Number, nullable=False),
        sa.Column("scores", sa.JSON, nullable=False),
        sa.Column("sources", sa.JSON, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("seconds", sa.Double),
        sa.Column("error", sa.Text),
        sa.Column("worker", sa.Text, nullable=False),
        sa.Column("threads", Number),
        sa.Column("torch", sa.Text, nullable=False),
        sa.Column("kills", Number, nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
    ]


def _run_keys() -> list[sa.schema.SchemaItem]:
    return [
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.ForeignKeyConstraint(["parent"], ["runs.id"], name="fk_runs_parent_runs", ondelete="SET NULL"),
    ]


def _file_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", Number, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("size", Number, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("sha256", name="uq_files_sha256"),
    ]


def _change_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", Number, nullable=False),
        sa.Column("run_id", Number, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_changes_run_id_runs", ondelete="CASCADE"),
    ]


def _link_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("run_id", Number, nullable=False),
        sa.Column("role", Name, nullable=False),
        sa.Column("n", Number, nullable=False),
        sa.Column("file_id", Number, nullable=False),
        sa.PrimaryKeyConstraint("run_id", "role", "n", name="pk_links"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_links_run_id_runs", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_links_file_id_files"),
    ]


def _star_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("person", Number, nullable=False),
        sa.Column("run_id", Number, nullable=False),
        sa.PrimaryKeyConstraint("person", "run_id", name="pk_stars"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_stars_run_id_runs", ondelete="CASCADE"),
    ]


def _setting_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("key", Number, nullable=False),
        sa.Column("chosen", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name="pk_settings"),
    ]
