"""The command line: finds the command, reads its options, and turns errors into sentences and exit codes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import line, options, settings
from bot.errors import NotFoundError, SettingsError, StoppedError, UsageError, sentence
from bot.typed import COMMANDS
from generator.errors import ImageError, RecipeError, ReverieError
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from rich.console import Console

    from bot.imagine import Desk
    from bot.settings import Settings

FAILED, BAD, INTERRUPTED = 1, 2, 130  # exit codes beside 0
CODES = (((UsageError, SettingsError, NotFoundError, RecipeError, ImageError), BAD), ((StoppedError,), INTERRUPTED))
HELP = {"help", "--help", "-h"}
TOKENLESS = (
    "The Discord bot needs a token: put DISCORD_TOKEN=… into the file .env. "
    'To paint here: python -m bot imagine text:"orcas in the north pole" style:ghibli'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the program was started with: environment, `.env`, where it writes, and what makes a place to paint."""

    environ: Mapping[str, str]
    env_file: Path
    out: TextIO
    err: TextIO
    make_desk: Callable[[World, Settings, TextIO], Desk]
    ask: Callable[[str], str] = input  # what a person answers to a question

    def settings(self) -> Settings:
        """Read the settings; SettingsError."""
        return settings.read(self.environ, self.env_file)

    def desk(self, chosen: Settings, *, json: bool) -> Desk:
        """Give a place to paint; with JSON asked for, all that people read goes to stderr."""
        return self.make_desk(self, chosen, self.err if json else self.out)

    def console(self) -> Console:
        """Give the console for tables."""
        from rich.console import Console  # noqa: PLC0415  errors are said without it, and sooner

        return Console(file=self.out)


def desk(world: World, chosen: Settings, reading: TextIO) -> Desk:
    """Give the place where the real engine paints."""
    from bot.imagine import Desk  # noqa: PLC0415  good input is worth the wait
    from bot.terminal import Paper  # noqa: PLC0415

    return Desk(settings=chosen, console=Paper(file=reading), out=world.out, environ=world.environ)


def main(words: Sequence[str], world: World) -> int:
    """Do what the words say; gives the exit code: 0, 1 failed, 2 bad input, 130 interrupted."""
    try:
        return _command(words, world)
    except (ReverieError, StorageError) as error:
        said = sentence(error, owner=True)
        print(said, file=world.err)
        if "--json" in words:
            print(json.dumps({"error": said}), file=world.out)
        return next((code for kinds, code in CODES if isinstance(error, kinds)), FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED


def _command(words: Sequence[str], world: World) -> int:
    if not words:
        return _serve(world)
    two = " ".join(words[:2])
    name, rest = (two, words[2:]) if two in COMMANDS else (words[0], words[1:])
    if name in HELP or HELP & set(rest[:1]):
        return _help(world, " ".join(rest) if name in HELP else name)
    if name not in COMMANDS:
        wanted = two if name == "db" else name
        raise UsageError(f"There is no command {wanted!r}.{options.nearest(wanted, COMMANDS)} `help` lists them.")
    command = COMMANDS[name]
    typed = line.split(rest, command.options, command.bare)
    return command.run(world, options.read(typed, command.options))


def _serve(world: World) -> int:
    """Serve Discord until a signal ends it."""
    chosen = world.settings()
    if chosen.discord_token is None:
        raise SettingsError(TOKENLESS)
    from bot import serving  # noqa: PLC0415  discord.py takes a second to import

    return serving.run(chosen, world.out)


def _help(world: World, name: str) -> int:
    """Print all commands, or the options of one."""
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)  # what is typed is shown whole, however narrow the terminal
    if name in COMMANDS:
        for key, option in COMMANDS[name].options.items():
            table.add_row(f"--{key.replace('_', '-')}" if option.flag else f"{key}:{option.form}", option.says)
    else:
        for key, command in COMMANDS.items():
            table.add_row(f"{key} {command.form}", command.says)
        table.add_row("COMMAND --help", "All options of a command; key:value and --key value are the same.")
    world.console().print(table, markup=False)
    return 0
