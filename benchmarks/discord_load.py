"""How soon the bot answers while it paints: 50 commands of 20 people in 5 seconds, real discord.py, real pocket.

    python benchmarks/discord_load.py [--fake]

The loopback Discord runs on the same event loop, so the stalls are of both. `--fake` paints flat greys.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.app import engine
from bot.desk import Rhythm
from bot.hashes import HASHES
from tests.bot.house import House

PEOPLE, COMMANDS, SECONDS = 20, 50, 5.0
TICK = 0.005
TOO_MANY = 429  # HTTP


async def main() -> None:
    """Measure on a store that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        house.rhythm = Rhythm()
        if "--fake" not in sys.argv:
            house.painting, house.hashes = engine, HASHES
        async with house:
            await measure(house)


async def measure(house: House) -> None:
    """Paint one picture, and let everybody ask while it is painted."""
    first = await house.person("first").slash("imagine", text="a red apple", quality="fine").reply()
    await house.standin.until(lambda: "step" in first.text or "seed" in first.text, within=200, what="a frame")
    people = [house.person(f"person {number}") for number in range(PEOPLE)]
    stalls: list[float] = []
    ticker = asyncio.create_task(tick(stalls))
    asked = []
    for number in range(COMMANDS):
        asked.append(people[number % PEOPLE].slash("imagine", text="a lake in the mountains", quality="draft"))
        await asyncio.sleep(SECONDS / COMMANDS)
    for exchange in asked:
        await exchange.acknowledged(within=20)
    ticker.cancel()
    with suppress(asyncio.CancelledError):
        await ticker
    waited = sorted(1000 * exchange.interaction.waited for exchange in asked)
    edits = statistics.mean(message.edits for message in house.standin.messages())
    print(f"answers: p50 {statistics.median(waited):.0f} ms, p99 {waited[-1]:.0f} ms (the slowest of {COMMANDS})")
    print(f"longest stall of the event loop: {1000 * max(stalls):.0f} ms; edits a message: {edits:.1f}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; 429s: {limited(house)}")
    os._exit(0)  # the fine picture need not be waited for


def limited(house: House) -> int:
    """Count the requests that came too often."""
    return sum(call.status == TOO_MANY for call in house.standin.state.journal.calls)


async def tick(stalls: list[float]) -> None:
    """Note by how much each of many short sleeps was too long."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(TICK)
        stalls.append(time.perf_counter() - before - TICK)


if __name__ == "__main__":
    asyncio.run(main())
