"""Themes: what scenes of well-known sorts have in common; half of the domains follow one."""

from __future__ import annotations

from dataclasses import dataclass, field

from segstudio.engine.starter.palette import PALETTES
from segstudio.engine.starter.shapes import FORMS

FREE_LAYOUTS = (*("scatter",) * 7, "filaments", "trees", "walls", "cells", "town", "strips")
"""Layouts of objects, those that are likelier several times."""


@dataclass(frozen=True)
class Theme:
    """From what a domain's parts are drawn; the defaults leave everything open."""

    grounds: tuple[str, ...] = ("any", *PALETTES)
    """Palettes of the ground."""
    palettes: tuple[str, ...] = ("any", *PALETTES)
    """Palettes of the objects."""
    grey_share: float = 0.35
    ground_light: tuple[float, float] = (1.0, 1.0)
    """Factor on the ground's brightness."""
    layouts: tuple[str, ...] = FREE_LAYOUTS
    forms: tuple[str, ...] = field(default_factory=lambda: tuple(FORMS))
    placements: tuple[str, ...] = ("uniform", "clustered", "apart", "apart", "rows")
    size: tuple[float, float] = (0.02, 0.25)
    """Objects' radius as a share of the side."""
    contrast: tuple[float, float] = (0.06, 0.6)
    roughness: tuple[float, ...] = (0.15, 0.5, 1.0)
    """Factors on the strength of textures."""
    shadow_chance: float = 0.25
    is_upright: bool = False
    """Whether objects stand, up to a small slant."""
    mixed_chance: float = 0.25
    """How often the objects of one kind have several colours."""


FREE = Theme()
THEMES = (
    Theme(  # fluorescence: nuclei and cells
        grounds=("glow",), palettes=("glow", "any"), grey_share=0.7, ground_light=(0.1, 1.0),
        layouts=("scatter",), forms=("ellipse", "ellipse", "blob", "bean", "star"),
        placements=("uniform", "clustered", "apart"), size=(0.018, 0.15), contrast=(0.08, 0.7),
        roughness=(0.1, 0.3, 0.6), shadow_chance=0.0, mixed_chance=0.0,
    ),
    Theme(  # stained tissue
        grounds=("stain", "brown stain"), palettes=("stain", "brown stain"), grey_share=0.1,
        layouts=("scatter", "scatter", "scatter", "cells", "trees", "filaments"),
        forms=("ellipse", "ellipse", "blob", "bean"), size=(0.02, 0.1), shadow_chance=0.0,
    ),
    Theme(  # towns from the air
        grounds=("soil", "plants", "roofs", "metal"), palettes=("roofs", "roofs", "coats"),
        grey_share=0.1, layouts=("town", "town", "scatter"), forms=("rectangle", "ell"),
        placements=("apart", "rows"), size=(0.04, 0.2), contrast=(0.16, 0.5),
        shadow_chance=0.8, mixed_chance=0.8,
    ),
    Theme(  # fields and plants
        grounds=("soil", "soil", "plants"), palettes=("plants",), grey_share=0.05,
        layouts=(*("scatter",) * 5, "filaments", "strips"),
        forms=("rosette", "rosette", "leaf", "leaf", "star", "blob"), size=(0.02, 0.25),
        contrast=(0.08, 0.5), roughness=(0.4, 1.0, 1.4), shadow_chance=0.5,
    ),
    Theme(  # animals and things in photographs
        grounds=("rooms", "plants", "any"), palettes=("coats", "rooms", "any"), grey_share=0.1,
        layouts=("scatter",), forms=("figure", "figure", "figure", "blob", "bean"),
        placements=("uniform",), size=(0.15, 0.42), roughness=(0.3, 0.8, 1.2),
        is_upright=True, mixed_chance=0.6,
    ),
    Theme(  # membranes, cell walls, organelles
        palettes=("stain", "glow"), grey_share=0.8, layouts=("walls", "walls", "cells", "scatter"),
        forms=("ellipse", "blob", "bean"), size=(0.03, 0.2), roughness=(0.4, 0.8, 1.2),
        shadow_chance=0.0,
    ),
    Theme(  # faults of a surface
        grounds=("metal", "any"), palettes=("metal", "any"), grey_share=0.6,
        layouts=("scatter", "filaments", "trees", "letters"),
        forms=("blob", "ellipse", "shard", "leaf"), placements=("uniform", "clustered"),
        size=(0.015, 0.1), contrast=(0.06, 0.3), shadow_chance=0.0,
    ),
    Theme(  # slices of bodies
        grey_share=0.85, ground_light=(0.05, 0.3), layouts=("scatter", "scatter", "regions"),
        forms=("ellipse", "blob", "bean"), placements=("uniform",), size=(0.12, 0.4),
        roughness=(0.2, 0.4, 0.8), shadow_chance=0.0, mixed_chance=0.0,
    ),
)  # fmt: skip
