"""The commands that begin with `db`, with the options of each; `bot.keeping` has what they do."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from bot.command import Command
from bot.options import Option, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.cli import World
    from bot.command import Values


def _later(name: str) -> Callable[[World, Values], int]:
    def run(world: World, typed: Values) -> int:
        # Bad input is refused before the store is imported.
        return int(getattr(import_module("bot.keeping"), name)(world, typed))

    return run


_FOLDER = Option(form="FOLDER", says="Where to; it must not be there yet (backups/DATE in the data folder).")
_COPY = {
    "from": Option(form="DATABASE", says="A URL as in DATABASE_URL, or a SQLite file."),
    "to": Option(form="DATABASE", says="Another one, which is empty or not there yet."),
}
_FORGET = {
    "user": Option(form="USER", read=whole(0, 2**63 - 1), says="A Discord user's number; 0 is the terminal."),
    "in": Option(form="FOLDER", says="A backup to do it in, instead of what the settings name."),
    "yes": Option(flag=True, form="", says="Don't ask."),
}
_ADOPT = {
    "name": Option(form="NAME", says="Of the lost folder, as the log or this command without a name gives it."),
    "yes": Option(flag=True, form="", says="Don't ask."),
}
_CLEAN = {"dry_run": Option(flag=True, form="", says="Only say what would go, and how many bytes.")}

DATABASES = {
    "db check": Command(run=_later("check"), options={}, says="Look whether database and files agree; 1 if not."),
    "db backup": Command(
        run=_later("backup"),
        form="[FOLDER]",
        bare=("folder",),
        options={"folder": _FOLDER},
        says="Copy database and files as of one moment; the bot may run.",
    ),
    "db copy": Command(
        run=_later("copy"),
        form="FROM TO",
        bare=("from", "to"),
        options=_COPY,
        says="Copy a database, between SQLite and PostgreSQL too.",
    ),
    "db clean": Command(
        run=_later("clean"), options=_CLEAN, says="Remove what nobody uses, and what the settings let go of."
    ),
    "db adopt": Command(
        run=_later("adopt"),
        form="[NAME]",
        bare=("name",),
        options=_ADOPT,
        says="Go on with what a lost data folder left open on a shared database.",
    ),
    "db forget": Command(
        run=_later("forget"),
        form="USER",
        bare=("user",),
        options=_FORGET,
        says="Remove all that was asked for by a person.",
    ),
}
