"""Every setting that can be drawn by rule, by its name in the bank's word table."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator import (
    blossoms,
    closeups,
    depths,
    drapes,
    dunes,
    elsewhere,
    eruptions,
    farms,
    funfairs,
    gardens,
    harbors,
    haunted,
    heavens,
    interiors,
    jungles,
    markets,
    outdoors,
    perches,
    polar,
    rinks,
    shores,
    springs,
    stations,
    stills,
    summits,
    tabletops,
    tenements,
    townscapes,
    vineyards,
    waterfalls,
    waterside,
)
from generator.cottages import HOUSES
from generator.perches import PERCHES
from generator.vector import AIR, document
from generator.weathers import falling

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.backdrop import Backdrop
    from generator.vector import Sheet

FAMILIES = (
    (waterside, "sea"),
    (shores, "beach"),
    (polar, "ice snow"),
    (rinks, "rink"),
    (springs, "spring"),
    (outdoors, "forest meadow"),
    (dunes, "desert"),
    (townscapes, "city street"),
    (interiors, "room stage"),
    (depths, "underwater cave volcano"),
    (heavens, "space moon"),
    (elsewhere, "code sky plain"),
    (stills, "table"),
    (drapes, "velvet"),
    (tabletops, "flat leaf"),
    (closeups, "border moss pavement"),
    (waterfalls, "waterfall"),
    (eruptions, "eruption"),
    (summits, "summit mountains"),
    (perches, "bricks isle"),
    (tenements, "building shopfront"),
    (haunted, "haunted"),
    (gardens, "garden"),
    (jungles, "jungle swamp"),
    (harbors, "harbor"),
    (funfairs, "funfair"),
    (farms, "farm"),
    (blossoms, "blossoms"),
    (markets, "market"),
    (vineyards, "vineyard"),
    (stations, "platform"),
)
SETTINGS: MappingProxyType[str, Callable[[Sheet], Backdrop]] = MappingProxyType(
    {name: getattr(module, name) for module, names in FAMILIES for name in names.split()}
)

INDOORS = frozenset(
    {"room", "stage", "cave", "code", "underwater", "space", "moon", "table", "flat", "leaf", "velvet"}
)  # where no rain falls
STEP = 7.0  # how far behind the near things a house stands
UNDER = '<rect x="-9" y="-9" width="999" height="120" fill="#7c8694"/>'  # no pixel stays see-through at an edge


def draw(name: str, sheet: Sheet) -> tuple[Backdrop, str, str]:
    """A setting, and the SVG documents of what lies behind the things and in front of them."""
    backdrop = SETTINGS[name](sheet)
    for perch in PERCHES.keys() & sheet.said:
        behind = backdrop.behind + PERCHES[perch](sheet, 82)
        backdrop = replace(backdrop, behind=behind, front="", floor=80.5, surface="ground", soft=0.0, narrow=True)
    for house in HOUSES.keys() & sheet.said:
        backdrop = replace(backdrop, behind=backdrop.behind + HOUSES[house](sheet, backdrop.floor - STEP))
    front = backdrop.front + AIR + (falling(sheet) if name not in INDOORS else "")
    return backdrop, document(sheet, UNDER + backdrop.behind), document(sheet, front)
