"""Every setting that can be drawn by rule, by its name in the bank's word table."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator import indoors, outdoors
from generator.skies import falling
from generator.vector import document

if TYPE_CHECKING:
    from generator.backdrop import Backdrop
    from generator.vector import Sheet

SETTINGS = MappingProxyType(
    {
        "sea": outdoors.sea,
        "beach": outdoors.beach,
        "ice": outdoors.ice,
        "snow": outdoors.snow,
        "forest": outdoors.forest,
        "meadow": outdoors.meadow,
        "mountains": outdoors.mountains,
        "desert": outdoors.desert,
        "volcano": outdoors.volcano,
        "city": indoors.city,
        "street": indoors.street,
        "room": indoors.room,
        "stage": indoors.stage,
        "code": indoors.code,
        "space": indoors.space,
        "moon": indoors.moon,
        "underwater": indoors.underwater,
        "sky": indoors.air,
        "cave": indoors.cave,
        "plain": indoors.plain,
    }  # fmt: skip
)


def draw(name: str, sheet: Sheet) -> tuple[Backdrop, str, str]:
    """A setting, and the SVG documents of what lies behind the things and in front of them."""
    backdrop = SETTINGS[name](sheet)
    return backdrop, document(sheet, backdrop.behind), document(sheet, backdrop.front + falling(sheet))
