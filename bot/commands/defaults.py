"""`/defaults`: what a person gets where they leave an option of `/imagine` out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from discord import app_commands, ui
from discord.app_commands import locale_str

from bot import defaults, layouts, manual, rules, speech
from bot.answers import answering
from bot.commands.imagine import KINDS, QUALITIES, choices, complete_or_none, signature
from bot.defaults import NAMES, USUAL
from bot.languages import say
from bot.parts import parts
from generator import styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.parts import Interaction
    from bot.rules import Rules
    from storage.gallery import Gallery


async def show(interaction: Interaction, **given: Any) -> None:  # noqa: ANN401  as the table says
    """Keep what was given, and show what is kept."""
    async with answering(interaction):
        typed = {name: value for name, value in given.items() if value is not None}
        await interaction.response.defer(ephemeral=True, thinking=True)
        gallery, person = parts(interaction).store.gallery, interaction.user.id
        if typed:
            await asyncio.to_thread(defaults.amend, gallery, person, typed)
        await interaction.followup.send(view=await _card(gallery, interaction), ephemeral=True)


async def put_back(interaction: Interaction) -> None:
    """Keep nothing, and show that in place of what was kept."""
    await interaction.response.defer()
    gallery = parts(interaction).store.gallery
    await asyncio.to_thread(gallery.choose, "person", interaction.user.id, {})
    await interaction.edit_original_response(view=await _card(gallery, interaction))


def command() -> app_commands.Command[Any, ..., None]:
    """Make the command, of those options of `/imagine` that make sense to keep."""
    show.__signature__ = signature({name: KINDS[name] for name in NAMES})  # type: ignore[attr-defined]
    says = {**speech.OPTIONS, "style": speech.OPTIONS["no_style"]}
    app_commands.describe(**{name: locale_str(says[name]) for name in NAMES})(show)
    chosen = {name: choices(name) for name in ("references", "freedom", "canvas")}
    app_commands.choices(quality=QUALITIES, **chosen)(show)
    app_commands.autocomplete(style=complete_or_none)(show)
    about = locale_str(speech.COMMANDS["defaults"])
    return app_commands.Command(name="defaults", description=about, callback=show)


async def _card(gallery: Gallery, interaction: Interaction) -> ui.LayoutView:
    kept = await asyncio.to_thread(gallery.settings, "person", interaction.user.id)
    return card(kept, await rules.of(parts(interaction), interaction.guild_id), str(interaction.locale))


def card(kept: Mapping[str, Any], here: Rules, locale: str) -> ui.LayoutView:
    """Show what is used for each option, what isn't the usual in bold, and a button that puts all back."""
    lines = [say(manual.DEFAULTS, locale), *_lines(kept, locale)]
    if here.above(defaults.usable(kept).get("quality", USUAL["quality"])):
        lines.append(say(manual.LOWERED, locale, quality=say(here.quality, locale)))
    text = "\n".join([*lines, say(manual.DEFAULTS_AFTER, locale)])
    if not kept:
        return layouts.said(text)
    return layouts.said(
        text, ui.ActionRow(layouts.plain_button("defaults:usual", say(speech.BUTTONS["usual"], locale)))
    )


def _lines(kept: Mapping[str, Any], locale: str) -> Iterator[str]:
    usable = defaults.usable(kept)
    for name in NAMES:
        told = _told(name, usable.get(name, USUAL[name]), locale)
        yield say(manual.DEFAULT, locale, option=name, value=f"**{told}**" if name in usable else told)
    for name in NAMES:
        if name in kept and name not in usable:
            yield say(manual.GONE, locale, option=name, value=layouts.plain(str(kept[name]), layouts.LISTED))


def _told(name: str, value: Any, locale: str) -> str:  # noqa: ANN401  as JSON knows it
    if name == "private":
        return say(manual.ALONE if value else manual.EVERYBODY, locale)
    if name == "style":
        return say(styles.find(value).title if value else manual.NOTHING, locale)
    return say(speech.CHOICES.get(value, value), locale)
