"""The pages of a history: five runs with small pictures, a menu to open one, buttons to turn."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import discord
import numpy as np
from discord import ui
from PIL import Image

from bot import excuses, layouts, speech
from bot.errors import NotFoundError
from bot.languages import say
from bot.layouts import Draft, Item
from generator.media import open_picture, png
from storage.errors import DamagedError, MissingError
from storage.status import Status
from storage.values import Role

if TYPE_CHECKING:
    from bot.reel import Store
    from storage.values import Filter, Run

log = logging.getLogger(__name__)

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
            raise NotFoundError(excuses.OLD_PAGE)
        return self._pages[number]


async def turned(store: Store, wanted: Filter, path: tuple[int, ...] = ()) -> Page:
    """Read a page; the last number of the path is where it begins, exclusively."""
    before = path[-1] if path else None
    found = await asyncio.to_thread(store.gallery.history, wanted, before=before, limit=PAGE + 1)
    return Page(wanted=wanted, runs=found[:PAGE], more=len(found) > PAGE, path=path)


def drawn(store: Store, page: Page, number: int, locale: str) -> Draft:
    """Draw a page under its number, in a language, with its small pictures; for a thread."""
    files = {run.id: small(store, run) for run in page.runs}
    named = {run: (f"small-{run}.png", data) for run, data in files.items() if data is not None}
    rows = [_row(run, named[run.id][0] if run.id in named else None, locale) for run in page.runs]
    options = [discord.SelectOption(label=f"{run.id} {run.line}"[:LABEL], value=str(run.id)) for run in page.runs]
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=f"page:{number}:open", placeholder=say(speech.OPEN_RUN, locale), options=options
    )
    turning = (
        turner(f"page:{number}", "newer", locale, there=bool(page.path)),
        turner(f"page:{number}", "older", locale, there=page.more),
    )
    view = layouts.layout(
        ui.Container(ui.TextDisplay(say(speech.HISTORY_TITLE, locale)), *rows, accent_colour=layouts.ACCENTS["paint"]),
        ui.ActionRow(menu),
        ui.ActionRow(*turning),
    )
    return Draft(view=view, files=tuple(named.values()))


def small(store: Store, run: Run) -> bytes | None:
    """Give a small picture of a run, if it has one that can be read."""
    kept = run.file(Role.PNG)
    if kept is None:
        return None
    try:
        picture = Image.fromarray(open_picture(store.files.read(kept.sha256)))
    except (MissingError, DamagedError) as error:
        log.warning("a small picture is left out of a history: %s", error)
        return None
    picture.thumbnail((SMALL, SMALL))
    return png(np.asarray(picture))


def turner(page: str, way: str, locale: str, *, there: bool) -> ui.Button[ui.LayoutView]:
    """Give a button that turns pages; it can't be pressed where there is no page that way."""
    return ui.Button(label=say(speech.BUTTONS[way], locale), custom_id=f"{page}:{way}", disabled=not there)


def _row(run: Run, name: str | None, locale: str) -> Item:
    done = run.status is Status.DONE
    facts = (
        run.style,
        speech.about(run.seconds or 0, locale) if done else say(speech.STATES[run.status], locale),
        discord.utils.format_dt(run.created, "R"),
        say(speech.BY, locale, person=speech.person(run.owner)),
    )
    text = f"**{run.id}** {layouts.plain(run.line, layouts.LISTED)}\n-# {' · '.join(filter(None, facts))}"
    shown: ui.TextDisplay[ui.LayoutView] = ui.TextDisplay(text)
    return shown if name is None else ui.Section(shown, accessory=ui.Thumbnail(f"attachment://{name}"))
