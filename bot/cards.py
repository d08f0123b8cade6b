"""What a message shows: each card is a layout of Discord's second version, with its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot import speech
from bot.languages import retell, say
from bot.layouts import LISTED, buttons, framed, gallery, plain
from generator.codec import from_json
from generator.media import png, upscale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.jobs import Place
    from bot.layouts import Draft, Item
    from generator.recipe import Frame, Score
    from storage.values import Run

BAR = 12  # characters of a bar
FULL = 0.5  # cosine that fills a score's bar
QUICK = 1  # zlib's level for frames
MOST = 2_500  # characters of scores or notes, of the 4,000 that a message may have


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What every card of a run says, and in which language: its number, the words, and who asked."""

    run: int
    line: str
    style: str
    owner: int
    parent: int | None = None
    locale: str = ""

    def say(self, text: str, **blanks: object) -> str:
        """Say something in the language of the card."""
        return say(text, self.locale, **blanks)


def subject(run: Run, locale: str = "") -> Subject:
    """Give what the cards say about a run, in a language, or in that of the person who asked for it."""
    return Subject(
        run=run.id, line=run.line, style=run.style, owner=run.owner, parent=run.parent, locale=locale or run.locale
    )


def waiting(about: Subject, place: Place, now: float) -> Draft:
    """Show the place in the queue and when the painting begins."""
    text = speech.NEXT if place.position == 1 else speech.WAITING
    said = about.say(text, position=place.position, when=speech.when(now, place.seconds))
    return framed("wait", _title(about), ui.TextDisplay(said), _buttons(about, "cancel"))


def opening(about: Subject) -> Draft:
    """Show that its turn has come."""
    return framed("paint", _title(about), ui.TextDisplay(about.say(speech.OPENING)), _buttons(about, "cancel"))


def painting(about: Subject, frame: Frame, seconds_left: float | None) -> Draft:
    """Show the latest frame, how far it is, and how much of each prompt is in it."""
    name = f"run-{about.run}-step-{frame.step}.png"  # another name each time: Discord's clients keep what they know
    scores = _fitting(_score(about, score) for score in frame.scores)
    said = "\n".join([_progress(about, frame, seconds_left), *scores])
    parts: tuple[Item, ...] = (
        _title(about),
        gallery(name),
        ui.TextDisplay(said),
        _buttons(about, "cancel", "finish"),
    )
    return framed("paint", *parts, files=((name, png(upscale(frame.image), level=QUICK)),))


def _progress(about: Subject, frame: Frame, seconds_left: float | None) -> str:
    how = {"bar": _bar(frame.step / frame.steps), "step": frame.step, "steps": frame.steps}
    if seconds_left is None:
        return about.say(speech.PAINTING, **how)
    return about.say(speech.PAINTING_LEFT, **how, time=speech.about(seconds_left, about.locale))


def _score(about: Subject, score: Score) -> str:
    """Say how much of a prompt is in the picture; of one that is pushed away a full bar is nothing to be glad of."""
    label = plain(score.label, LISTED)
    words = label if score.weight >= 0 else about.say(speech.AWAY, words=label)
    return f"{_bar(score.value / FULL)} {score.value:.2f} {words}"


def done(about: Subject, run: Run, film: bytes | None, picture: bytes) -> Draft:
    """Show the film large, the picture as a file (or large, without a film), the facts, and what can be done next."""
    named = (f"run-{run.id}.gif", film), (f"run-{run.id}.png", picture)
    files = [(name, data) for name, data in named if data is not None]
    notes = _fitting(plain(retell(note, about.locale)) for note in run.notes)
    said = [*notes, f"-# {facts(about, run)}"]
    parts: tuple[Item, ...] = (
        _title(about),
        gallery(files[0][0]),
        ui.TextDisplay("\n".join(said)),
        *(ui.File[ui.LayoutView](f"attachment://{name}") for name, _ in files[1:]),
        _buttons(about, "again", "vary", "continue", "edit", "star"),
        ui.ActionRow(_use_as(about)),
        _buttons(about, *(("sources",) if run.sources else ()), "delete"),
    )
    return framed("done", *parts, files=files)


def failed(about: Subject, sentence: str) -> Draft:
    """Say what went wrong, and offer to try again."""
    said: Item = ui.TextDisplay(about.say(speech.FAILED, sentence=plain(retell(sentence, about.locale)), run=about.run))
    return framed("failed", _title(about), said, _buttons(about, "again", "edit"))


def cancelled(about: Subject) -> Draft:
    """Say that it was called off."""
    return framed("wait", _title(about), ui.TextDisplay(about.say(speech.CANCELLED)), _buttons(about, "again", "edit"))


def paused(about: Subject) -> Draft:
    """Say that the bot is going down, and that nothing is lost."""
    return framed("wait", _title(about), ui.TextDisplay(about.say(speech.PAUSED)), _buttons(about, "cancel"))


def held_up(about: Subject, sentence: str) -> Draft:
    """Say what the painting waits for."""
    said = about.say(speech.HELD_UP, sentence=plain(about.say(sentence)))
    return framed("wait", _title(about), ui.TextDisplay(said), _buttons(about, "cancel"))


def facts(about: Subject, run: Run) -> str:
    """Say in one line how a picture was made."""
    recipe = from_json(run.recipe)
    line = about.say(
        speech.FACTS,
        run=run.id,
        steps=run.step,
        time=speech.about(run.seconds or 0, about.locale),
        size=f"{recipe.width} × {recipe.height}",
        seed=run.seed,
        quality=about.say(recipe.quality),
        eye=plain(run.eye),
    )
    return f"{line} · {about.say(speech.EARLY, step=run.step, steps=run.steps)}" if run.early else line


def _buttons(about: Subject, *acts: str) -> ui.ActionRow[ui.LayoutView]:
    return buttons(about.run, about.locale, *acts)


def _use_as(about: Subject) -> ui.Select[ui.LayoutView]:
    options = [discord.SelectOption(label=about.say(label), value=use) for use, label in speech.USES.items()]
    return ui.Select(custom_id=f"use:{about.run}", placeholder=about.say(speech.USE_AS), options=options)


def _title(about: Subject) -> ui.TextDisplay[ui.LayoutView]:
    facts = [about.style] if about.style else []
    facts.append(about.say(speech.BY, person=speech.person(about.owner)))
    if about.parent is not None:
        facts.append(about.say(speech.PARENT, run=about.parent))
    return ui.TextDisplay(f"### {plain(about.line)}\n-# {' · '.join(facts)}")


def _fitting(lines: Iterable[str]) -> Iterator[str]:
    """Give the first lines, as many as a message can hold beside its title."""
    left = MOST
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            return
        yield line


def _bar(share: float) -> str:
    filled = round(BAR * min(max(share, 0), 1))
    return "▰" * filled + "▱" * (BAR - filled)
