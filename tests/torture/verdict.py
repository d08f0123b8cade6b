"""What became of all that was asked: losses, duplicates, pictures that differ, and what the store's own check says."""

import asyncio
import hashlib
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from bot.posts import MARGIN
from storage.check import check
from storage.database import transaction
from storage.schema import RunRow
from storage.status import Status
from storage.values import Role
from tests.torture.orders import POISON
from tests.torture.program import ROOT, surroundings
from tests.torture.siege import cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Sentences about what went wrong; all empty where nothing did."""

    jobs: int
    losses: tuple[str, ...]
    duplicates: tuple[str, ...]
    differing: tuple[str, ...]
    damage: tuple[str, ...]

    @property
    def sound(self):
        return not (self.losses or self.duplicates or self.differing or self.damage)


async def judged(siege):
    """Look at everything, once the bot is down and the last picture has ended."""
    runs = await asyncio.to_thread(every_run, siege.gallery)
    peace = await asyncio.to_thread(undisturbed, siege, {run.recipe for run in runs if run.status is Status.DONE})
    return Verdict(
        jobs=len(runs),
        losses=tuple(losses(siege, runs)),
        duplicates=tuple(duplicates(siege, runs)),
        differing=tuple(differing(siege, runs, peace)),
        damage=tuple(problem.sentence for problem in check(siege.url, siege.files)),
    )


def every_run(gallery):
    """All runs, private ones too, oldest first; their numbers have gaps on PostgreSQL."""
    with transaction(gallery._engine, writes=False) as session:
        numbers = session.scalars(select(RunRow.id).order_by(RunRow.id)).all()
    return list(map(gallery.get, numbers))


def messages(siege):
    """All that is to be seen anywhere."""
    return [one for one in siege.standin.state.messages.by_id.values() if not one.deleted]


def endings(siege, run):
    """The messages that show how a run ended."""
    return [message for message in messages(siege) if cards(message.now).get(run.id)]


def losses(siege, runs):
    """What was accepted and not done."""
    known = {run.id for run in runs}
    for exchange in siege.asked:
        message = exchange.interaction.original
        promised = {run for revision in message.revisions for run in cards(revision)} if message else set()
        yield from (f"run {run} was promised and is in no row" for run in promised - known)
    for run in runs:
        wanted = Status.FAILED if run.line == POISON["text"] else Status.DONE
        if run.status is not wanted:
            yield f"run {run.id} ({run.line}) is {run.status}: {run.error}"
        if not endings(siege, run):
            yield f"no message shows how run {run.id} ended"
        if not run.told:
            yield f"run {run.id} still has its end to be told"
    for message in messages(siege):
        for run, end in cards(message.now).items():
            if not end and not out_of_reach(siege, message, run):
                what = "private answer" if message.ephemeral else "message"
                yield f"a {what} of {siege.now - message.created:.0f} s ago still shows run {run} as under way"


def out_of_reach(siege, message, run):
    """Whether its end was told elsewhere as its token was dead, without which nobody can change a private answer."""
    if not message.ephemeral:
        return False
    dead = message.interaction.created + siege.standin.state.limits.token_lives - MARGIN
    return any(cards(one.now).get(run) and one.created > dead for one in messages(siege))


def duplicates(siege, runs):
    """What was done or told more than once."""
    for run in runs:
        if len(endings(siege, run)) > 1:
            yield f"{len(endings(siege, run))} messages show how run {run.id} ended"
        if (ends := sum(change.status.ended for change in run.changes)) > 1:
            yield f"run {run.id} ended {ends} times"
        pings = [message for message in messages(siege) if message.content.endswith(f"(run {run.id}).")]
        if len(pings) > 1:
            yield f"{len(pings)} messages say that run {run.id} is ready"
    wished = Counter(run.message for run in runs)
    yield from (f"{count} runs have message {message}" for message, count in wished.items() if count > 1)


def differing(siege, runs, peace):
    """Pictures and films that aren't those of an undisturbed run, in the store or in the message."""
    for run in runs:
        if run.status is not Status.DONE:
            continue
        kept = run.file(Role.PNG).sha256, run.file(Role.GIF).sha256
        for what, mine, wanted in zip(("picture", "film"), kept, peace[run.recipe], strict=True):
            if mine != wanted:
                yield f"run {run.id} ({run.line}) has another {what} than in peace"
        shown = {hashlib.sha256(file.content).hexdigest() for one in endings(siege, run) for file in one.attachments}
        if not set(kept) <= shown:
            yield f"the message of run {run.id} has not its picture and film"


def undisturbed(siege, recipes):
    """Paint every recipe once in a process that nobody disturbs; gives by recipe the SHA-256 of picture and film."""
    ordered = sorted(recipes)
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.undisturbed", siege.data / "files", siege.folder / "peace"],
        cwd=ROOT,
        env=surroundings(),
        input="\n".join(ordered),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(zip(ordered, map(str.split, done.stdout.splitlines()), strict=True))
