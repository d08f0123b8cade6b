"""What befalls the bot: each leaves it running again."""

import asyncio

from storage.status import Status
from tests.torture import moments
from tests.torture.orders import POISON

BOTH = 0.3  # of all outages of the database come with a kill
LONG = 15.0  # seconds of an outage, at most
ENOUGH = 6  # deaths in the poison: a bot that hasn't set it aside by then never will
SPARE = 300_000  # bytes that are left on a full disk, at most: some files still fit, others don't


async def killed(siege, choices=moments.MOMENTS):
    """Kill it at one of these moments, and start it again."""
    await siege.chance.choice(choices)(siege)
    await siege.kill()
    await siege.start()


async def poisoned(siege):
    """Kill it as soon as one certain picture is begun, as the system does with a program that takes all memory.

    Gives how often until it was set aside.
    """
    await siege.online()
    exchange = siege.ask(**POISON)
    await moments.answered(siege, exchange)
    deaths = 0
    while True:
        await siege.rows(lambda runs, deaths=deaths: begun(runs) is None or begun(runs) > deaths)
        if begun(await siege.look()) is None or deaths == ENOUGH:
            return deaths
        await siege.shoot()
        deaths += 1
        await siege.start()


def begun(runs):
    """How often the poison was begun so far; None where it is no longer among the open runs."""
    poison = next((run for run in runs if run.line == POISON["text"]), None)
    return poison and sum(change.status is Status.PAINTING for change in poison.changes)


async def without_database(siege):
    """Stop its PostgreSQL for a while; now and then the bot is killed meanwhile, and has to start without it.

    Gives the seconds from the database's return to the next frame.
    """
    await in_the_middle(siege)
    await siege.calm()
    await asyncio.to_thread(siege.server.stop, siege.chance.choice(("fast", "immediate")))
    siege.ask()
    if siege.chance.random() < BOTH:
        await siege.shoot()
        await siege.start()
    await siege.passing(siege.chance.uniform(1, LONG))
    await asyncio.to_thread(siege.server.start)
    return await resumed(siege)


async def without_space(siege):
    """Let its disk be full for a while; gives the seconds from the return of room to the next frame."""
    await in_the_middle(siege)
    await asyncio.to_thread(siege.disk.fill, siege.chance.randrange(SPARE))
    siege.ask()
    await siege.passing(siege.chance.uniform(1, LONG))
    await asyncio.to_thread(siege.disk.free)
    return await resumed(siege)


async def in_the_middle(siege):
    """Wait until a picture is being painted, with others behind it."""
    await siege.online()
    await moments.busy(siege)
    await moments.frame(siege)
    await moments.busy(siege)


async def resumed(siege):
    """Wait for the next frame, or the end of a picture; gives the seconds until then."""
    began = siege.now
    await moments.frame(siege)
    return siege.now - began
