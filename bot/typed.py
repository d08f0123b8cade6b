"""The commands that are typed at the terminal, with the options of each."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot import given, options, order
from bot.command import Command
from bot.databases import DATABASES
from bot.errors import NotFoundError, UsageError
from bot.hashes import HASHES
from bot.options import PAINTING, Option
from generator import codec, styles
from storage.errors import MissingError
from storage.lock import in_use
from storage.status import Status
from storage.values import LOCAL, Filter

if TYPE_CHECKING:
    from bot.cli import World
    from bot.command import Values
    from bot.settings import Settings
    from storage.values import Run

PAGE = 10  # runs of a history
OPEN = (Status.QUEUED, Status.PAINTING)


def imagine(world: World, typed: Values) -> int:
    """Paint words."""
    chosen, typed = world.settings(), given.styled(typed)
    pictures = given.pictures(typed)
    wanted = given.order(typed, pictures, typed.get("eye", chosen.eye))
    recipe = order.recipe(wanted, HASHES)
    return _paint(world, chosen, typed, recipe=recipe, pictures=tuple(pictures.values()))


def again(world: World, typed: Values) -> int:
    """Paint a run's recipe once more, with another seed unless one is given."""
    chosen = world.settings()
    run = _run(chosen, typed)
    recipe = order.again(codec.from_json(run.recipe), HASHES, typed.get("seed"))
    return _paint(world, chosen, typed, recipe=recipe, links=given.inputs(run), parent=run.id)


def resume(world: World, typed: Values) -> int:
    """Paint a run on that was broken off; the newest one, unless a number is given."""
    chosen = world.settings()
    run = _run(chosen, typed) if "run" in typed else _broken_off(chosen)
    return _paint(world, chosen, typed, recipe=codec.from_json(run.recipe), resumes=run.id)


def _paint(world: World, chosen: Settings, typed: Values, **task: Any) -> int:  # noqa: ANN401  the fields of a Task
    from bot.app import LOG  # noqa: PLC0415
    from bot.imagine import Task, run  # noqa: PLC0415  rich and the store: the input is known to be good now
    from bot.terminal import Log  # noqa: PLC0415

    # Delayed: the folder is made by whoever locks it.
    handler = Log(chosen.data_dir / LOG, delay=True, encoding="utf-8")
    logging.basicConfig(level=chosen.log_level, handlers=[handler], format="%(asctime)s %(levelname)s %(message)s")
    logging.captureWarnings(capture=True)  # those of libraries are not for the person
    folder = options.place(typed["out"]) if "out" in typed else None
    return run(world.desk(chosen, json="json" in typed), Task(json="json" in typed, folder=folder, **task))


def history(world: World, typed: Values) -> int:
    """List runs, the newest first."""
    from rich.table import Table  # noqa: PLC0415

    from bot import app, tell  # noqa: PLC0415

    style = styles.find(typed["style"]).name if "style" in typed else None
    wanted = Filter(viewer=LOCAL, text=typed.get("text", ""), style=style)
    chosen = world.settings()
    with app.store(chosen) as store:
        runs = store.gallery.history(wanted, limit=typed.get("limit", PAGE))
        broken = () if in_use(chosen.data_dir) else store.gallery.open_runs("terminal", *OPEN)
    table = Table("run", "when", "state", "style", "prompt", box=None, pad_edge=False)
    for run in runs:
        table.add_row(*tell.row(run))
    world.console().print(table if runs else "Nothing is painted yet.", markup=False)
    for sentence in tell.broken_off(broken):
        world.console().print(sentence, markup=False, highlight=False, soft_wrap=True)
    return 0


def show(world: World, typed: Values) -> int:
    """Say everything about one run."""
    from bot import app, tell  # noqa: PLC0415

    chosen = world.settings()
    run = _run(chosen, typed)
    with app.store(chosen) as store:
        if "json" in typed:
            print(tell.as_json(run, tell.paths(run, store.files)), file=world.out)
            return 0
        for name, text in tell.details(run, store.files):
            world.console().print(f"{name:<12}{text}", markup=False, highlight=False, soft_wrap=True)
    return 0


def list_styles(world: World, _typed: Values) -> int:
    """List the styles."""
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2))
    for style in styles.styles().values():
        table.add_row(style.name, style.title, style.measured_from)
    world.console().print(table, markup=False)
    return 0


def list_eyes(world: World, _typed: Values) -> int:
    """List the eyes that have names."""
    from bot import app  # noqa: PLC0415

    for name, what in app.about_eyes().items():
        print(f"{name:<8}{what}", file=world.out)
    return 0


def examine(world: World, _typed: Values) -> int:
    """Look whether everything is there, and measure; 1 where something isn't."""
    from bot import doctor  # noqa: PLC0415  this opens the store and the engine

    sound = True
    for name, found in doctor.checks(world.settings()):
        sound &= found.startswith("✓")
        world.console().print(f"{name:<12}{found}", markup=False, highlight=False, soft_wrap=True)
    return 0 if sound else 1


def _run(chosen: Settings, typed: Values) -> Run:
    from bot import app  # noqa: PLC0415

    if "run" not in typed:
        raise UsageError("Say which run, by its number: `history` lists them.")
    try:
        with app.store(chosen) as store:
            return store.gallery.get(typed["run"])
    except MissingError as error:
        raise NotFoundError(f"There is no run {typed['run']}: `history` lists them.") from error


def _broken_off(chosen: Settings) -> Run:
    from bot import app  # noqa: PLC0415

    with app.store(chosen) as store:
        runs = store.gallery.open_runs("terminal", *OPEN)
    if not runs:
        raise NotFoundError("No picture was broken off.")
    return runs[-1]


_OUTPUT = {
    "out": Option(form="FOLDER", says="Copy picture and film there, under readable names."),
    "json": Option(flag=True, form="", says="Print one JSON object at the end; everything else goes to stderr."),
}
_EYE = {"eye": Option(form="NAME", says="What looks at the picture; `eyes` lists them.")}
_RUN = {"run": Option(form="RUN", read=options.whole(1, 2**63 - 1), says="The run's number.")}
_HISTORY = {
    "text": Option(flows=True, says="Words that the prompt has."),
    "style": Option(form="NAME", says="The style that it was painted in."),
    "limit": Option(form="NUMBER", read=options.whole(1, 1000), says=f"How many runs ({PAGE})."),
}
COMMANDS = {
    "imagine": Command(
        run=imagine, form="WORDS…", bare=("text",), options=PAINTING | _EYE | _OUTPUT, says="Paint words."
    ),
    "again": Command(
        run=again,
        form="RUN",
        bare=("run",),
        options=_RUN | {"seed": PAINTING["seed"]} | _OUTPUT,
        says="Paint once more.",
    ),
    "resume": Command(
        run=resume, form="[RUN]", bare=("run",), options=_RUN | _OUTPUT, says="Paint on what was broken off."
    ),
    "show": Command(
        run=show, form="RUN", bare=("run",), options=_RUN | {"json": _OUTPUT["json"]}, says="Tell about a run."
    ),
    "history": Command(run=history, form="[WORDS]", bare=("text",), options=_HISTORY, says="List runs, newest first."),
    "styles": Command(run=list_styles, options={}, says="List the styles."),
    "doctor": Command(run=examine, options={}, says="Look whether everything is there, and how fast it paints."),
    "eyes": Command(run=list_eyes, options={}, says="List the eyes that look at a picture."),
    **DATABASES,
}
