"""`/imagine`: the options of `bot.options` as Discord's, so that both fronts take the same."""

from __future__ import annotations

import inspect
import math
from typing import TYPE_CHECKING, Any, Literal, get_args

import discord
from discord import app_commands
from discord.app_commands import Choice, locale_str

from bot import asking, attached, speech
from bot.answers import answering
from bot.defaults import NONE
from bot.given import ROLES
from bot.languages import say
from bot.options import TARGETS
from bot.order import samples
from generator import styles
from generator.recipe import (
    MAX_HOLD,
    MAX_LINE,
    MAX_NAME,
    MAX_SEED,
    MAX_WEIGHT,
    Aspect,
    Canvas,
    Freedom,
    Kind,
    References,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.order import Hashes
    from bot.pace import Pace
    from bot.parts import Interaction

# Seconds in round numbers: an estimate says no more, and Discord need not be told anew for a second.
ROUND = (
    1,
    2,
    3,
    4,
    5,
    6,
    8,
    10,
    12,
    15,
    20,
    25,
    30,
    40,
    50,
    75,
    *(60 * m for m in (2, 3, 4, 5, 7, 10, 15, 20, 30, 60)),
)
MOST_CHOICES = 25  # by Discord
QUALITIES = [Choice(name=locale_str(text), value=name) for name, text in speech.QUALITIES.items()]  # without times
Text = app_commands.Range[str, 1, MAX_LINE]
Weight = app_commands.Range[float, -MAX_WEIGHT, MAX_WEIGHT]
TARGET = {"": discord.Attachment, "_weight": Weight, "_as": str}
KINDS: dict[str, Any] = {
    "text": Text,
    "style": app_commands.Range[str, 1, MAX_NAME],
    "start": discord.Attachment,
    "target": discord.Attachment,
    "quality": str,
    "aspect": Literal[get_args(Aspect)],
    "avoid": Text,
    "hold": app_commands.Range[float, 0.0, MAX_HOLD],
    "style_image": discord.Attachment,
    "seed": app_commands.Range[int, 0, MAX_SEED],
    "private": bool,
    **{f"{name}{part}": kind for name in TARGETS for part, kind in TARGET.items()},
    "references": str,
    "freedom": str,
    "canvas": str,
}
WORDS = {f"{name}_as": get_args(Kind) for name in TARGETS}  # options that are chosen by words, with what they mean
WORDS |= {"references": get_args(References), "freedom": get_args(Freedom), "canvas": get_args(Canvas)}


async def imagine(interaction: Interaction, **given: Any) -> None:  # noqa: ANN401  as the table says
    """Paint what was asked for."""
    async with answering(interaction):
        typed = {name: value for name, value in given.items() if value is not None}
        files = {name: typed.pop(name) for name in ROLES if name in typed}
        attached.check_sizes(files)
        ways = {name: attached.posted(interaction.client, file) for name, file in files.items()}
        await asking.ask(interaction, typed, ways)


def command(eye: str, pace: Pace, hashes: Hashes) -> app_commands.Command[Any, ..., None]:
    """Make the command; each quality says how long this machine takes for it."""
    imagine.__signature__ = signature(KINDS, "text")  # type: ignore[attr-defined]  # how Python lets a callable say it
    app_commands.describe(**{name: locale_str(speech.OPTIONS[name]) for name in KINDS})(imagine)
    chosen = {name: choices(name) for name in WORDS}
    app_commands.choices(quality=qualities(eye, pace, hashes), **chosen)(imagine)
    app_commands.autocomplete(style=complete_or_none)(imagine)
    about = locale_str(speech.COMMANDS["imagine"])
    return app_commands.Command(name="imagine", description=about, callback=imagine)


def qualities(eye: str, pace: Pace, hashes: Hashes) -> list[Choice[str]]:
    """Name each quality with an honest time, by what was measured here."""
    sizes = samples(eye, hashes)
    return [Choice(name=_timed(name, pace.seconds(recipe)), value=name) for name, recipe in sizes.items()]


def _timed(name: str, seconds: float) -> locale_str:
    roughly = min(ROUND, key=lambda time: abs(math.log(time / max(seconds, 1))))

    def told(locale: str) -> str:
        return say(speech.QUALITY, locale, name=say(name, locale), time=speech.about(roughly, locale))

    return locale_str(told(""), say=told)


def choices(name: str) -> list[Choice[str]]:
    """Give the values of an option that is chosen by words, each with what it means."""
    return [Choice(name=locale_str(speech.CHOICES[value]), value=value) for value in WORDS[name]]


async def complete(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the styles that what is typed may become, those that begin with it first."""
    wanted, told = typed.strip().lower(), {}
    for style in styles.styles().values():
        title = say(style.title, str(interaction.locale))
        if any(wanted in name.lower() for name in (style.name, style.title, title)):
            told[style.name] = title
    first = sorted(told, key=lambda name: not name.startswith(wanted))
    return [Choice(name=told[name], value=name) for name in first[:MOST_CHOICES]]


async def complete_or_none(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer styles, or to go without one, which only matters to who keeps one: so it must be typed."""
    none = Choice(name=say(speech.NO_STYLE, str(interaction.locale)), value=NONE)
    named = typed.strip() and NONE.startswith(typed.strip().lower())
    return [*([none] if named else []), *await complete(interaction, typed)][:MOST_CHOICES]


def signature(kinds: Mapping[str, Any], *required: str) -> inspect.Signature:
    """Say to discord.py which options a command has; those that aren't required may be left out."""
    kind, empty = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.empty
    first = inspect.Parameter("interaction", kind)
    options = [
        inspect.Parameter(name, kind, annotation=hint, default=empty if name in required else None)
        for name, hint in kinds.items()
    ]
    return inspect.Signature([first, *options])
