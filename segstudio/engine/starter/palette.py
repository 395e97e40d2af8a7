"""Colours of a domain: grey levels, or palettes like those of stains, soils, roofs and coats."""

from __future__ import annotations

import numpy as np

from segstudio.engine.starter.arrays import Floats

PALETTES: dict[str, tuple[tuple[int, int, int], ...]] = {
    "plants": ((60, 110, 40), (120, 170, 60), (90, 140, 90), (160, 190, 110), (40, 70, 30)),
    "soil": ((120, 90, 65), (170, 140, 110), (80, 65, 50), (200, 180, 150), (100, 100, 95)),
    "roofs": ((150, 150, 150), (60, 110, 180), (180, 80, 60), (110, 100, 95), (220, 220, 215)),
    "stain": ((90, 50, 130), (200, 120, 180), (235, 200, 225), (150, 70, 120), (245, 240, 245)),
    "brown stain": ((130, 85, 50), (120, 130, 180), (230, 225, 215), (90, 60, 40), (190, 195, 215)),
    "coats": ((200, 160, 110), (50, 45, 45), (235, 230, 225), (140, 130, 125), (150, 90, 50)),
    "rooms": ((180, 170, 160), (120, 70, 40), (200, 40, 60), (60, 80, 60), (220, 215, 200)),
    "glow": ((8, 8, 14), (20, 60, 200), (40, 200, 60), (220, 50, 40), (60, 20, 20)),
    "metal": ((150, 155, 160), (90, 90, 95), (200, 200, 205), (120, 80, 50), (60, 60, 60)),
    "water": ((40, 80, 110), (90, 140, 150), (20, 40, 60), (190, 210, 210), (70, 100, 70)),
}


def random_colour(palette: str, rng: np.random.Generator) -> Floats:
    """Return a colour in 0 … 1 of a palette's key, of 'any' colour, or (1,) of 'grey'."""
    if palette == "grey":
        return rng.uniform(0.02, 0.95, 1)
    if palette == "any":
        return rng.uniform(0.05, 0.95) * (1 - rng.uniform(0, 0.9) * rng.random(3))
    colours = PALETTES[palette]
    chosen = np.array(colours[rng.integers(len(colours))]) / 255
    return np.clip(chosen * rng.uniform(0.8, 1.15) + rng.normal(0, 0.03, 3), 0.01, 0.98)


def shifted(colour: Floats, contrast: float, rng: np.random.Generator) -> Floats:
    """Return a colour that differs from the one given by `contrast` in the mean of its channels.

    Of the two directions the one with more room is the likelier; the shift stays within 0 … 1.
    """
    if len(colour) == 1:
        direction = np.ones(1)
    else:
        direction = rng.normal(0, 1, 3) * rng.uniform(0, 1) + rng.choice([-1, 1])
    direction = direction / np.abs(direction).mean()
    room = colour if direction.mean() > 0 else 1 - colour
    if rng.random() < float(room.mean()) ** 2 + 0.1 * (room.mean() > 0.5):
        direction = -direction
    return np.asarray(np.clip(colour + contrast * direction, 0.01, 0.99))
