"""Surfaces: a bank of noise tiles made once a process, cropped, turned, scaled and bent at will."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from segstudio.engine.starter.arrays import Floats

TILE_PX = 256
_BENDS = ("plain", "plain", "plain", "patches", "ridges", "peaks")


@dataclass(frozen=True)
class Texture:
    """Which tile of the bank a surface shows, and how: all that two scenes of a domain share."""

    tile: str
    zoom: float
    """Pixels of the scene for each pixel of the tile."""
    angle: float
    """Radians."""
    bend: str
    """How values are bent after sampling: one of plain, patches, ridges, peaks."""


def random_texture(rng: np.random.Generator) -> Texture:
    """Return a texture of any tile, zoom, direction and bend."""
    return Texture(
        tile=_LIKELY[rng.integers(len(_LIKELY))],
        zoom=float(np.exp(rng.uniform(np.log(0.7), np.log(3.5)))),
        angle=float(rng.uniform(0, 2 * np.pi)),
        bend=_BENDS[rng.integers(len(_BENDS))],
    )


def sample(texture: Texture, side_px: int, rng: np.random.Generator) -> Floats:
    """Return a random crop, (side, side) float32 of about zero mean and unit deviation."""
    cos = np.cos(texture.angle) / texture.zoom
    sin = np.sin(texture.angle) / texture.zoom
    left, top = rng.uniform(0, TILE_PX, 2)
    matrix = np.array([[cos, -sin, left], [sin, cos, top]], np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    tile = tiles()[texture.tile]
    crop = cv2.warpAffine(tile, matrix, (side_px, side_px), flags=flags, borderMode=cv2.BORDER_WRAP)
    return _bent(np.asarray(crop, np.float32), texture.bend)


def smooth_noise(side_px: int, wavelength_px: float, rng: np.random.Generator) -> Floats:
    """Return smooth noise whose hills are about `wavelength_px` apart, about unit deviation."""
    cells = max(2, round(2 * side_px / max(wavelength_px, 4.0))) + 2
    coarse = rng.standard_normal((cells, cells), np.float32)
    fine = cv2.resize(coarse, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    return np.asarray(fine, np.float32)


def _bent(values: Floats, bend: str) -> Floats:
    if bend == "patches":
        return np.asarray(np.clip(values * 4, -1, 1))
    if bend == "ridges":
        return np.asarray((0.8 - np.abs(values)) * 1.6)
    if bend == "peaks":
        return np.asarray(np.maximum(values - 0.6, 0) * 2.5 - 0.3)
    return values


@cache
def tiles() -> dict[str, Floats]:
    """Return the bank: periodic (256, 256) float32 tiles, the same in each process."""
    bank = {}
    for place, (name, make) in enumerate(_MAKERS.items()):
        tile = make(np.random.default_rng([7, place]))
        tile = (tile - tile.mean()) / tile.std()
        bank[name] = np.clip(tile, -3, 3).astype(np.float32)
    return bank


def _frequencies() -> tuple[Floats, Floats]:
    axis = np.fft.fftfreq(TILE_PX).astype(np.float32)
    return np.meshgrid(axis, axis, indexing="ij")


def _filtered(gain: Floats, rng: np.random.Generator) -> Floats:
    spectrum = np.fft.fft2(rng.standard_normal((TILE_PX, TILE_PX)))
    return np.asarray(np.fft.ifft2(spectrum * gain).real, np.float32)


def _cloud(power: float) -> Callable[[np.random.Generator], Floats]:
    def make(rng: np.random.Generator) -> Floats:
        down, across = _frequencies()
        return _filtered(np.hypot(down, across).clip(1 / TILE_PX) ** -power, rng)

    return make


def _band(period_px: float, spread: float, narrow: float = 0.0) -> Callable[..., Floats]:
    """Noise of one wavelength; `narrow` > 0 keeps one direction only."""

    def make(rng: np.random.Generator) -> Floats:
        down, across = _frequencies()
        radius = np.hypot(down, across).clip(1e-4)
        gain = np.exp(-((np.log(radius * period_px) / spread) ** 2))
        return _filtered(gain * np.exp(-narrow * (down / radius) ** 2), rng)

    return make


def _random_filter(rng: np.random.Generator) -> Floats:
    kernel = np.zeros((TILE_PX, TILE_PX), np.float32)
    kernel[:7, :7] = rng.standard_normal((7, 7))
    return _filtered(np.abs(np.fft.fft2(kernel)).astype(np.float32), rng)


def _strewn(count: int, length_px: float, thick_px: int) -> Callable[..., Floats]:
    """Short strokes (length > 0) or dots, each with its own brightness."""

    def make(rng: np.random.Generator) -> Floats:
        tile = np.zeros((TILE_PX, TILE_PX), np.float32)
        for _ in range(count):
            angle, value = rng.uniform(0, 2 * np.pi), float(rng.uniform(-1, 1))
            step = (int(np.cos(angle) * length_px), int(np.sin(angle) * length_px))
            x, y = (int(place) for place in rng.integers(0, TILE_PX, 2))
            for across in (x - TILE_PX, x, x + TILE_PX):
                for down in (y - TILE_PX, y, y + TILE_PX):
                    end = (across + step[0], down + step[1])
                    cv2.line(tile, (across, down), end, value, thick_px)
        return np.asarray(tile + np.roll(tile, 1, 0) + np.roll(tile, 1, 1), np.float32)

    return make


def _clods(count: int) -> Callable[..., Floats]:
    """Pebbles: distance from the nearest of random seeds, each with its own brightness."""

    def make(rng: np.random.Generator) -> Floats:
        seeds = np.full((TILE_PX * 3, TILE_PX * 3), 255, np.uint8)
        places = rng.integers(0, TILE_PX, (count, 2))
        for shift in np.ndindex(3, 3):
            seeds[tuple((places + np.array(shift) * TILE_PX).T)] = 0
        far, labels = cv2.distanceTransformWithLabels(
            seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
        )
        middle = slice(TILE_PX, 2 * TILE_PX)
        tone = rng.standard_normal(labels.max() + 1)[labels]
        return np.asarray((tone * 0.4 - far / far.std())[middle, middle], np.float32)

    return make


def _checker(period_px: int) -> Callable[..., Floats]:
    def make(rng: np.random.Generator) -> Floats:
        down, across = np.indices((TILE_PX, TILE_PX)) // (period_px // 2)
        return np.asarray((down + across) % 2 + rng.normal(0, 0.1, down.shape), np.float32)

    return make


def _stripes(period_px: int, sharp: float) -> Callable[..., Floats]:
    def make(rng: np.random.Generator) -> Floats:
        wave = np.sin(np.arange(TILE_PX) * 2 * np.pi / period_px) * sharp
        noise = rng.normal(0, 0.1, (TILE_PX, TILE_PX))
        return np.asarray(np.tanh(wave)[None, :] + noise, np.float32)

    return make


def _speckle(rng: np.random.Generator) -> Floats:
    return rng.standard_exponential((TILE_PX, TILE_PX), np.float32)


_MAKERS: dict[str, Callable[[np.random.Generator], Floats]] = {
    "cloud rough": _cloud(0.7),
    "cloud": _cloud(1.2),
    "cloud soft": _cloud(1.8),
    "cloud softest": _cloud(2.4),
    "grain 3": _band(3, 0.5),
    "grain 5": _band(5, 0.4),
    "grain 9": _band(9, 0.4),
    "grain 16": _band(16, 0.5),
    "fibre 4": _band(4, 0.6, 20),
    "fibre 8": _band(8, 0.5, 30),
    "fibre 16": _band(16, 0.6, 15),
    "streaks": _band(6, 1.2, 60),
    "filter a": _random_filter,
    "filter b": _random_filter,
    "filter c": _random_filter,
    "speckle": _speckle,
    "dots small": _strewn(900, 0, 3),
    "dots": _strewn(260, 0, 7),
    "grass": _strewn(1200, 12, 1),
    "straw": _strewn(300, 26, 2),
    "clods fine": _clods(1100),
    "clods": _clods(300),
    "clods coarse": _clods(90),
    "checker": _checker(8),
    "checker wide": _checker(32),
    "stripes fine": _stripes(4, 1.0),
    "stripes": _stripes(8, 3.0),
    "stripes wide": _stripes(16, 1.5),
}
_REGULAR = ("checker", "checker wide", "stripes fine", "stripes", "stripes wide")
_LIKELY = (*_MAKERS, *(name for name in _MAKERS if name not in _REGULAR), *tuple(_MAKERS)[:4])
"""Names to draw from: what nature makes is likelier than what is woven or laid."""
