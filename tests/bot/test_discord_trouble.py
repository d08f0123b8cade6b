"""The machine's own trouble: a full disk, too little memory, a token that is refused while the bot is up."""

import asyncio
from dataclasses import replace
from functools import partial

import aiohttp
import discord
import numpy as np
import pytest
import torch

from bot import excuses
from bot.errors import BotError
from bot.languages import say
from bot.serving import REFUSED, check_line
from bot.settings import Secret, Settings
from tests.bot.house import House, quick
from tests.bot.test_discord_restart import program
from tests.discord_standin import Limits, Standin
from tests.discord_standin.rates import Rate
from tests.fakes import GatedPaint
from tests.storage.test_files import largest_file

MANY = Limits(edit=Rate(1_000, 1.0))


@pytest.fixture
async def standin():
    async with Standin() as made:
        yield made


class NoisyPaint(GatedPaint):
    """Begins with noise, which no format makes smaller: 3 MB."""

    def frame(self, recipe, step, *, first):
        frame = super().frame(recipe, step, first=first)
        noise = np.random.default_rng(step).integers(0, 256, (1_000, 1_000, 3), dtype=np.uint8)
        return replace(frame, image=noise) if first else frame


async def test_a_full_disk_holds_the_picture_up_until_there_is_room(tmp_path, caplog):
    house = House(tmp_path)
    house.paint, house.rhythm, house.standin = NoisyPaint(at=2), quick(every=0.0), Standin(limits=MANY)
    async with house:
        carol = house.person("carol", locale="de")
        with largest_file(2 * 2**20):
            message = await carol.slash("imagine", text="orcas").reply()
            await house.saying(message, say(excuses.FULL, "de"))
            assert "Das Bild geht von selbst weiter" in message.text
        await house.saying(message, "Schritt 1 von 80")
        carol.click(message, "Abbrechen")
        house.paint.gate.open.set()
        await house.saying(message, "Abgebrochen")
    assert f"No space is left for {tmp_path}" in caplog.text  # so its owner knows where


def no_memory():
    """Ask torch for more than any machine has, and give what it raises."""
    with pytest.raises(RuntimeError) as raised:
        torch.empty(2**50)
    return raised.value


@pytest.mark.parametrize("fault", [MemoryError(), torch.OutOfMemoryError("CUDA out of memory."), no_memory()])
async def test_too_little_memory_is_one_sentence_and_the_next_picture_is_painted(house, fault):
    house.paint.fault = fault
    alice = house.person("alice")
    message = await house.saying(await alice.slash("imagine", text="orcas", quality="fine").reply(), excuses.TOO_LARGE)
    house.paint.fault = None
    await house.saying(await alice.click(message, "Again").reply(), "run 2")


async def test_a_token_that_is_refused_later_ends_the_program_with_one_sentence(standin, tmp_path):
    async with program(standin, tmp_path) as bot:
        await standin.online(within=60)
        standin.state.token += "0"
        standin.state.gateway.invalidate(resumable=False)
        _, err = await asyncio.wait_for(bot.communicate(), 60)
    assert bot.returncode == 2
    assert err.decode().splitlines()[-1] == REFUSED
    assert "Traceback" not in err.decode()


async def test_other_final_closes_are_named_by_their_code(house):
    house.standin.state.gateway.close(4010)
    await asyncio.wait([house.client.connected])
    with pytest.raises(BotError, match="code 4010"):
        check_line(house.client.connected)


@pytest.mark.parametrize(
    ("fault", "asked"),
    [("status", "*/users/@me"), ("drop", "*/users/@me"), ("status", "*/commands"), ("refusal", "*/users/@me")],
)
async def test_a_discord_that_fails_at_the_start_is_one_sentence(standin, tmp_path, fault, asked):
    faults = standin.state.faults
    how = {"status": partial(faults.status, 503), "refusal": partial(faults.status, 429), "drop": faults.drop}[fault]
    how("*", asked, times=5)  # of its own accord, aiohttp asks again
    house = House(tmp_path)
    house.standin, house.settings = standin, Settings(discord_token=Secret(standin.token), data_dir=tmp_path)
    with pytest.raises(BotError, match="look after the network"):
        await house.start()


@pytest.mark.parametrize(
    "error", [discord.GatewayNotFound(), ConnectionRefusedError(), aiohttp.ServerDisconnectedError()]
)
async def test_a_gateway_that_is_not_there_is_one_sentence(error):
    connected = asyncio.get_running_loop().create_future()
    connected.set_exception(error)
    with pytest.raises(BotError, match="look after the network"):
        check_line(connected)
