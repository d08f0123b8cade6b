"""Whether anything is ever lost: a real bot is killed again and again, its database stopped, its disk filled.

    python benchmarks/torture.py --kills 100 --outages 20 --disk-full 20 --database postgres

People keep asking meanwhile, on the loopback Discord; pocket paints. At the end every picture is painted once more in
peace, and compared. Prints what happens, and adds a row to `benchmarks/torture.tsv`. Outages need PostgreSQL's
binaries, full disks need root. The short form is `tests/torture/test_torture.py`.

The loss of seed 7 is a message that still showed a run as under way whose end was told elsewhere. That is how a private
answer looks whose interaction's token died before its end, after 15 minutes: nobody can change it any more, and the end
comes by direct message. The verdict lets that pass since, and says of each such message whether it was private.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.storage import postgres
from tests.torture import disk, misfortunes, moments
from tests.torture.program import ROOT
from tests.torture.siege import Siege
from tests.torture.verdict import Verdict, judged

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

TABLE = ROOT / "benchmarks" / "torture.tsv"
LINE = "{:>7.0f} s  {:>3} of {}  {:<8} {}"


@dataclass(slots=True, kw_only=True)
class Tally:
    """What happened: seconds until the bot went on, by kind of misfortune."""

    kill: list[float] = field(default_factory=list)
    outage: list[float] = field(default_factory=list)
    disk: list[float] = field(default_factory=list)
    poison: list[float] = field(default_factory=list)  # deaths until it was set aside


async def kill(siege: Siege) -> float:
    """Kill the bot at some moment, and start it again; gives how many pictures were open."""
    await misfortunes.killed(siege, (*moments.MOMENTS, moments.whenever))
    return len(siege.pending())


KINDS: dict[str, Callable[[Siege], Awaitable[float]]] = {
    "kill": kill,
    "outage": misfortunes.without_database,
    "disk": misfortunes.without_space,
    "poison": misfortunes.poisoned,
}


async def storm(siege: Siege, kinds: list[str], tally: Tally) -> None:
    """Let all of it befall the bot, then let it paint what is left, and end it."""
    began = time.monotonic()
    await siege.start()
    await siege.online()
    for number, kind in enumerate(kinds, 1):
        found = await KINDS[kind](siege)
        getattr(tally, kind).append(found)
        print(LINE.format(time.monotonic() - began, number, len(kinds), kind, round(found, 1)), flush=True)
    await siege.finish()


def resumptions(siege: Siege) -> list[float]:
    """Seconds from each start with open pictures to its first frame, of the starts that lived to see one."""
    shown = [call.at for call in siege.standin.state.journal.calls if moments.pictured(call)]
    found = []
    for start in siege.starts:
        end = min((at for at in siege.kills if at > start), default=siege.now)
        found += [at - start for at in shown if start < at < end][:1]
    return found


def row(wanted: argparse.Namespace, siege: Siege, tally: Tally, verdict: Verdict) -> dict[str, Any]:
    """Give one line of the table."""
    waits = resumptions(siege)
    counts = {name: len(found) for name, found in asdict(verdict).items() if name != "jobs"}
    return {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": commit(),
        "machine": f"{os.cpu_count()} cores, load {os.getloadavg()[2]:.0f}",
        "database": wanted.database,
        "seed": wanted.seed,
        "kills": len(siege.kills),
        "jobs": verdict.jobs,
        **counts,
        "poison deaths": "+".join(f"{deaths:.0f}" for deaths in tally.poison),
        "resumed": len(waits),
        "mean s": figure(statistics.mean, waits),
        "worst s": figure(max, waits),
        "outages": len(tally.outage),
        "back after mean s": figure(statistics.mean, tally.outage),
        "disks full": len(tally.disk),
        "room after mean s": figure(statistics.mean, tally.disk),
        "tracebacks": siege.program.tracebacks(),
    }


def figure(of: Callable[[list[float]], float], found: list[float]) -> str:
    """Give a figure of some seconds, or a dash where there are none."""
    return f"{of(found):.1f}" if found else "–"


def commit() -> str:
    """Name what is tested."""
    asked = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    return subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def noted(line: dict[str, Any]) -> None:
    """Add a line to the table."""
    new = not TABLE.exists()
    with TABLE.open("a", encoding="utf-8") as file:
        if new:
            file.write("\t".join(line) + "\n")
        file.write("\t".join(map(str, line.values())) + "\n")


async def main(wanted: argparse.Namespace) -> int:
    """Run one storm; gives the exit code, 1 where something was lost."""
    chance = random.Random(wanted.seed)  # noqa: S311 - a seed gives the same storm again
    kinds = ["kill"] * wanted.kills + ["outage"] * wanted.outages + ["disk"] * wanted.disk_full + ["poison"]
    chance.shuffle(kinds)
    folder, tally = Path(tempfile.mkdtemp(prefix="torture")), Tally()
    print(f"{folder}: {commit()} on {wanted.database}, seed {wanted.seed}")
    with ExitStack() as stack:
        server = stack.enter_context(postgres.running()) if wanted.database == "postgres" else None
        small = stack.enter_context(disk.mounted(folder / "disk")) if wanted.disk_full else None
        async with Siege(folder, chance, server=server, disk=small) as siege:
            await storm(siege, kinds, tally)
            verdict = await judged(siege)
            line = row(wanted, siege, tally, verdict)
    noted(line)
    print(*(f"{name}: {value}" for name, value in line.items()), sep="\n")
    print(*verdict.losses, *verdict.duplicates, *verdict.differing, *verdict.damage, sep="\n")
    if verdict.sound:
        shutil.rmtree(folder)
    return 0 if verdict.sound else 1


def asked() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("kills", 0), ("outages", 0), ("disk-full", 0), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    wanted = parser.parse_args()
    if wanted.outages and wanted.database != "postgres":
        parser.error("SQLite is a file: only PostgreSQL can be away, so --outages needs --database postgres.")
    if wanted.disk_full and os.geteuid():
        parser.error("Only root may mount a disk of its own for --disk-full.")
    return wanted


if __name__ == "__main__":
    sys.exit(asyncio.run(main(asked())))
