"""`/styles` and `/help`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.app_commands import locale_str

from bot import speech
from bot.answers import answering, whisper
from generator import styles

if TYPE_CHECKING:
    from bot.parts import Interaction


@app_commands.command(name="styles", description=locale_str(speech.COMMANDS["styles"]))
async def list_styles(interaction: Interaction) -> None:
    """List the styles."""
    async with answering(interaction):
        rows = [f"`{style.name}` {style.title}" for style in styles.styles().values()]
        await whisper(interaction, " · ".join(rows))


@app_commands.command(name="help", description=locale_str(speech.COMMANDS["help"]))
async def explain(interaction: Interaction) -> None:
    """Explain painting with words and with pictures."""
    async with answering(interaction):
        await whisper(interaction, speech.HELP_TARGET)


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (list_styles, explain)
