"""`/history`: five runs a page with small pictures, a menu to open one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import discord
import numpy as np
from discord import app_commands, ui
from discord.app_commands import Range, locale_str
from PIL import Image

from bot import cards, speech
from bot.answers import answering, apologise, whisper
from bot.cards import Draft
from bot.commands import runs
from bot.commands.imagine import complete
from bot.parts import parts
from generator import styles
from generator.media import open_picture, png
from generator.recipe import MAX_LINE, MAX_NAME  # noqa: TC001  discord.py reads the annotations
from storage.status import Status
from storage.values import Filter, Role

if TYPE_CHECKING:
    from bot.parts import Interaction
    from bot.reel import Store
    from storage.values import Run

PAGE = 5
SMALL = 160  # pixels: the long side of a small picture
PATIENCE = 840  # seconds: the answer can be changed for 15 minutes
LABEL = 100  # characters of a menu's option, by Discord
SAID = {"mine": "mine", "person": "person", "text": "words", "style": "only_style", "starred": "starred"}


@app_commands.command(name="history", description=locale_str(speech.COMMANDS["history"]))
@app_commands.describe(**{option: locale_str(speech.OPTIONS[key]) for option, key in SAID.items()})
@app_commands.autocomplete(style=complete)
async def history(  # noqa: PLR0913, PLR0917  the options of a command
    interaction: Interaction,
    mine: bool = False,  # noqa: FBT001, FBT002
    person: discord.User | None = None,
    text: Range[str, 1, MAX_LINE] = "",
    style: Range[str, 1, MAX_NAME] | None = None,
    starred: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """Show the newest runs that fit, to the one who asks alone."""
    async with answering(interaction):
        viewer = interaction.user.id
        owner = viewer if mine else person.id if person else None
        named = styles.find(style).name if style else None
        guild = None if owner == viewer or starred else interaction.guild_id
        wanted = Filter(
            viewer=viewer, owner=owner, guild=guild, text=text, style=named, starred=starred, front="discord"
        )
        await interaction.response.defer(ephemeral=True, thinking=True)
        page = await turned(parts(interaction).store, wanted, ())
        if not page.runs:
            await whisper(interaction, speech.NO_HISTORY)
            return
        draft = await asyncio.to_thread(drawn, parts(interaction).store, page)
        await interaction.followup.send(view=draft.view, files=draft.attached(), ephemeral=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its runs, whether there are older ones, and the numbers that the pages before it began below."""

    wanted: Filter
    runs: tuple[Run, ...]
    more: bool
    path: tuple[int, ...]


async def turned(store: Store, wanted: Filter, path: tuple[int, ...]) -> Page:
    """Read a page; the last number of the path is where it begins, exclusively."""
    before = path[-1] if path else None
    found = await asyncio.to_thread(store.gallery.history, wanted, before=before, limit=PAGE + 1)
    return Page(wanted=wanted, runs=found[:PAGE], more=len(found) > PAGE, path=path)


class Pages(ui.LayoutView):
    """A page with its menu and buttons; its mistakes reach the one handler."""

    def __init__(self, page: Page, names: dict[int, str]) -> None:
        super().__init__(timeout=PATIENCE)
        self._page = page
        rows = [_row(run, names.get(run.id)) for run in page.runs]
        self.add_item(ui.Container(ui.TextDisplay(speech.HISTORY_TITLE), *rows, accent_colour=cards.ACCENTS["paint"]))
        self._menu: ui.Select[Any] = ui.Select(placeholder=speech.OPEN_RUN, options=[_option(run) for run in page.runs])
        self._menu.callback = self._open  # type: ignore[method-assign]
        self.add_item(ui.ActionRow(self._menu))
        self.add_item(ui.ActionRow(self._button("newer", bool(page.path)), self._button("older", page.more)))

    async def on_error(self, interaction: Interaction, error: Exception, _item: ui.Item[Any], /) -> None:
        """Say what went wrong."""
        await apologise(interaction, error)

    def _button(self, name: str, enabled: bool) -> ui.Button[Any]:  # noqa: FBT001
        button: ui.Button[Any] = ui.Button(label=speech.BUTTONS[name], disabled=not enabled)
        button.callback = self._newer if name == "newer" else self._older  # type: ignore[method-assign]
        return button

    async def _open(self, interaction: Interaction) -> None:
        await runs.opened(interaction, int(self._menu.values[0]))

    async def _older(self, interaction: Interaction) -> None:
        await self._turn(interaction, (*self._page.path, self._page.runs[-1].id))

    async def _newer(self, interaction: Interaction) -> None:
        await self._turn(interaction, self._page.path[:-1])

    async def _turn(self, interaction: Interaction, path: tuple[int, ...]) -> None:
        await interaction.response.defer()
        store = parts(interaction).store
        page = await turned(store, replace(self._page.wanted, viewer=interaction.user.id), path)
        draft = await asyncio.to_thread(drawn, store, page)
        await interaction.edit_original_response(view=draft.view, attachments=draft.attached())
        self.stop()


def drawn(store: Store, page: Page) -> Draft:
    """Draw a page with its small pictures; for a thread."""
    files = {run.id: small(store, run) for run in page.runs}
    named = {run: (f"small-{run}.png", data) for run, data in files.items() if data is not None}
    return Draft(view=Pages(page, {run: name for run, (name, _) in named.items()}), files=tuple(named.values()))


def small(store: Store, run: Run) -> bytes | None:
    """Give a small picture of a run, if it has one."""
    kept = run.file(Role.PNG)
    if kept is None:
        return None
    picture = Image.fromarray(open_picture(store.files.read(kept.sha256)))
    picture.thumbnail((SMALL, SMALL))
    return png(np.asarray(picture))


def _row(run: Run, name: str | None) -> ui.Item[Any]:
    state = run.status.value if run.status is not Status.DONE else f"{run.seconds or 0:.0f} s"
    text = speech.HISTORY_ROW.format(
        run=run.id,
        what=cards.plain(run.line, cards.LISTED),
        style=f"{run.style} · " if run.style else "",
        state=state,
        when=discord.utils.format_dt(run.created, "R"),
        person=speech.person(run.owner),
    )
    shown = ui.TextDisplay[Any](text)
    return shown if name is None else ui.Section(shown, accessory=ui.Thumbnail(f"attachment://{name}"))


def _option(run: Run) -> discord.SelectOption:
    return discord.SelectOption(label=f"{run.id} {run.line}"[:LABEL], value=str(run.id))
