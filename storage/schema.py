"""The tables. Rows never leave `storage`: `values.py` has what does.

A change here needs a new file in `migrations/versions/`; a test compares the two.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from storage.columns import Packed, UtcDateTime, Words, named
from storage.status import Status
from storage.values import Role, Score, Source


class Base(DeclarativeBase):
    """All tables; constraints have names, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: BigInteger().with_variant(Integer(), "sqlite"),  # Discord's ids have 64 bits
        str: Words(),
        datetime: UtcDateTime(),
        Status: named(Status),
        Role: named(Role),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
    }


class RunRow(Base):
    """One job, from being accepted to being told how it ended."""

    __tablename__ = "runs"
    __table_args__ = (
        # Everything that a restart must look after, and nothing else: waiting, painting, or not yet told.
        Index("ix_runs_open", "id", sqlite_where=text("told = 0"), postgresql_where=text("NOT told")),
        # History is paged newest first within each of these.
        Index("ix_runs_owner_id", "owner", "id"),
        Index("ix_runs_guild_id", "guild", "id"),
        Index("ix_runs_style_id", "style", "id"),
        {"sqlite_autoincrement": True},  # the number of a deleted run is never given again: old buttons name it
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    front: Mapped[str]
    owner: Mapped[int]
    guild: Mapped[int | None]
    channel: Mapped[int | None]
    message: Mapped[int | None]
    reply: Mapped[str]
    locale: Mapped[str]
    token: Mapped[str | None]
    token_until: Mapped[datetime | None]
    private: Mapped[bool]
    line: Mapped[str]
    recipe: Mapped[str]
    style: Mapped[str]
    seed: Mapped[int]
    eye: Mapped[str]
    weights: Mapped[str]
    parent: Mapped[int | None] = mapped_column(ForeignKey("runs.id", ondelete="SET NULL"), index=True)
    status: Mapped[Status] = mapped_column(default=Status.QUEUED)
    step: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int]
    scores: Mapped[tuple[Score, ...]] = mapped_column(Packed(Score), default=())
    sources: Mapped[tuple[Source, ...]] = mapped_column(Packed(Source), default=())
    notes: Mapped[list[str]] = mapped_column(default=list)
    seconds: Mapped[float | None]
    error: Mapped[str | None]
    worker: Mapped[str] = mapped_column(default="")
    threads: Mapped[int | None]
    torch: Mapped[str] = mapped_column(default="")
    kills: Mapped[int] = mapped_column(default=0)
    turn: Mapped[int] = mapped_column(default=0, server_default="0")
    told: Mapped[bool] = mapped_column(default=False)
    words: Mapped[str] = mapped_column(server_default="", deferred=True)  # for `search.py`

    changes: Mapped[list[ChangeRow]] = relationship(
        order_by="ChangeRow.id", cascade="all, delete-orphan", passive_deletes=True
    )
    links: Mapped[list[LinkRow]] = relationship(
        order_by="LinkRow.role, LinkRow.n", cascade="all, delete-orphan", passive_deletes=True
    )
    stars: Mapped[list[StarRow]] = relationship(cascade="all, delete-orphan", passive_deletes=True)


class ChangeRow(Base):
    """A run came into a state; ordered by id, because a clock may go backwards."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), index=True)
    status: Mapped[Status]
    at: Mapped[datetime]


class FileRow(Base):
    """A file, stored once however often it is used."""

    __tablename__ = "files"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    size: Mapped[int]


class LinkRow(Base):
    """A use of a file by a run."""

    __tablename__ = "links"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"), index=True)
    file: Mapped[FileRow] = relationship(lazy="joined", innerjoin=True)


class StarRow(Base):
    """A person likes a run."""

    __tablename__ = "stars"

    person: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True, index=True)


class SettingRow(Base):
    """What a person, a server or the bot itself chose to keep, as one JSON object."""

    __tablename__ = "settings"

    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[int] = mapped_column(primary_key=True)
    chosen: Mapped[dict[str, Any]]
