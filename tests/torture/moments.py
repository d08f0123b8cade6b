"""When the bot is killed: moments that the stand-in sees, so that a seed leads to the same ones again."""

AFTER = 14.0  # seconds: a start and the best part of a picture
AGAIN = 0.25  # of all wishes come from a button


async def starting(siege):
    """After a few requests of its start: at log-in, while it tells its commands, while it looks for what was open."""
    await seen(siege, siege.chance.randrange(1, 12))


async def asking(siege):
    """While somebody's wish is being taken in."""
    await siege.online()
    siege.ask()
    await seen(siege, siege.chance.randrange(1, 6))


async def painting(siege):
    """Shortly after a frame was shown."""
    await siege.online()
    await busy(siege)
    for _ in range(siege.chance.randrange(1, 4)):
        await frame(siege)


async def answering(siege):
    """While Discord has a request of the bot in hand, before or after it took effect."""
    await siege.online()
    await busy(siege)
    await seen(siege, siege.chance.randrange(8))
    gate = siege.standin.state.faults.hold("PATCH", after=siege.chance.random() < 0.5)
    await siege.until(gate.reached.is_set, "a request to hold")


async def ending(siege):
    """As soon as Discord shows how a picture ended."""
    await siege.online()
    await busy(siege)
    before = len(siege.pending())
    await siege.until(lambda: len(siege.pending()) < before, "the end of a picture")


async def whenever(siege):
    """After some time, whatever happens then."""
    await siege.passing(siege.chance.uniform(0, AFTER))


MOMENTS = (starting, asking, painting, answering, ending)


async def seen(siege, count):
    """Wait until the stand-in has heard of the bot so many times more."""
    changes = siege.standin.state.changes
    last = changes.count + count
    await siege.until(lambda: changes.count >= last, f"{count} signs of life")


async def frame(siege):
    """Wait until a new frame, or the end, of any picture is shown."""
    before = shown(siege)
    await siege.until(lambda: shown(siege) > before, "a frame")


def shown(siege):
    """How often the bot has shown a picture so far."""
    return sum(map(pictured, siege.standin.state.journal.calls))


def pictured(call):
    """Whether a request brings a frame, or picture and film, of a run."""
    return any(name.startswith("run-") for name in call.filenames)


async def busy(siege):
    """Let people ask until enough pictures are on the way."""
    while len(siege.pending()) < siege.crowd:
        await answered(siege, wish(siege))


async def answered(siege, exchange):
    """Wait until the bot has said something to a wish."""

    def said():
        message = exchange.interaction.original
        return message is not None and not message.loading

    await siege.until(said, "an answer")


def wish(siege):
    """Let somebody press a button below a finished picture, or ask for a new one."""
    finished = [message for message in siege.ended if message.attachments and not message.deleted]
    if finished and siege.chance.random() < AGAIN:
        return siege.press(siege.chance.choice(finished), siege.chance.choice(("Continue", "Again", "Vary")))
    return siege.ask()
