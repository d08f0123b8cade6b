"""Buttons and menus that live as long as their messages: they are known by their names alone, after a restart too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from discord import ui

from bot import acts, forms, shown
from bot.answers import answering, seen
from bot.commands import defaults, privacy, server

if TYPE_CHECKING:
    import re

    from bot.parts import Interaction

T = TypeVar("T", bound="ui.Item[Any]")


class Named(ui.DynamicItem[T], template=""):
    """A button or menu whose name says all; `match` is the name, taken apart."""

    def __init__(self, item: T, match: re.Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(cls, _interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """Read the name."""
        return cls(cast("T", item), match)


class RunButton(Named["ui.Button[Any]"], template=r"run:(?P<run>\d{1,18}):(?P<act>[a-z]+)"):
    """A button of a run."""

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says."""
        async with answering(interaction):
            await acts.press(interaction, await seen(interaction, int(self.match["run"])), self.match["act"])


class UseMenu(Named["ui.Select[Any]"], template=r"use:(?P<run>\d{1,18})"):
    """The menu that takes a run's picture as start or target."""

    async def callback(self, interaction: Interaction) -> None:
        """Open the form for what was chosen."""
        async with answering(interaction):
            await acts.use(interaction, await seen(interaction, int(self.match["run"])), chosen(interaction))


class PageButton(Named["ui.Button[Any]"], template=r"page:(?P<page>\d{1,18}):(?P<way>newer|older)"):
    """A button that turns a page of a history."""

    async def callback(self, interaction: Interaction) -> None:
        """Turn the page."""
        async with answering(interaction):
            await shown.turn(interaction, int(self.match["page"]), self.match["way"])


class PageMenu(Named["ui.Select[Any]"], template=r"page:\d{1,18}:open"):
    """The menu that opens a run of a history."""

    async def callback(self, interaction: Interaction) -> None:
        """Show the run."""
        async with answering(interaction):
            await shown.opened(interaction, int(chosen(interaction)))


class StylesButton(Named["ui.Button[Any]"], template=r"styles:(?P<page>\d{1,4}):(?P<way>back|next)"):
    """A button that turns a page of the styles."""

    async def callback(self, interaction: Interaction) -> None:
        """Turn the page."""
        async with answering(interaction):
            await shown.turn_styles(interaction, int(self.match["page"]), self.match["way"])


class StylesMenu(Named["ui.Select[Any]"], template=r"styles:paint"):
    """The menu that paints in a style."""

    async def callback(self, interaction: Interaction) -> None:
        """Open the form with the style filled in."""
        async with answering(interaction):
            await interaction.response.send_modal(forms.StyleForm(chosen(interaction), str(interaction.locale)))


class PrivacyButton(Named["ui.Button[Any]"], template=r"privacy:(?P<act>forget|keep)"):
    """A button below the question whether everything shall be deleted, which one person alone sees."""

    async def callback(self, interaction: Interaction) -> None:
        """Do it, or leave it."""
        async with answering(interaction):
            await privacy.answered(interaction, self.match["act"])


class DefaultsButton(Named["ui.Button[Any]"], template=r"defaults:usual"):
    """The button that puts a person's defaults back, which that person alone sees."""

    async def callback(self, interaction: Interaction) -> None:
        """Put them back."""
        async with answering(interaction):
            await defaults.put_back(interaction)


class ServerButton(Named["ui.Button[Any]"], template=r"server:(?P<act>usual)"):
    """The button that puts a server's rules back."""

    async def callback(self, interaction: Interaction) -> None:
        """Put them back."""
        async with answering(interaction):
            await server.pressed(interaction, self.match["act"])


class ServerMenu(Named["ui.ChannelSelect[Any]"], template=r"server:(?P<act>channels)"):
    """The menu of a server's channels."""

    async def callback(self, interaction: Interaction) -> None:
        """Take those that were chosen."""
        async with answering(interaction):
            await server.pressed(interaction, self.match["act"])


def chosen(interaction: Interaction) -> str:
    """Give the one value that was chosen in a menu."""
    return cast("Any", interaction.data)["values"][0]  # type: ignore[no-any-return]


DYNAMIC = (
    DefaultsButton,
    PageButton,
    PageMenu,
    PrivacyButton,
    RunButton,
    ServerButton,
    ServerMenu,
    StylesButton,
    StylesMenu,
    UseMenu,
)
