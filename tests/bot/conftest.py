import io

import pytest
from rich.console import Console

from bot import cli
from bot.imagine import Desk
from tests.fakes import FakePaint, GatedPaint


class Typist:
    """Types commands into the program in this process, with a fake engine, and reads what it says."""

    def __init__(self, folder):
        self.folder, self.paint = folder, FakePaint()
        self.environ = {"DATA_DIR": str(folder / "data")}
        self.console = {}
        self.leave = None
        self.make = lambda: self.paint
        self.terminal = False
        self.questions, self.answer = [], "no"

    def __call__(self, *words):
        """Give (exit code, stdout, stderr)."""
        out, err = io.StringIO(), io.StringIO()
        out.isatty = lambda: self.terminal
        world = cli.World(
            environ=self.environ,
            env_file=self.folder / ".env",
            out=out,
            err=err,
            make_desk=self.desk,
            ask=self.ask,
        )
        code = cli.main(words, world)
        return code, out.getvalue(), err.getvalue()

    def ask(self, question):
        self.questions.append(question)
        if self.answer is None:
            raise EOFError
        return self.answer

    def desk(self, world, chosen, reading):
        more = {} if self.leave is None else {"leave": self.leave}
        return Desk(
            settings=chosen,
            console=Console(**{"file": reading, "width": 100, **self.console}),
            out=world.out,
            environ=world.environ,
            painting=lambda _settings, _files: self.make(),
            **more,
        )


@pytest.fixture
def typist(tmp_path):
    return Typist(tmp_path)


@pytest.fixture
async def house(tmp_path):
    """The bot on the loopback Discord."""
    from tests.bot.house import House  # noqa: PLC0415  discord.py takes a second to import

    async with House(tmp_path) as made:
        yield made


@pytest.fixture
async def gated(tmp_path):
    """A house whose painting stands before a gate at step 2, and where every frame is shown."""
    from tests.bot.house import House, quick  # noqa: PLC0415
    from tests.discord_standin import Limits, Standin  # noqa: PLC0415
    from tests.discord_standin.rates import Rate  # noqa: PLC0415

    house = House(tmp_path)
    house.paint, house.rhythm = GatedPaint(at=2), quick(every=0.0)
    house.standin = Standin(limits=Limits(edit=Rate(1_000, 1.0)))
    gate = house.paint.gate
    async with house:
        yield house
        gate.open.set()


@pytest.fixture
def open_bench():
    """Open a studio on a database and a folder, whichever is asked for."""
    from tests.bot.bench import Bench  # noqa: PLC0415  the store takes a second to import

    made = []

    def opened(url, folder):
        made.append(Bench(url, folder))
        return made[-1]

    yield opened
    for bench in made:
        bench.store.gallery.close()
