"""Paints recipes in peace: one JSON a line on stdin; on stdout the SHA-256 of each picture, and of its film.

python -m tests.torture.undisturbed FILES FOLDER

FILES is where the pictures and states lie that go into the recipes; FOLDER is filled and may be thrown away.
"""

import asyncio
import sys
from pathlib import Path

from rich.console import Console

from bot import app
from bot.order import new_run
from bot.settings import Settings
from bot.terminal import Sparse, TerminalReporter
from generator.codec import from_json
from storage.files import Files
from storage.values import LOCAL, Role


async def main(files, folder):
    chosen = Settings(data_dir=folder, threads=1)
    async with app.studio(chosen, "terminal", lambda settings, _files: app.engine(settings, files)) as (studio, _):
        for line in sys.stdin:
            run = await painted(studio, from_json(line))
            sys.stdout.write(f"{run.file(Role.PNG).sha256} {run.file(Role.GIF).sha256}\n")


async def painted(studio, recipe):
    reporter = TerminalReporter(Sparse(Console(quiet=True)))
    await studio.submit(new_run(recipe, front="terminal", owner=LOCAL), recipe, reporter)
    return await reporter.outcome


if __name__ == "__main__":
    asyncio.run(main(Files(Path(sys.argv[1])), Path(sys.argv[2])))
