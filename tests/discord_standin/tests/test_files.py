import asyncio
import io
import struct

import discord
import pytest

from tests.discord_standin import Limits, Standin, Upload
from tests.discord_standin.tests.refused import code_of
from tests.discord_standin.tests.tiny import TinyBot, running

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 360)


def file(content, name="a.png"):
    return discord.File(io.BytesIO(content), name)


async def attachment(bot, standin, content=PNG, name="a.png"):
    return (await bot.here(standin).send(file=file(content, name))).attachments[0]


GIF = b"GIF89a" + struct.pack("<HH", 32, 16)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 20, 30) + bytes(4)
SIZES = {
    "a.png": (PNG, (640, 360)),
    "a.gif": (GIF, (32, 16)),
    "a.jpg": (JPEG, (30, 20)),
    "a.txt": (b"text", (None, None)),
}


@pytest.mark.parametrize("name", SIZES)
async def test_pictures_have_a_size(standin, bot, name):
    content, size = SIZES[name]
    one = await attachment(bot, standin, content, name)
    assert (one.width, one.height) == size


async def test_names_are_cleaned_as_discord_does(standin, bot):
    assert (await attachment(bot, standin, name="my cat (1).png")).filename == "my_cat_1.png"


async def test_links_die_after_a_day_and_cannot_be_forged(standin, bot):
    one = await attachment(bot, standin)
    assert await one.read() == PNG
    assert (await code_of(bot.http.get_from_cdn(one.url.replace("hm=", "hm=0"))))[0] == 404
    assert (await code_of(bot.http.get_from_cdn(one.url.partition("?")[0])))[0] == 404
    standin.advance(86401)
    assert (await code_of(one.read()))[0] == 404
    fresh = await bot.here(standin).fetch_message(standin.messages()[0].id)
    assert await fresh.attachments[0].read() == PNG


async def test_a_slow_file_comes_when_the_gate_opens(standin, bot):
    one = await attachment(bot, standin)
    gate = standin.state.faults.hold("GET", "/attachments/*", first_bytes=4)
    reading = asyncio.create_task(one.read())
    await asyncio.wait_for(gate.reached.wait(), 60)
    assert not reading.done()
    gate.open()
    assert await reading == PNG


async def test_a_file_may_break_off_or_be_refused(standin, bot):
    one = await attachment(bot, standin)
    standin.state.faults.drop("GET", "/attachments/*", times=9)
    with pytest.raises(discord.aiohttp.ClientError if hasattr(discord, "aiohttp") else Exception):
        await one.read()
    standin.state.faults.waiting.clear()
    standin.state.faults.status(503, "GET", "/attachments/*")
    assert (await code_of(one.read()))[0] == 503
    assert await one.read() == PNG


@pytest.fixture
async def small():
    limits = Limits(request_bytes=40_000)
    async with Standin(limits=limits) as standin, running(TinyBot(standin.connector()), standin.token) as bot:
        standin.guild.upload_limit = 10_000
        yield standin, bot


async def test_the_server_limits_the_bots_files_and_the_asker_the_answers(small):
    standin, bot = small
    nitro = standin.person("nitro", upload_limit=20_000)
    seen = asyncio.Queue()

    async def answer(interaction, **_):
        seen.put_nowait(interaction.filesize_limit)
        seen.put_nowait(await code_of(interaction.response.send_message(file=file(bytes(20_001)))))
        await interaction.response.send_message(file=file(bytes(20_000)))

    bot.answer = answer
    await bot.here(standin).send(file=file(bytes(10_000)))
    assert await code_of(bot.here(standin).send(file=file(bytes(10_001)))) == (413, 40005)
    reply = await nitro.slash("probe", text="x").reply()
    assert (seen.get_nowait(), seen.get_nowait()) == (20_000, (413, 40005))
    assert len(reply.attachments[0].content) == 20_000


async def test_a_request_has_a_limit_as_a_whole(small):
    standin, bot = small
    standin.guild.upload_limit = 30_000
    files = [file(bytes(25_000), f"{n}.bin") for n in range(2)]
    assert await code_of(bot.here(standin).send(files=files)) == (413, 40005)
    assert standin.messages() == []


async def test_people_post_files_too(standin, bot, alice):
    message = alice.say("look", Upload("cat.gif", b"GIF89a"))
    served = await bot.here(standin).fetch_message(message.id)
    assert await served.attachments[0].read() == b"GIF89a"
