"""What the owner does with database and files: `db check`, `backup`, `copy`, `clean`, `adopt` and `forget`."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.errors import SettingsError, UsageError
from bot.options import place
from storage import backup as backups
from storage import check as checks
from storage import claims, copying, leftovers, privacy, retention, sweep
from storage.disk import address
from storage.files import Files
from storage.lock import WORKER, held, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.cli import World
    from bot.command import Values
    from bot.settings import Settings
    from storage.leftovers import Copy

GIGA = 10**9
FAILED = 1
NO_OTHERS = "No other data folder has open runs in this database."
WORKS = {True: ", and a program works in it", False: ", and no program works in it", None: ""}
LOST = "Is the data folder {name} lost, and does no program work in it any more? Type yes: "
ASK = "Remove all runs, stars and settings of {user} in {place} for good? Type yes: "


def check(world: World, _typed: Values) -> int:
    """Say what does not agree, and what to do about it."""
    chosen, count = world.settings(), 0
    with _bar(world, "files") as seen:
        for problem in checks.check(chosen.database_url, _files(chosen), seen=seen):
            print(problem.sentence, file=world.out)
            count += 1
    print(f"{_some(count, 'problem')} found." if count else "Database and files agree.", file=world.out)
    return FAILED if count else 0


def backup(world: World, typed: Values) -> int:
    """Copy everything as of one moment."""
    chosen = world.settings()
    inside = chosen.data_dir / leftovers.BACKUPS / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
    folder = place(typed["folder"]) if "folder" in typed else inside
    with _bar(world, "rows, then files") as seen:
        made = backups.backup(chosen.database_url, _files(chosen), folder, seen=seen)
    if folder != inside:
        leftovers.note(chosen.database_url, folder)
    print(f"{_some(made.runs, 'run')} and {_some(made.files, 'file')} are in {made.folder}.", file=world.out)
    for sha256 in made.lost:
        print(f"The file {sha256} was missing or damaged before: `db check` says which runs had it.", file=world.out)
    return FAILED if made.lost else 0


def copy(world: World, typed: Values) -> int:
    """Copy one database into another, and compare them."""
    if not {"from", "to"} <= typed.keys():
        raise UsageError("Say from where and to where: db copy data/reverie.db postgresql://localhost/reverie")
    with _bar(world, "rows") as seen:
        counts = copying.copy(_url(typed["from"]), _url(typed["to"]), seen=seen)
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(f"Copied, read back and compared: {told}.", file=world.out)
    print("Now set DATABASE_URL to the copy; the files stay where they are, in DATA_DIR.", file=world.out)
    return 0


def clean(world: World, typed: Values) -> int:
    """Let go of what the settings say, and of what nobody uses."""
    chosen, dry = world.settings(), "dry_run" in typed
    files, url = _files(chosen), chosen.database_url
    planned = retention.plan(url, _rules(chosen))
    if not dry:
        with _bar(world, "runs") as seen:
            retention.carry_out(url, files, planned, seen=seen)
    swept = sweep.sweep(url, files, dry=dry)
    print(*_cleaned(planned, swept, dry=dry), sep="\n", file=world.out)
    return 0


def _cleaned(planned: retention.Plan, swept: sweep.Swept, *, dry: bool) -> Iterator[str]:
    went, stay = ("would go", "would stay") if dry else ("went", "stay")
    runs, others = _some(len(planned.runs), "run"), _some(len(planned.bare), "other")
    yield f"By the rules {went}: {runs}, and the frames of {others}."
    yield f"That is {_some(planned.files, 'file')}, {_bytes(planned.size)}; {_bytes(planned.left)} {stay}."
    yield f"Of what nobody uses {went}: {_some(swept.files, 'file')}, {_bytes(swept.size)}."


def adopt(world: World, typed: Values) -> int:
    """Take over the open runs of a data folder that is lost, or say which have some."""
    chosen = world.settings()
    if "name" not in typed:
        print(*_owners(chosen), sep="\n", file=world.out)
        return 0
    if "yes" not in typed and not _agreed(world, LOST.format(name=typed["name"])):
        print("Nothing was changed.", file=world.out)
        return FAILED
    with held(chosen.data_dir, "taking over runs"):
        count = claims.adopt(chosen.database_url, typed["name"], name_of(chosen.data_dir))
    print(f"{_some(count, 'open run')} of {typed['name']} will go on at the next start.", file=world.out)
    return 0 if count else FAILED


def _owners(chosen: Settings) -> list[str]:
    ours = name_of(chosen.data_dir) if (chosen.data_dir / WORKER).exists() else ""
    found = claims.others(chosen.database_url, ours)
    return [f"{one.name} has {_some(one.runs, 'open run')}{WORKS[one.lives]}." for one in found] or [NO_OTHERS]


def forget(world: World, typed: Values) -> int:
    """Remove all of a person, and say what still holds something of them."""
    if "user" not in typed:
        raise UsageError("Say whom, by the number of the Discord user: db forget 1234")
    user, chosen = typed["user"], _place(world.settings(), typed)
    if "yes" not in typed and not _agreed(world, ASK.format(user=user, place=typed.get("in", chosen.data_dir))):
        print("Nothing was removed.", file=world.out)
        return FAILED
    with _bar(world, "runs") as seen:
        gone = privacy.forget(chosen.database_url, _files(chosen), user, seen=seen)
    print(f"{_some(gone.runs, 'run')} and {_some(gone.files, 'file')} of {user} are gone.", file=world.out)
    if gone.painting:
        print(
            "One of them was being painted: do this once more in a minute, for what was written since.", file=world.out
        )
    for kept in leftovers.copies(chosen.database_url, chosen.data_dir, user):
        print(_told(kept, user), file=world.out)
    if not chosen.database_url.startswith("sqlite"):
        print("PostgreSQL's log and the backups of its server are its own to let go of.", file=world.out)
    return 0


def _told(kept: Copy, user: int) -> str:
    what = "can't be read" if kept.rows is None else f"still holds {_some(kept.rows, 'row')} of {user}"
    days = max(0, (datetime.now(UTC) - kept.made).days)  # a clock may go backwards
    cure = f"db forget {user} --in {kept.place}, or remove it" if kept.place.is_dir() else "remove it"
    return f"{kept.place} ({_some(days, 'day')} old) {what}: {cure}."


def _place(chosen: Settings, typed: Values) -> Settings:
    """Give the settings for a backup, which is a data folder of its own."""
    if "in" not in typed:
        return chosen
    folder = place(typed["in"])
    if not (folder / backups.NAME).is_file():
        raise UsageError(f"There is no backup in {folder}.")
    return replace(chosen, data_dir=folder, database=None)


def _agreed(world: World, question: str) -> bool:
    try:
        return world.ask(question).strip().lower() == "yes"
    except EOFError:
        raise UsageError("Nobody is there to be asked: add --yes.") from None


def _rules(chosen: Settings) -> retention.Rules:
    return retention.Rules(
        days=chosen.keep_days,
        frame_days=chosen.keep_frame_days,
        size=None if chosen.keep_gigabytes is None else round(chosen.keep_gigabytes * GIGA),
        starred=chosen.keep_starred,
    )


def _url(typed: str) -> str:
    return typed if "://" in typed else address(place(typed))


def _files(chosen: Settings) -> Files:
    if not chosen.data_dir.is_dir():
        raise SettingsError(f"There is no data folder {chosen.data_dir}: check DATA_DIR.")
    return Files(chosen.data_dir / "files")


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _bytes(count: int) -> str:
    return f"{count / GIGA:.2f} GB" if count >= GIGA // 100 else f"{count:,} bytes"


@contextmanager
def _bar(world: World, what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far it is, where somebody looks on."""
    console = world.console()
    columns = TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
