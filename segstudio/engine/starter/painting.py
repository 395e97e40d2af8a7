"""How a kind looks: paints an index map onto the canvas with colour, texture, rim and shadow."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from segstudio.engine.starter.arrays import Floats, Index, Mask
from segstudio.engine.starter.palette import random_colour, shifted
from segstudio.engine.starter.textures import Texture, random_texture, sample, smooth_noise


@dataclass(frozen=True)
class Appearance:
    """What all objects of a kind have in common; colours and amounts are (channels,) in 0 … 1."""

    colours: tuple[Floats, ...]
    """One of them for each object, or several in patches within objects."""
    patch_px: float
    """Size of those patches; 0 where an object has one colour."""
    variation: float
    """Deviation of brightness from object to object."""
    textures: tuple[tuple[Texture, Floats], ...]
    """Surfaces, and the colour that one deviation of each adds."""
    slope: float
    """Brightness gained over an object's radius in a direction of its own."""
    is_ridged: bool
    """Whether that slope turns at the middle, as a roof's does."""
    dome: float
    """Brightness gained from an object's border to its middle."""
    dome_px: float
    rim: Floats
    """Colour added along the borders, outside and between objects."""
    rim_px: int
    halo: float
    """Brightness added around the objects."""
    halo_px: float
    shadow: tuple[float, float, float]
    """Offset x, y in pixels, and the share of light it takes."""
    spots: float
    """Share of the inside under spots of the rim's colour."""
    opacity: float
    softness_px: float
    """Deviation of the blur of the border, in pixels."""


def random_appearance(
    palette: str,
    near: Floats,
    contrast: float,
    radius_px: float,
    mixed_chance: float,
    rng: np.random.Generator,
) -> Appearance:
    """Return a look of `contrast` to the colour `near`, its details in keeping with the radius.

    mixed_chance: how often objects of one kind have several colours, if the contrast allows it.
    """

    def maybe(chance: float, low: float, high: float) -> float:
        return float(rng.uniform(low, high)) if rng.random() < chance else 0.0

    base = shifted(near, contrast, rng)
    if contrast > 0.15 and rng.random() < 0.6:
        base = random_colour(palette, rng)
    others = int(rng.integers(1, 4)) if contrast > 0.15 and rng.random() < mixed_chance else 0
    colours = (base, *(random_colour(palette, rng) for _ in range(others)))
    sign = float(rng.choice([-1, 1]))
    return Appearance(
        colours=colours,
        patch_px=radius_px * maybe(0.5, 0.3, 1.5),
        variation=maybe(0.6, 0.01, 0.12),
        textures=random_surface(len(base), rng),
        slope=maybe(0.25, 0.03, 0.15),
        is_ridged=bool(rng.random() < 0.5),
        dome=maybe(0.35, -0.15, 0.3),
        dome_px=radius_px * 0.8,
        rim=shifted(base, maybe(0.35, 0.08, 0.4), rng) - base,
        rim_px=int(np.clip(round(radius_px * rng.uniform(0.1, 0.5)), 2, 9)),
        halo=sign * maybe(0.2, 0.05, 0.2),
        halo_px=max(1.0, radius_px * rng.uniform(0.2, 0.6)),
        shadow=(0.0, 0.0, 0.0),
        spots=maybe(0.15, 0.05, 0.25),
        opacity=1 - maybe(0.2, 0.1, 0.5),
        softness_px=0.5 + maybe(0.3, 0.1, float(np.clip(radius_px * 0.2, 0.2, 3.0))),
    )


def random_surface(channels: int, rng: np.random.Generator) -> tuple[tuple[Texture, Floats], ...]:
    """Return no to three textures with the colour that each adds."""
    surface = []
    for _ in range(rng.choice(4, p=(0.15, 0.4, 0.3, 0.15))):
        amount = np.exp(rng.uniform(np.log(0.015), np.log(0.16)))
        tint = np.ones(channels)
        if channels > 1 and rng.random() < 0.4:
            tint = tint + rng.normal(0, 0.6, channels)
        surface.append((random_texture(rng), amount * tint))
    return tuple(surface)


def surface(look: Appearance, side_px: int, rng: np.random.Generator) -> Floats:
    """Return the look without objects: (side, side, channels) float32."""
    channels = len(look.colours[0])
    canvas = np.empty((side_px, side_px, channels), np.float32)
    canvas[:] = look.colours[0]
    _add_textures(canvas, look, rng)
    return canvas


def _add_textures(canvas: Floats, look: Appearance, rng: np.random.Generator) -> None:
    if look.textures:
        layers = [sample(texture, len(canvas), rng) for texture, _ in look.textures]
        amounts = np.stack([amount for _, amount in look.textures], -1)
        canvas += cv2.transform(cv2.merge(layers), amounts).reshape(canvas.shape)


def paint(canvas: Floats, index: Index, look: Appearance, rng: np.random.Generator) -> None:
    """Paint all objects of an index map onto the canvas, in place."""
    mask = index > 0
    if not mask.any():
        return
    cover = mask.astype(np.float32)
    _cast_shadow(canvas, cover, look)
    if look.halo:
        glow = cv2.GaussianBlur(cover, (0, 0), look.halo_px)
        canvas += (glow * np.float32(look.halo))[..., None]
    fill = _object_colours(index, look, rng)
    _add_textures(fill, look, rng)
    edges = _add_rim(fill, index, look)
    if look.dome:
        depth = cv2.distanceTransform((mask & ~edges).astype(np.uint8), cv2.DIST_L2, 3)
        fill += (np.minimum(depth / look.dome_px, 1) * np.float32(look.dome))[..., None]
    if look.spots:
        dots = sample(_SPOTS, len(index), rng) > np.float32(2.2 - 4 * look.spots)
        fill[dots & mask] += (look.rim + 0.1).astype(np.float32)
    alpha = cv2.GaussianBlur(cover, (0, 0), look.softness_px) * np.float32(look.opacity)
    canvas += alpha[..., None] * (fill - canvas)


_SPOTS = Texture(tile="grain 9", zoom=1.0, angle=0.0, bend="plain")


def _cast_shadow(canvas: Floats, cover: Floats, look: Appearance) -> None:
    x, y, dark = look.shadow
    if dark:
        moved = np.array([[1, 0, x], [0, 1, y]], np.float32)
        shade = cv2.warpAffine(cover, moved, cover.shape[::-1])
        canvas *= 1 - cv2.GaussianBlur(shade, (0, 0), 0.8)[..., None] * np.float32(dark)


def _object_colours(index: Index, look: Appearance, rng: np.random.Generator) -> Floats:
    """Return each pixel's colour by its object: choice, brightness and slope differ."""
    count = int(index.max()) + 1
    choice = rng.integers(0, len(look.colours), count)
    palette = np.array(look.colours, np.float32)
    brighter = rng.normal(0, look.variation, (count, 1)).astype(np.float32)
    if look.patch_px and len(palette) > 1:
        height = smooth_noise(len(index), max(look.patch_px, 4.0), rng)
        height += choice.astype(np.float32)[index]
        colours = palette[(height * 1.5).astype(np.int16) % len(palette)] + brighter[index]
    else:
        colours = (palette[choice] + brighter)[index]
    if look.slope:
        colours += _slopes(index, look, rng)[..., None]
    return np.asarray(colours, np.float32)


def _slopes(index: Index, look: Appearance, rng: np.random.Generator) -> Floats:
    """Return brightness that rises over each object in a direction of its own."""
    count = int(index.max()) + 1
    down, across = np.indices(index.shape, np.float32)
    flat = index.ravel()
    size = np.maximum(np.bincount(flat, minlength=count), 1)
    x = np.bincount(flat, across.ravel(), count) / size
    y = np.bincount(flat, down.ravel(), count) / size
    angle, reach = rng.uniform(0, 2 * np.pi, count), np.sqrt(size / np.pi)
    step_x, step_y = np.cos(angle) / reach, np.sin(angle) / reach
    tables = (step_x, step_y, x * step_x + y * step_y)
    by_x, by_y, middle = (each.astype(np.float32)[index] for each in tables)
    height = across * by_x + down * by_y - middle
    if look.is_ridged:
        height = np.sign(height)
    return np.asarray(height * np.float32(look.slope))


def _add_rim(fill: Floats, index: Index, look: Appearance) -> Mask:
    """Colour the borders of objects, also between two that touch; return where they are."""
    kernel = np.ones((look.rim_px, look.rim_px), np.uint8)
    edges: Mask = cv2.dilate(index, kernel) != cv2.erode(index, kernel)
    if look.rim.any():
        fill[edges] += look.rim.astype(np.float32)
    return edges
