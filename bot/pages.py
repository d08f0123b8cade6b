"""The pages of a history: five runs with small pictures, a menu to open one, buttons to turn."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import discord
import numpy as np
from discord import ui
from PIL import Image

from bot import cards, speech
from bot.cards import Draft, Item
from bot.errors import NotFoundError
from generator.media import open_picture, png
from storage.status import Status
from storage.values import Role

if TYPE_CHECKING:
    from bot.reel import Store
    from storage.values import Filter, Run

PAGE = 5
SMALL = 160  # pixels: the long side of a small picture
LABEL = 100  # characters of a menu's option, by Discord
REMEMBERED = 500  # pages of all people


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its runs, whether there are older ones, and the numbers that the pages up to it begin below."""

    wanted: Filter
    runs: tuple[Run, ...]
    more: bool
    path: tuple[int, ...] = ()

    @property
    def older(self) -> tuple[int, ...]:
        """The path of the page after this one."""
        return (*self.path, self.runs[-1].id)


class Shelf:
    """The pages that people have before them; the oldest are forgotten, and all at a restart."""

    def __init__(self) -> None:
        self._pages: dict[int, Page] = {}
        self._numbers = count(1)

    def put(self, page: Page) -> int:
        """Remember a page; gives its number."""
        number = next(self._numbers)
        self._pages[number] = page
        for old in list(self._pages)[:-REMEMBERED]:
            del self._pages[old]
        return number

    def get(self, number: int) -> Page:
        """Give a page; NotFoundError where it is forgotten."""
        if number not in self._pages:
            raise NotFoundError(speech.OLD_PAGE)
        return self._pages[number]


async def turned(store: Store, wanted: Filter, path: tuple[int, ...] = ()) -> Page:
    """Read a page; the last number of the path is where it begins, exclusively."""
    before = path[-1] if path else None
    found = await asyncio.to_thread(store.gallery.history, wanted, before=before, limit=PAGE + 1)
    return Page(wanted=wanted, runs=found[:PAGE], more=len(found) > PAGE, path=path)


def drawn(store: Store, page: Page, number: int) -> Draft:
    """Draw a page under its number, with its small pictures; for a thread."""
    files = {run.id: small(store, run) for run in page.runs}
    named = {run: (f"small-{run}.png", data) for run, data in files.items() if data is not None}
    rows = [_row(run, named[run.id][0] if run.id in named else None) for run in page.runs]
    options = [discord.SelectOption(label=f"{run.id} {run.line}"[:LABEL], value=str(run.id)) for run in page.runs]
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=f"page:{number}:open", placeholder=speech.OPEN_RUN, options=options
    )
    turning = (_button(number, "newer", there=bool(page.path)), _button(number, "older", there=page.more))
    view = cards.layout(
        ui.Container(ui.TextDisplay(speech.HISTORY_TITLE), *rows, accent_colour=cards.ACCENTS["paint"]),
        ui.ActionRow(menu),
        ui.ActionRow(*turning),
    )
    return Draft(view=view, files=tuple(named.values()))


def small(store: Store, run: Run) -> bytes | None:
    """Give a small picture of a run, if it has one."""
    kept = run.file(Role.PNG)
    if kept is None:
        return None
    picture = Image.fromarray(open_picture(store.files.read(kept.sha256)))
    picture.thumbnail((SMALL, SMALL))
    return png(np.asarray(picture))


def _button(number: int, name: str, *, there: bool) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=speech.BUTTONS[name], custom_id=f"page:{number}:{name}", disabled=not there)


def _row(run: Run, name: str | None) -> Item:
    state = run.status.value if run.status is not Status.DONE else speech.about(run.seconds or 0)
    text = speech.HISTORY_ROW.format(
        run=run.id,
        what=cards.plain(run.line, cards.LISTED),
        style=f"{run.style} · " if run.style else "",
        state=state,
        when=discord.utils.format_dt(run.created, "R"),
        person=speech.person(run.owner),
    )
    shown: ui.TextDisplay[ui.LayoutView] = ui.TextDisplay(text)
    return shown if name is None else ui.Section(shown, accessory=ui.Thumbnail(f"attachment://{name}"))
