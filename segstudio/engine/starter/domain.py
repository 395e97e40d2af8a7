"""Domains: which kinds a family of scenes has, how they look and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from segstudio.engine.starter.arrays import Floats
from segstudio.engine.starter.layout import Layout
from segstudio.engine.starter.optics import Optics, random_optics
from segstudio.engine.starter.painting import Appearance, random_appearance, random_surface
from segstudio.engine.starter.palette import random_colour, shifted
from segstudio.engine.starter.shapes import FORMS
from segstudio.engine.starter.textures import Texture
from segstudio.engine.starter.theme import FREE, THEMES, Theme

_THEMED_SHARE = 0.55
_LEAST_FORM_PX = 5.0
"""Radius from which an object's form or border can be seen."""
_TURNS, _TURN_SHARES = (0.05, 0.4, 4.0), (0.25, 0.15, 0.6)
_GROUND_LAYOUTS = ("cells", "regions", "regions", "bands", "strips", "town")
_CLUTTER_LAYOUTS = (*("scatter",) * 4, "filaments", "letters", "regions", "trees", "strips")


@dataclass(frozen=True)
class Layer:
    """One kind's objects, or clutter that belongs to whatever it lies on."""

    layout: Layout
    look: Appearance
    kind: int | None
    """None for clutter."""
    parent: int | None
    """The layer inside whose objects, or along whose rims, these lie."""
    twin: int | None = None
    """The kind from which only form, size or border tells this one."""


@dataclass(frozen=True)
class Domain:
    """All that scenes of one family share."""

    ground: Appearance
    layers: tuple[Layer, ...]
    """From below to above."""
    optics: Optics
    kind_count: int


@dataclass(frozen=True)
class _Style:
    """What the layers of a domain have in common."""

    theme: Theme
    side_px: int
    palette: str
    """Of the objects."""
    ground: Floats
    roughness: float
    unit_px: float
    angle: float
    shadow: tuple[float, float, float]


def random_domain(side_px: int, rng: np.random.Generator) -> Domain:
    """Return a domain of 2 to 5 kinds for scenes of about `side_px` a side."""
    theme = FREE if rng.random() > _THEMED_SHARE else THEMES[rng.integers(len(THEMES))]
    style = _random_style(theme, side_px, rng)
    kind_count = int(rng.choice((2, 3, 4, 5), p=(0.35, 0.3, 0.2, 0.15)))
    weakest, strongest = np.log(theme.contrast)
    contrasts = np.exp(rng.uniform(weakest, strongest, kind_count))
    ground = replace(_look(0.0, style.unit_px, style, rng), colours=(style.ground,))
    layers: list[Layer] = []
    for kind in range(1, kind_count):
        layers.append(_next_layer(layers, kind, kind_count, float(contrasts[kind]), style, rng))
    for _ in range(rng.choice(3, p=(0.4, 0.4, 0.2))):
        layers = _with_clutter(layers, style, rng)
    optics = random_optics(float(contrasts[1:].min()), rng)
    return Domain(ground, tuple(layers), optics, kind_count)


def _random_style(theme: Theme, side_px: int, rng: np.random.Generator) -> _Style:
    ground_palette = palette = "grey"
    if rng.random() > theme.grey_share:
        ground_palette = theme.grounds[rng.integers(len(theme.grounds))]
        palette = theme.palettes[rng.integers(len(theme.palettes))]
    ground = random_colour(ground_palette, rng) * rng.uniform(*theme.ground_light)
    slant, dark = rng.uniform(0, 2 * np.pi), rng.uniform(0.2, 0.7)
    length = side_px * rng.uniform(0.01, 0.05) * (rng.random() < theme.shadow_chance)
    smallest, largest = np.log(np.maximum(np.array(theme.size) * side_px, 2.0))
    return _Style(
        theme=theme,
        side_px=side_px,
        palette=palette,
        ground=ground,
        roughness=float(rng.choice(theme.roughness)),
        unit_px=float(np.exp(rng.uniform(smallest, largest))),
        angle=float(rng.normal(0, 0.15) if theme.is_upright else rng.uniform(0, 2 * np.pi)),
        shadow=(length * np.cos(slant), length * np.sin(slant), dark * (length > 0)),
    )


def _next_layer(
    layers: list[Layer],
    kind: int,
    kind_count: int,
    contrast: float,
    style: _Style,
    rng: np.random.Generator,
) -> Layer:
    """Return a new kind: unlike the others, a sibling of one, or lying within one."""
    chance = rng.random()
    if kind == 1 and kind_count > 2 and chance < 0.4:
        return _fresh(_GROUND_LAYOUTS, kind, contrast, style, rng)
    if layers and chance < 0.3:
        return replace(_sibling(layers[rng.integers(len(layers))], contrast, style, rng), kind=kind)
    if layers and chance < 0.55:
        place = int(rng.integers(len(layers)))
        return _within(layers[place], place, kind, contrast, style, rng)
    return _fresh(style.theme.layouts, kind, contrast, style, rng)


def _random_layout(
    names: tuple[str, ...], radius_px: float, style: _Style, rng: np.random.Generator
) -> Layout:
    forms, placements = style.theme.forms, style.theme.placements
    form = forms[rng.integers(len(forms))]
    if form == "figure" and radius_px < 10:
        form = "blob"
    name = names[rng.integers(len(names))]
    big = name in ("cells", "regions", "bands", "town")
    return Layout(
        name=name,
        form=form,
        radius_px=max(radius_px, 6.0) if big else radius_px,
        coverage=float(np.exp(rng.uniform(np.log(0.03), np.log(0.5)))),
        placement=placements[rng.integers(len(placements))],
        wobble=float(rng.uniform(0, 1)),
        aspect=float(np.exp(np.abs(rng.normal(0, 0.6)))),
        angle=style.angle,
        turn=0.15 if style.theme.is_upright else float(rng.choice(_TURNS, p=_TURN_SHARES)),
        size_spread=float(rng.choice((0.08, 0.25, 0.5))),
        gap=bool(rng.random() < 0.3),
    )


def _fresh(
    names: tuple[str, ...],
    kind: int | None,
    contrast: float,
    style: _Style,
    rng: np.random.Generator,
) -> Layer:
    radius = float(np.clip(style.unit_px * np.exp(rng.normal(0, 0.5)), 2.5, style.side_px / 3))
    layout = _random_layout(names, radius, style, rng)
    return Layer(layout, _look(contrast, radius, style, rng), kind, None)


def _look(contrast: float, radius_px: float, style: _Style, rng: np.random.Generator) -> Appearance:
    return _look_on(style.ground, contrast, radius_px, style, rng)


def _look_on(
    near: Floats, contrast: float, radius_px: float, style: _Style, rng: np.random.Generator
) -> Appearance:
    mixed = style.theme.mixed_chance
    look = random_appearance(style.palette, near, contrast, radius_px, mixed, rng)
    rough = style.roughness
    textures = tuple((texture, amount * rough) for texture, amount in look.textures)
    return replace(look, textures=textures, shadow=style.shadow)


def _within(
    outer: Layer, place: int, kind: int, contrast: float, style: _Style, rng: np.random.Generator
) -> Layer:
    """Return objects inside another layer's, or the rims of those."""
    radius = max(2.0, outer.layout.radius_px * rng.uniform(0.25, 0.6))
    names = ("scatter", "scatter", "scatter", "outline", "outline", "walls")
    layout = replace(
        _random_layout(names, radius, style, rng), coverage=float(rng.uniform(0.2, 0.5))
    )
    near = outer.look.colours[0]
    look = _look_on(near, max(contrast, 0.08), radius, style, rng)
    return Layer(layout, replace(look, shadow=(0.0, 0.0, 0.0)), kind, place)


def _sibling(layer: Layer, contrast: float, style: _Style, rng: np.random.Generator) -> Layer:
    """Return a layer that differs from another by one cue only."""
    layout, look = layer.layout, layer.look
    cue = ("colour", "texture", "form", "size", "rim")[rng.integers(5)]
    if layer.parent is not None or layout.name != "scatter" or layout.radius_px < _LEAST_FORM_PX:
        cue = ("colour", "texture")[rng.integers(2)]
    if cue == "colour":
        look = replace(look, colours=(shifted(look.colours[0], max(contrast, 0.1), rng),))
    elif cue == "texture":
        look = replace(look, textures=_other_surface(look, rng))
    elif cue == "form":
        likely = set(FORMS if rng.random() < 0.5 else style.theme.forms) | {"ellipse", "leaf"}
        others = sorted(likely - {layout.form, "figure", "blob", "bean"})
        form = others[rng.integers(len(others))]
        long = layout.aspect + 2.5 if layout.aspect < 2 else 1.0
        layout = replace(layout, form=form, aspect=long, wobble=0.2)
    elif cue == "size":
        factor = 0.4 if layout.radius_px > 8 else 2.5
        layout = replace(layout, radius_px=layout.radius_px * factor, size_spread=0.08)
    else:
        rim = shifted(look.colours[0], max(contrast, 0.25), rng) - look.colours[0]
        look = replace(look, rim=np.zeros_like(rim) if look.rim.any() else rim)
    twin = layer.kind if cue in ("form", "size", "rim") else None
    return replace(layer, layout=layout, look=look, twin=twin)


def _other_surface(
    look: Appearance, rng: np.random.Generator
) -> tuple[tuple[Texture, Floats], ...]:
    channels = len(look.colours[0])
    while True:
        surface = random_surface(channels, rng)
        strong = max((float(np.abs(amount).mean()) for _, amount in surface), default=0.0)
        if strong > 0.06 or (not surface and look.textures):
            return surface


def _with_clutter(layers: list[Layer], style: _Style, rng: np.random.Generator) -> list[Layer]:
    """Return the layers with what only resembles objects, beneath them all or at the top."""
    if rng.random() < 0.6:
        like = layers[rng.integers(len(layers))]
        clutter = replace(_sibling(like, 0.3, style, rng), kind=None)
        clutter = replace(clutter, parent=None)
        if clutter.layout.name not in _CLUTTER_LAYOUTS:
            clutter = replace(clutter, layout=replace(clutter.layout, name="scatter"))
    else:
        contrast = float(rng.uniform(0.05, 0.5))
        clutter = _fresh(_CLUTTER_LAYOUTS, None, contrast, style, rng)
    layout = clutter.layout
    clutter = replace(clutter, layout=replace(layout, coverage=min(layout.coverage, 0.15)))
    below = [replace(each, parent=_up(each.parent)) for each in layers]
    return [clutter, *below]


def _up(parent: int | None) -> int | None:
    return None if parent is None else parent + 1
