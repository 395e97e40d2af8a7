"""Outlines of objects around the origin, many at a time: one form each, none like the other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from segstudio.engine.starter.arrays import Floats

POINTS = 32
"""Points of each outline."""
_TURN = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)


def outlines(
    form: str, count: int, wobble: float, aspect: float, rng: np.random.Generator
) -> Floats:
    """Return outlines of about unit radius, (count, parts, 32, 2) float32 as x, y.

    form: a key of FORMS. wobble: 0 (exact) … 1 (ragged). aspect: long over short axis, ≥ 1.
    """
    made = FORMS[form](count, wobble, aspect, rng)
    return np.asarray(made if made.ndim == 4 else made[:, None], np.float32)


def turned(outline: Floats, angles: Floats, radii: Floats, centres: Floats) -> Floats:
    """Return outlines turned, scaled and moved, object by object."""
    cos, sin = np.cos(angles), np.sin(angles)
    matrix = np.stack([np.stack([cos, sin], -1), np.stack([-sin, cos], -1)], -2)
    turned_by = np.einsum("npki,nij->npkj", outline, matrix * radii[:, None, None])
    return np.asarray(turned_by + centres[:, None, None, :], np.float32)


def _polar(radius: Floats, aspect: float) -> Floats:
    stretch = np.array([np.sqrt(aspect), 1 / np.sqrt(aspect)])
    circle = np.stack([np.cos(_TURN), np.sin(_TURN)], -1)
    return np.asarray(radius[..., None] * circle * stretch)


def _fourier(count: int, wobble: float, rng: np.random.Generator) -> Floats:
    """Random radius of about 1 at each direction, (count, 32)."""
    waves = np.arange(2, 7)
    size = rng.normal(0, 0.35 * wobble, (count, 5)) / waves**0.8
    phase = rng.uniform(0, 2 * np.pi, (count, 5))
    ripple = np.cos(waves[:, None] * _TURN + phase[..., None])
    return np.asarray(np.clip(1 + (size[..., None] * ripple).sum(1), 0.25, 2), np.float32)


def _blob(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    return _polar(_fourier(count, wobble, rng), aspect)


def _ellipse(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    return _polar(_fourier(count, wobble * 0.15, rng), aspect)


def _bean(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    outline = _polar(_fourier(count, wobble * 0.3, rng), max(aspect, 1.8))
    bend = rng.uniform(0.2, 0.7, (count, 1))
    outline[..., 1] += bend * (outline[..., 0] ** 2 - 0.6)
    return outline


def _corners(points: Floats) -> Floats:
    """Spread few corners over the 32 points by staying on each for a while."""
    place = np.arange(POINTS) * points.shape[1] // POINTS
    return points[:, place]


def _rectangle(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * 0.85
    long = aspect * np.exp(rng.normal(0, 0.25, (count, 1, 1)))
    stretch = np.concatenate([np.sqrt(long), 1 / np.sqrt(long)], -1)
    return _corners(square * stretch + rng.normal(0, 0.06 * wobble, (count, 4, 2)))


def _ell(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    cut = rng.uniform(-0.4, 0.4, (count, 2))
    one = np.ones(count)
    x = np.stack([-one, one, one, cut[:, 0], cut[:, 0], -one], -1)
    y = np.stack([-one, -one, cut[:, 1], cut[:, 1], one, one], -1)
    stretch = np.array([np.sqrt(aspect), 1 / np.sqrt(aspect)])
    flip = rng.choice([-1, 1], (count, 1, 2))
    return _corners(np.stack([x, y], -1) * stretch * flip)


def _shard(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    corners = int(rng.integers(3, 8))
    turn = (np.arange(corners) + rng.uniform(-0.35, 0.35, (count, corners))) / corners
    radius = rng.uniform(1 - 0.6 * wobble, 1.1, (count, corners, 1))
    circle = np.stack([np.cos(turn * 2 * np.pi), np.sin(turn * 2 * np.pi)], -1)
    return _corners(radius * circle * np.array([np.sqrt(aspect), 1 / np.sqrt(aspect)]))


def _star(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    rays = int(rng.integers(3, 8))
    depth = rng.uniform(0.3, 0.65)
    phase = rng.uniform(0, 2 * np.pi, (count, 1))
    radius = 1.1 - depth + depth * np.cos(rays * _TURN + phase)
    return _polar(radius * _fourier(count, wobble * 0.5, rng), 1 + (aspect - 1) * 0.3)


def _leaf_at(angle: Floats, length: Floats, width: float, start: float) -> Floats:
    """Pointed lens from `start` outwards along `angle`; any leading shape, then (32, 2)."""
    along = start + (1 - np.cos(_TURN)) / 2 * (1 - start)
    side = np.sin(_TURN) * width * np.sqrt(np.clip(np.sin(np.pi * (1 - np.cos(_TURN)) / 2), 0, 1))
    cos, sin = np.cos(angle)[..., None], np.sin(angle)[..., None]
    point = np.stack([along * cos - side * sin, along * sin + side * cos], -1)
    return np.asarray(point * length[..., None, None], np.float32)


def _leaf(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    length = np.exp(rng.normal(0, 0.3 * wobble, count))
    return _leaf_at(np.zeros(count), length, 0.9 / max(aspect, 1.3), -1.0)


def _rosette(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    """Plants: leaves around a centre, a part each."""
    leaves = int(rng.integers(2, 8))
    base = np.arange(leaves) / leaves + rng.uniform(0, 1, (count, 1))
    angle = 2 * np.pi * base + rng.normal(0, 0.3 * wobble + 0.05, (count, leaves))
    length = 1.2 * np.exp(rng.normal(0, 0.25, (count, leaves)))
    return _leaf_at(angle, length, 0.75 / (aspect + 0.6), float(rng.uniform(0.0, 0.25)))


def _figure(count: int, wobble: float, aspect: float, rng: np.random.Generator) -> Floats:
    """Animal-like: body, head with ears, legs and a tail, each a wobbly ellipse or leaf."""

    def part(size: Floats, place: Floats, ragged: float) -> Floats:
        return _polar(_fourier(count, ragged * wobble, rng), 1.0) * size[:, None] + place[:, None]

    def vary(values: tuple[float, float], spread: float) -> Floats:
        return np.asarray(np.array(values) * np.exp(rng.normal(0, spread, (count, 2))), np.float32)

    body_size = vary((0.85 * np.sqrt(aspect) / 1.2, 0.6), 0.2)
    head = vary((0.8, -0.65), 0.25)
    head_size = vary((0.36, 0.34), 0.2)
    parts = [part(body_size, np.zeros((count, 2), np.float32), 0.5), part(head_size, head, 0.3)]
    for side in (-1, 1):
        ear = _leaf_at(np.full(count, -np.pi / 2 + side * 0.5), head_size[:, 1] * 1.7, 0.3, 0.2)
        parts.append(ear + head[:, None])
    for place in (-0.6, -0.35, 0.35, 0.6):
        leg = vary((0.13, 0.5), 0.25)
        parts.append(part(leg, vary((place, 0.75), 0.15), 0.3))
    tail = _leaf_at(rng.uniform(2.3, 4.2, count), rng.uniform(0.6, 1.3, count), 0.12, 0.0)
    parts.append(tail - np.array([0.7, 0.1]))
    facing = np.ones((count, 1, 1, 2))
    facing[:, 0, 0, 0] = rng.choice([-1, 1], count)
    return np.stack(parts, 1) * facing


FORMS: dict[str, Callable[[int, float, float, np.random.Generator], Floats]] = {
    "ellipse": _ellipse,
    "blob": _blob,
    "bean": _bean,
    "rectangle": _rectangle,
    "ell": _ell,
    "shard": _shard,
    "star": _star,
    "leaf": _leaf,
    "rosette": _rosette,
    "figure": _figure,
}
