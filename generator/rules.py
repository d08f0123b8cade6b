"""Ways to redraw a picture by rule, for looks that live by a lattice or by lines: tiles, dots, hatching, facets.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels (of a tile, a dot, a line's period …) and the look, and
gives the image redrawn, alike every time. The painting is pulled to it as to any goal; a style names its rule in
styles.toml. A new rule is a new function in this table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import prints, surfaces

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from generator.looks import Look

    Rule = Callable[[Tensor, float, Look], Tensor]

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        surfaces.pixels,
        surfaces.poster,
        surfaces.tiles,
        surfaces.knots,
        surfaces.rug,
        surfaces.glass,
        surfaces.facets,
        surfaces.points,
        surfaces.brush,
        surfaces.swirl,
        surfaces.chalk,
        surfaces.wash,
        surfaces.sunlit,
        prints.comic,
        prints.screenprint,
        prints.lines,
        prints.outlines,
        prints.hatching,
        prints.blueprint,
        prints.chart,
        prints.rain,
        prints.neon,
        prints.gilded,
        prints.noir,
    )
}
