"""The bot on the loopback Discord: real discord.py, real store, painted by a fake."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from io import BytesIO

from PIL import Image

from bot.desk import Rhythm
from bot.order import Hashes
from bot.serving import World, serving
from bot.settings import Secret, Settings
from tests.discord_standin import Standin, Upload
from tests.fakes import FakePaint

HASHES = Hashes(weights=lambda _eye: "", bank=lambda: "", styles=lambda: "")
QUICK = Rhythm(
    every=30.0, long=60.0, retries=(0.1, 1, 3)
)  # so one frame at most is shown: five edits in five seconds are all there are


class House:
    """A bot that can be stopped and started again on the same store."""

    def __init__(self, folder):
        self.standin, self.paint, self.rhythm = Standin(), FakePaint(), QUICK
        self.folder, self.painting, self.hashes = folder, None, HASHES
        self.measures = False
        self._up = AsyncExitStack()

    async def __aenter__(self):
        await self.standin.__aenter__()
        self.settings = Settings(discord_token=Secret(self.standin.token), data_dir=self.folder)
        await self.start()
        return self

    async def __aexit__(self, *error):
        await self._up.aclose()
        await self.standin.__aexit__(*error)

    def world(self):
        return World(
            painting=self.painting or (lambda _settings, _files: self.paint),
            connector=self.standin.connector,
            hashes=self.hashes,
            clock=self.standin.state.clock.now,
            rhythm=self.rhythm,
            patience=0.01,
            measures=self.measures,
        )

    async def start(self):
        self.client = await self._up.enter_async_context(serving(self.settings, self.world()))
        await self.standin.online()

    async def stop(self):
        await self._up.aclose()
        await self.standin.until(lambda: not self.standin.state.gateway.online)

    async def restart(self):
        await self.stop()
        await self.start()

    @property
    def gallery(self):
        return self.client.parts.store.gallery

    @property
    def files(self):
        return self.client.parts.store.files

    def person(self, name, **more):
        return self.standin.person(name, **more)

    async def saying(self, message, text, within=60.0):
        """Wait until a message says something, and give it."""
        await self.standin.until(
            lambda: text in message.text, within=within, what=f"{text!r} instead of {message.text!r}"
        )
        return message

    async def told(self, run):
        """Wait until the end of every run is told, and give whether the row knows that of this one."""
        ends = [one._end for one in self.client.parts.desk._open if one._end]
        await asyncio.gather(*ends)
        return self.gallery.get(run).told


def file_of(message, ending):
    """Give the bytes of a message's file with that ending."""
    return next(file.content for file in message.attachments if file.filename.endswith(ending))


def picture(colour="teal", size=(64, 48), kind="PNG", name="a.png"):
    """Give a picture as a person attaches it."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return Upload(name, out.getvalue())


def quick(**fields):
    return replace(QUICK, **fields)


async def painted(house, person, text="orcas", **options):
    """Have a picture painted, and give its message once it is done."""
    message = await person.slash("imagine", text=text, **options).reply()
    return await house.saying(message, "seed")


async def begun(house, **options):
    """Have a painting begun that stands before its gate; gives its person and message."""
    alice = house.person("alice")
    message = await alice.slash("imagine", text="orcas", **options).reply()
    await house.paint.reached()
    return alice, message
