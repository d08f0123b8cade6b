"""What befalls the bot: each leaves it running again."""

import asyncio

from storage.status import Status
from storage.values import Role
from tests.torture import moments
from tests.torture.orders import POISON

BOTH = 0.3  # of all outages of the database come with a kill
LONG = 15.0  # seconds of an outage, at most
ENOUGH = 20  # deaths in the poison: a bot that hasn't set it aside by then never will
SPARE = 300_000  # bytes that are left on a full disk, at most: some files still fit, others don't


async def killed(siege, choices=moments.MOMENTS):
    """Kill it at one of these moments, and start it again."""
    await siege.chance.choice(choices)(siege)
    await siege.kill()
    await siege.start()


async def poisoned(siege):
    """Kill it as soon as one certain picture is begun, as the system does with a program that takes all memory.

    Gives how often, since the picture's last checkpoint, until it was set aside.
    """
    await siege.online()
    await moments.answered(siege, siege.ask(**POISON))
    lives, deaths, kept = 0, 0, None
    while lives < ENOUGH:
        await siege.rows(lambda runs, lives=lives: not poison(runs) or begun(poison(runs)) > lives)
        if not poison(await siege.look()):
            break
        await siege.shoot()
        last = poison(await siege.look()).file(Role.STATE)  # who was slow to kill may find a new one
        lives, deaths, kept = lives + 1, deaths + 1 if last == kept else 1, last
        await siege.start()
    return deaths


def poison(runs):
    """The poison, while it is among the open runs."""
    return next((run for run in runs if run.line == POISON["text"]), None)


def begun(run):
    """How often a run was begun so far."""
    return sum(change.status is Status.PAINTING for change in run.changes)


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
