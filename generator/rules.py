"""Ways to redraw a picture by rule, for looks that live by a lattice or by lines: tiles, dots, hatching, facets.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels (of a tile, a dot, a line's period …) and what is given
beside it, and gives the image redrawn, alike every time. The painting is pulled to it as to any goal; a style names its
rule in styles.toml. A new rule is a new function in this table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import (
    canvases,
    eastern,
    lens,
    ornaments,
    painters,
    panes,
    pens,
    posters,
    prints,
    summer,
    surfaces,
    weaving,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from generator.masks import Given

    Rule = Callable[[Tensor, float, Given], Tensor]

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        surfaces.pixels,
        surfaces.poster,
        surfaces.tiles,
        surfaces.knots,
        weaving.rug,
        ornaments.gilt,
        ornaments.foliage,
        ornaments.page,
        canvases.haze,
        eastern.inkwash,
        panes.glass,
        panes.lowpoly,
        panes.improvised,
        panes.geometric,
        surfaces.planes,
        surfaces.points,
        painters.brush,
        painters.dabs,
        painters.swirl,
        painters.blocks,
        painters.ribbons,
        painters.pure,
        painters.facets,
        painters.loose,
        surfaces.crayon,
        surfaces.chalk,
        summer.sunlit,
        posters.woodblock,
        posters.halo,
        posters.storybook,
        posters.washed,
        posters.miniature,
        prints.comic,
        prints.screenprint,
        canvases.varnished,
        canvases.slashed,
        canvases.rushing,
        eastern.silk,
        eastern.screen,
        eastern.plate,
        pens.lines,
        pens.inked,
        pens.hatching,
        pens.blueprint,
        pens.chart,
        prints.rain,
        prints.neon,
        prints.gilded,
        prints.noir,
        lens.exposed,
    )
}
