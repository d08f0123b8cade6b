"""Buttons and menus that live as long as their messages: they are known by their names alone, after a restart too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot import acts
from bot.answers import answering, seen

if TYPE_CHECKING:
    import re

    from bot.parts import Interaction


class RunButton(ui.DynamicItem[ui.Button[Any]], template=r"run:(?P<run>\d{1,18}):(?P<act>[a-z]+)"):
    """A button of a run."""

    def __init__(self, item: ui.Button[Any], run: int, act: str) -> None:
        super().__init__(item)
        self._run, self._act = run, act

    @classmethod
    async def from_custom_id(cls, _interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> RunButton:
        """Read the button's name."""
        button = item if isinstance(item, ui.Button) else ui.Button(custom_id=match[0])
        return cls(button, int(match["run"]), match["act"])

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says."""
        async with answering(interaction):
            await acts.press(interaction, await seen(interaction, self._run), self._act)


class UseMenu(ui.DynamicItem[ui.Select[Any]], template=r"use:(?P<run>\d{1,18})"):
    """The menu that takes a run's picture as start or target."""

    def __init__(self, item: ui.Select[Any], run: int) -> None:
        super().__init__(item)
        self._run = run

    @classmethod
    async def from_custom_id(cls, _interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> UseMenu:
        """Read the menu's name."""
        options = [discord.SelectOption(label=match[0])]
        return cls(
            item if isinstance(item, ui.Select) else ui.Select(custom_id=match[0], options=options), int(match["run"])
        )

    async def callback(self, interaction: Interaction) -> None:
        """Open the form for what was chosen."""
        async with answering(interaction):
            await acts.use(interaction, await seen(interaction, self._run), self.item.values[0])


DYNAMIC = (RunButton, UseMenu)
