"""What a message shows: each card is a layout of Discord's second version, with its files.

Buttons are named `run:NUMBER:ACT`: `bot.buttons` answers to them, also after a restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import discord
from discord import ui

from bot import speech
from generator.codec import from_json
from generator.media import png, upscale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.jobs import Place
    from generator.recipe import Frame
    from storage.values import Run

BAR = 12  # characters of a bar
FULL = 0.5  # cosine that fills a score's bar
SHOWN = 500  # characters of a prompt on a card
LISTED = 80  # and in a list
QUICK = 1  # zlib's level for frames
ACCENTS = {"wait": 0x8A8F98, "paint": 0x5865F2, "done": 0x2E9E6B, "failed": 0xC24141}
DANGER = {"cancel", "delete", "erase"}
FIRST = {"again", "finish"}

Item: TypeAlias = ui.Item[ui.LayoutView]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message to be sent or edited: its layout, which may be sent once, and (name, bytes) of its files."""

    view: ui.LayoutView
    files: tuple[tuple[str, bytes], ...] = ()

    def attached(self) -> list[discord.File]:
        """Give the files ready for one request."""
        return [discord.File(BytesIO(data), name) for name, data in self.files]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What every card of a run says: its number, the words, and who asked."""

    run: int
    line: str
    style: str
    owner: int
    parent: int | None = None


def subject(run: Run) -> Subject:
    """Give what the cards say about a run."""
    return Subject(run=run.id, line=run.line, style=run.style, owner=run.owner, parent=run.parent)


def waiting(about: Subject, place: Place, now: float) -> Draft:
    """Show the place in the queue and when the painting begins."""
    text = speech.NEXT if place.position == 1 else speech.WAITING
    said = text.format(position=place.position, when=speech.when(now, place.seconds))
    return _draft("wait", _title(about), ui.TextDisplay(said), buttons(about.run, "cancel"))


def opening(about: Subject) -> Draft:
    """Show that its turn has come."""
    return _draft("paint", _title(about), ui.TextDisplay(speech.OPENING), buttons(about.run, "cancel"))


def painting(about: Subject, frame: Frame, seconds_left: float | None) -> Draft:
    """Show the latest frame, how far it is, and how much of each prompt is in it."""
    name = f"run-{about.run}-step-{frame.step}.png"  # another name each time: Discord's clients keep what they know
    left = "" if seconds_left is None else speech.LEFT.format(time=speech.about(seconds_left))
    bar = _bar(frame.step / frame.steps)
    said = [speech.PAINTING.format(bar=bar, step=frame.step, steps=frame.steps, left=left)]
    said += [f"{_bar(score.value / FULL)} {score.value:.2f} {plain(score.label, LISTED)}" for score in frame.scores]
    parts: tuple[Item, ...] = (
        _title(about),
        _gallery(name),
        ui.TextDisplay("\n".join(said)),
        buttons(about.run, "cancel", "finish"),
    )
    return _draft("paint", *parts, files=((name, png(upscale(frame.image), level=QUICK)),))


def done(run: Run, film: bytes, picture: bytes) -> Draft:
    """Show the film large, the picture as a file, the facts, and what can be done next."""
    names = f"run-{run.id}.gif", f"run-{run.id}.png"
    said = [*map(plain, run.notes), f"-# {facts(run)}"]
    parts: tuple[Item, ...] = (
        _title(subject(run)),
        _gallery(names[0]),
        ui.TextDisplay("\n".join(said)),
        ui.File[ui.LayoutView](f"attachment://{names[1]}"),
        buttons(run.id, "again", "vary", "continue", "edit", "star"),
        ui.ActionRow(_use_as(run.id)),
        buttons(run.id, *(("sources",) if run.sources else ()), "delete"),
    )
    return _draft("done", *parts, files=((names[0], film), (names[1], picture)))


def failed(about: Subject, sentence: str) -> Draft:
    """Say what went wrong, and offer to try again."""
    said: Item = ui.TextDisplay(speech.FAILED.format(sentence=plain(sentence), run=about.run))
    return _draft("failed", _title(about), said, buttons(about.run, "again", "edit"))


def cancelled(about: Subject) -> Draft:
    """Say that it was called off."""
    return _draft("wait", _title(about), ui.TextDisplay(speech.CANCELLED), buttons(about.run, "again", "edit"))


def paused(about: Subject) -> Draft:
    """Say that the bot is going down, and that nothing is lost."""
    return _draft("wait", _title(about), ui.TextDisplay(speech.PAUSED), buttons(about.run, "cancel"))


def said(text: str, *more: Item) -> ui.LayoutView:
    """Give a layout of one text."""
    return layout(ui.TextDisplay(text), *more)


def layout(*parts: Item) -> ui.LayoutView:
    """Give a layout whose buttons are answered by their names alone: discord.py need not remember it."""
    view = ui.LayoutView(timeout=None)
    for part in parts:
        view.add_item(part)
    view.stop()
    return view


def facts(run: Run) -> str:
    """Say in one line how a picture was made."""
    recipe = from_json(run.recipe)
    line = speech.FACTS.format(
        run=run.id,
        steps=run.step,
        time=speech.about(run.seconds or 0),
        size=f"{recipe.width} × {recipe.height}",
        seed=run.seed,
        quality=recipe.quality,
        eye=plain(run.eye),
    )
    return f"{line} · {speech.EARLY.format(step=run.step, steps=run.steps)}" if run.early else line


def plain(text: str, most: int = SHOWN) -> str:
    """Clip a person's text, and take the meaning out of marks in it."""
    line = " ".join(text.split())
    clipped = line if len(line) <= most else f"{line[: most - 1]}…"
    return discord.utils.escape_mentions(discord.utils.escape_markdown(clipped))


def buttons(run: int, *acts: str) -> ui.ActionRow[ui.LayoutView]:
    """Give a row of buttons for a run."""
    return ui.ActionRow(*(button(run, act) for act in acts))


def button(run: int, act: str) -> ui.Button[ui.LayoutView]:
    """Give one button for a run."""
    style = discord.ButtonStyle.secondary
    if act in DANGER or act in FIRST:
        style = discord.ButtonStyle.danger if act in DANGER else discord.ButtonStyle.primary
    return ui.Button(label=speech.BUTTONS[act], style=style, custom_id=f"run:{run}:{act}")


def _use_as(run: int) -> ui.Select[ui.LayoutView]:
    options = [discord.SelectOption(label=label, value=use) for use, label in speech.USES.items()]
    return ui.Select(custom_id=f"use:{run}", placeholder=speech.USE_AS, options=options)


def _title(about: Subject) -> ui.TextDisplay[ui.LayoutView]:
    style = f"{about.style} · " if about.style else ""
    parent = "" if about.parent is None else speech.PARENT.format(run=about.parent)
    by = speech.BY.format(style=style, person=speech.person(about.owner), parent=parent)
    return ui.TextDisplay(f"### {plain(about.line)}\n{by}")


def _gallery(name: str) -> ui.MediaGallery[ui.LayoutView]:
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}"))


def _bar(share: float) -> str:
    filled = round(BAR * min(max(share, 0), 1))
    return "▰" * filled + "▱" * (BAR - filled)


def _draft(accent: str, *parts: Item, files: Iterable[tuple[str, bytes]] = ()) -> Draft:
    container: ui.Container[ui.LayoutView] = ui.Container(*parts, accent_colour=ACCENTS[accent])
    return Draft(view=layout(container), files=tuple(files))
