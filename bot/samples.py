"""What /styles and /help show: pictures that this program painted (benchmarks/examples.py), with a few words.

All of it is read and drawn in a thread.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from discord import ui
from PIL import Image, ImageDraw, ImageFont

from bot import layouts, manual, speech
from bot.languages import say
from bot.layouts import Draft, Item
from bot.pages import turner
from generator import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.styles import Style

PICTURES = Path(__file__).with_name("pictures")
PAGE, ACROSS = 9, 3
SIDE, CAPTION, GAP = 192, 30, 8  # pixels
BACK, INK, EMPTY = "#2b2d31", "#f2f3f5", "#404249"


def last() -> int:
    """Give the number of the last page of styles."""
    return -(-len(styles.styles()) // PAGE)


def page(number: int, locale: str) -> Draft:
    """Draw a page of styles on one sheet, each with its name; the nearest there is to a number, from 1."""
    number = min(max(number, 1), last())
    shown = list(styles.styles().values())[(number - 1) * PAGE : number * PAGE]
    name = f"styles-{number}.webp"
    title = say(speech.STYLES_TITLE, locale, page=number, pages=last())
    told = {style.name: say(style.title, locale) for style in shown}
    options = [discord.SelectOption(label=label, description=name, value=name) for name, label in told.items()]
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id="styles:paint", placeholder=say(speech.PAINT_STYLED, locale), options=options
    )
    turning = (
        turner(f"styles:{number}", "back", locale, there=number > 1),
        turner(f"styles:{number}", "next", locale, there=number < last()),
    )
    view = layouts.layout(
        _container(ui.TextDisplay(title), layouts.gallery(name, ", ".join(told.values()))),
        ui.ActionRow(menu),
        ui.ActionRow(*turning),
    )
    return Draft(view=view, files=((name, sheet(shown)),))


def sheet(shown: Sequence[Style]) -> bytes:
    """Draw the examples of styles in rows of three, as WebP; of a style without one, an owner's own, the name alone."""
    rows = -(-len(shown) // ACROSS)
    across, down = SIDE + GAP, SIDE + CAPTION + GAP
    whole = Image.new("RGB", (ACROSS * across - GAP, rows * down - GAP), BACK)
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(size=17)
    for n, style in enumerate(shown):
        left, top = n % ACROSS * across, n // ACROSS * down
        whole.paste(_example(style.name), (left, top))
        pen.text((left + SIDE // 2, top + SIDE + CAPTION // 2), style.title, INK, font, anchor="mm")
    out = BytesIO()
    whole.save(out, "WEBP", quality=85)
    return out.getvalue()


def _example(name: str) -> Image.Image:
    file = PICTURES / f"{name}.webp"
    return Image.open(file) if file.exists() else Image.new("RGB", (SIDE, SIDE), EMPTY)


def explained(locale: str) -> Draft:
    """Explain painting with words and with pictures, each beside what becomes of it."""
    parts: list[Item] = []
    for name, words in manual.HELP.items():
        parts.append(ui.TextDisplay(say(words, locale)))
        parts.append(layouts.gallery(f"help-{name}.webp", say(manual.HELP_SHOWN[name], locale)))
    parts += [ui.TextDisplay(say(text, locale)) for text in (manual.HELP_STYLE, manual.HELP_AFTER)]
    names = [f"help-{name}.webp" for name in manual.HELP]
    return Draft(view=layouts.layout(_container(*parts)), files=tuple((n, (PICTURES / n).read_bytes()) for n in names))


def _container(*parts: Item) -> Item:
    return ui.Container(*parts, accent_colour=layouts.ACCENTS["paint"])
