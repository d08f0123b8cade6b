"""What messages are made of: layouts of Discord's second version, with their files, for all kinds of cards.

Buttons are named `run:NUMBER:ACT`: `bot.buttons` answers to them, also after a restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import discord
from discord import ui

from bot import speech
from bot.languages import say

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 500  # characters of a prompt on a card
LISTED = 80  # and in a list
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


def framed(accent: str, *parts: Item, files: Iterable[tuple[str, bytes]] = ()) -> Draft:
    """Give a message of one frame, with an accent of its colour."""
    container: ui.Container[ui.LayoutView] = ui.Container(*parts, accent_colour=ACCENTS[accent])
    return Draft(view=layout(container), files=tuple(files))


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


def gallery(name: str, alt: str | None = None) -> ui.MediaGallery[ui.LayoutView]:
    """Give one of the message's files, shown large; `alt` is for who can't see it."""
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=alt))


def plain(text: str, most: int = SHOWN) -> str:
    """Clip a person's text, and take the meaning out of marks in it."""
    line = " ".join(text.split())
    clipped = line if len(line) <= most else f"{line[: most - 1]}…"
    return discord.utils.escape_mentions(discord.utils.escape_markdown(clipped))


def buttons(run: int, locale: str, *acts: str) -> ui.ActionRow[ui.LayoutView]:
    """Give a row of buttons for a run."""
    return ui.ActionRow(*(_button(run, locale, act) for act in acts))


def plain_button(name: str, label: str) -> ui.Button[ui.LayoutView]:
    """Give a button that is neither the first choice nor a danger."""
    return ui.Button(label=label, custom_id=name)


def _button(run: int, locale: str, act: str) -> ui.Button[ui.LayoutView]:
    style = discord.ButtonStyle.secondary
    if act in DANGER or act in FIRST:
        style = discord.ButtonStyle.danger if act in DANGER else discord.ButtonStyle.primary
    return ui.Button(label=say(speech.BUTTONS[act], locale), style=style, custom_id=f"run:{run}:{act}")
