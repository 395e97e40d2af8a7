"""Training scenes: domains drawn at random, and images of them with the kind of each pixel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from segstudio.engine.starter.arrays import Bytes, Index
from segstudio.engine.starter.domain import Domain, random_domain
from segstudio.engine.starter.layouts import draw
from segstudio.engine.starter.optics import relit, taken
from segstudio.engine.starter.painting import paint, surface
from segstudio.engine.starter.visibility import separations

_TRIES = 3
_LEAST_SHARE = 0.01
LEAST_SEPARATION = 0.35
"""Of kinds in one scene, as `separations` measures it: below this, strokes would teach noise."""


@dataclass(frozen=True)
class Scene:
    """An image and what is where in it."""

    pixels: Bytes
    """(side, side, 3) uint8; the channels of grey scenes are equal."""
    region_ids: Bytes
    """(side, side) uint8: the semantic kind of each pixel, below `kind_count`."""
    kind_count: int
    """Kinds of the domain, 2 … 5; not every image need have them all."""


def make_scene(side_px: int, rng: np.random.Generator) -> Scene:
    """Return a scene of a new random domain; the same generator state gives the same scene."""
    _, scene = _domain_and_scene(side_px, rng)
    return scene


def make_pair(side_px: int, rng: np.random.Generator) -> tuple[Scene, Scene]:
    """Return two scenes of one new domain: same kinds and looks, other places, other light."""
    domain, first = _domain_and_scene(side_px, rng)
    return first, _image(domain, side_px, rng)


def _domain_and_scene(side_px: int, rng: np.random.Generator) -> tuple[Domain, Scene]:
    """Return a domain whose kinds can be told apart in its scene, or the last of a few tried."""
    for _ in range(_TRIES):
        domain = random_domain(side_px, rng)
        scene = _image(domain, side_px, rng)
        if _is_learnable(scene, domain):
            break
    return domain, scene


def _is_learnable(scene: Scene, domain: Domain) -> bool:
    apart = separations(scene.pixels, scene.region_ids, domain.kind_count)
    for layer in domain.layers:
        if layer.kind is not None and layer.twin is not None:
            apart[layer.kind, layer.twin] = apart[layer.twin, layer.kind] = np.inf
    shown = np.unique(scene.region_ids)
    return len(shown) > 1 and float(apart.min()) > LEAST_SEPARATION


def _image(domain: Domain, side_px: int, rng: np.random.Generator) -> Scene:
    for _ in range(_TRIES):
        maps, region_ids = _placed(domain, side_px, rng)
        share = np.bincount(region_ids.ravel(), minlength=domain.kind_count) / side_px**2
        if (share >= _LEAST_SHARE).all():
            break
    canvas = surface(domain.ground, side_px, rng)
    for layer, index in zip(domain.layers, maps, strict=True):
        paint(canvas, index, layer.look, rng)
    pixels = taken(canvas, relit(domain.optics, rng), rng)
    return Scene(pixels, region_ids, domain.kind_count)


def _placed(domain: Domain, side_px: int, rng: np.random.Generator) -> tuple[list[Index], Bytes]:
    """Draw every layer's index map, and the kinds that are seen from above."""
    maps: list[Index] = []
    region_ids = np.zeros((side_px, side_px), np.uint8)
    for layer in domain.layers:
        parent = None if layer.parent is None else maps[layer.parent]
        index = draw(layer.layout, side_px, parent, rng)
        maps.append(index)
        if layer.kind is not None:
            region_ids[index > 0] = layer.kind
    return maps, region_ids
