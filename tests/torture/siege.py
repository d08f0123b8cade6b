"""A bot on the loopback Discord, the people who keep asking, and all that was asked: what the tortures work with."""

import asyncio
import re
import signal
from contextlib import suppress

from storage.files import Files
from storage.gallery import Gallery
from storage.status import Status
from tests.discord_standin import Limits, Standin
from tests.discord_standin.components import names, walk
from tests.torture.orders import POISON, order
from tests.torture.program import Program

NAMES = ("alice", "bob", "carol", "dave")
PATIENCE = 300.0  # seconds for what must happen, on a busy machine too
SPARED = 2  # deaths in one picture without a new checkpoint: the third would rightly be its last
OPEN = (Status.QUEUED, Status.PAINTING)


def cards(revision):
    """The runs that a state of a message is about, each with whether it shows how the run ended."""
    found = [re.fullmatch(r"run:(\d+):(\w+)", name) for _, one in walk(revision.components) for name in names(one)]
    acts = {(int(one[1]), one[2]) for one in found if one}
    return {run: (run, "again") in acts for run, _ in acts}


class Siege:
    """Everything of one besieged bot, on PostgreSQL where a server is given, on a disk of its own where one is."""

    def __init__(self, folder, chance, *, server=None, disk=None, crowd=3):
        self.folder, self.chance, self.server, self.disk = folder, chance, server, disk
        self.crowd = crowd  # how many pictures are kept on the way
        self.data = (disk.folder if disk else folder) / "data"
        self.url = server.url("ready") if server else f"sqlite:///{self.data / 'reverie.db'}"
        self.standin = Standin(limits=Limits(answer_within=60.0))  # how busy this machine is, is not the question
        self.people = [self.standin.person(name, self.standin.add_channel(name)) for name in NAMES]
        self.asked, self.ended, self._open = [], [], []
        self.starts, self.kills, self.shot = [], [], True  # when, on the stand-in's clock
        self._gallery = None

    async def __aenter__(self):
        await self.standin.__aenter__()
        environment = {
            **self.standin.environment(),
            "DISCORD_TOKEN": self.standin.token,
            "DATA_DIR": str(self.data),
            "DATABASE_URL": self.url if self.server else "",
        }
        self.program = Program(environment, self.folder / "bot.log")
        return self

    async def __aexit__(self, *error):
        if self.program.code is None:
            await self.program.end()
        if self._gallery:
            self._gallery.close()
        await self.standin.__aexit__(*error)

    @property
    def files(self):
        return Files(self.data / "files")

    @property
    def gallery(self):
        """A view of the bot's database beside the bot; only after its first start."""
        self._gallery = self._gallery or Gallery(self.url)
        return self._gallery

    @property
    def now(self):
        return self.standin.state.clock.now()

    async def until(self, look, what, within=PATIENCE):
        """Wait for something in the stand-in; RuntimeError where the bot ends by itself meanwhile."""
        try:
            return await self.standin.until(lambda: look() or self._fallen(), within=within, what=what)
        except TimeoutError as error:
            error.add_note(self.program.last_words())
            raise

    def _fallen(self):
        if self.program.code is not None and not self.shot:
            raise RuntimeError(f"The bot ended by itself, with {self.program.code}.\n{self.program.last_words()}")

    async def passing(self, seconds):
        """Let time pass."""
        with suppress(TimeoutError):
            await self.standin.until(lambda: False, within=seconds)

    async def start(self):
        if self.pending():
            self.starts.append(self.now)
        self.shot = False
        await self.program.start(self.standin.state.changes.tell)

    async def online(self):
        await self.until(lambda: self.standin.state.gateway.online, "the bot to come online")

    async def finish(self):
        """Let the bot paint what is left, or fall silent over it, and end it by SIGTERM; gives its exit code."""
        with suppress(TimeoutError):
            await self.rows(lambda runs: not runs)
        self.shot = True
        return await self.program.end(signal.SIGTERM)

    async def kill(self):
        """Kill the bot at once, but never a third time in a picture of no fault: that one would rightly be given up."""
        await self.calm()
        await self.shoot()

    async def calm(self):
        """Wait until another death would be no picture's last."""
        await self.rows(lambda runs: not any(run.kills >= SPARED and run.line != POISON["text"] for run in runs))

    async def shoot(self):
        """Kill the bot, whatever it does, and wait until nothing is left of it."""
        self.shot = True
        await self.program.end()
        self.kills.append(self.now)
        self.standin.state.faults.waiting.clear()
        self.standin.state.faults.open_gates()
        await self.until(lambda: not self.standin.state.gateway.online, "the line to be cut")

    async def rows(self, look, within=PATIENCE):
        """Wait until the open runs are as wanted, asked anew at all news; TimeoutError where they long don't move."""
        changes, before, since = self.standin.state.changes, None, self.now
        while True:
            seen = changes.count  # before the look: what comes during it is news, too
            if look(runs := await self.look()):
                return
            if runs != before:
                before, since = runs, self.now
            await self.until(lambda seen=seen: changes.count > seen, "news of the bot", since + within - self.now)

    async def look(self):
        """The runs that haven't ended, as the database has them."""
        return await asyncio.to_thread(self.gallery.open_runs, "discord", *OPEN)

    def ask(self, person=None, **wanted):
        """Let somebody ask for a picture; the wait for the answer is up to others."""
        person = person or self.chance.choice(self.people)
        return self._asked(person.slash("imagine", **(wanted or order(self.chance))))

    def press(self, message, label):
        """Let the one who asked for it press a button below a finished picture."""
        person = next(one for one in self.people if one.user is message.interaction.user)
        return self._asked(person.click(message, label))

    def _asked(self, exchange):
        self.asked.append(exchange)
        self._open.append(exchange)
        return exchange

    def pending(self):
        """The messages in which the bot has said that it will paint, and not yet how that ended."""
        ended = [
            one for one in self._open if one.interaction.original and any(cards(one.interaction.original.now).values())
        ]
        self.ended += [one.interaction.original for one in ended]
        self._open = [one for one in self._open if one not in ended]
        return [
            one.interaction.original
            for one in self._open
            if one.interaction.original and cards(one.interaction.original.now)
        ]
