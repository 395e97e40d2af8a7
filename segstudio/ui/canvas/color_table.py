"""Tables from class ids or confidences to premultiplied ARGB32, as the composer blends them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import MAX_CLASS_ID, PALETTE

Rgb = tuple[int, int, int]
ColorTable = npt.NDArray[np.uint32]
"""0xAARRGGBB with red, green and blue multiplied by alpha."""


@dataclass(frozen=True, slots=True)
class ClassPalette:
    """Colours of the classes.

    colors: class id → (red, green, blue), 0 … 255. background_id: a class whose prediction is left
    clear, since a wash over all the image would hide it; 0 for none.
    """

    colors: Mapping[int, Rgb] = field(default_factory=dict)
    background_id: int = 0


_SURE = (255, 0, 144)
_UNSURE = (255, 236, 61)
"""Magenta to yellow: lightness grows all the way, so colour-blind people read it too."""


def class_table(colors: Mapping[int, Rgb], opacity: float) -> ColorTable:
    """Return (65536,) colours of the class ids; 0 is clear, an unknown id gets a palette colour.

    colors: id → (red, green, blue), 0 … 255. opacity: 0 … 1.
    """
    known = {i: color for i, color in colors.items() if 0 < i <= MAX_CLASS_ID}
    rgb = np.array([_rgb(each) for each in PALETTE] + list(known.values()), np.float64)
    shades = premultiplied(rgb, np.full(len(rgb), float(np.clip(opacity, 0, 1))))
    table = np.zeros(MAX_CLASS_ID + 1, np.uint32)
    repeats = MAX_CLASS_ID // len(PALETTE) + 1
    table[1:] = np.tile(shades[: len(PALETTE)], repeats)[:MAX_CLASS_ID]
    table[list(known)] = shades[len(PALETTE) :]
    return table


def heat_table(opacity: float) -> ColorTable:
    """Return (256,) colours of a confidence (0 … 255): clear when sure, yellow from one half down.

    opacity: 0 … 1, of the least sure pixels.
    """
    doubt = np.clip(2 * (255 - np.arange(256)) / 255, 0, 1)[:, None]
    rgb = np.array(_SURE) + doubt * (np.array(_UNSURE) - np.array(_SURE))
    return premultiplied(rgb, float(np.clip(opacity, 0, 1)) * np.sqrt(doubt[:, 0]))


def confidence_table(opacity: float) -> ColorTable:
    """Return (256,) colours of a confidence: dark blue from one half down, yellow when sure."""
    share = np.clip(2 * np.arange(256) / 255 - 1, 0, 1)
    levels = np.rint(255 * share).astype(np.uint8).reshape(256, 1)
    bgr = cv2.applyColorMap(levels, cv2.COLORMAP_CIVIDIS).reshape(256, 3)
    rgb = bgr[:, ::-1].astype(np.float64)
    return premultiplied(rgb, np.full(256, float(np.clip(opacity, 0, 1))))


def uncertainty_table(opacity: float) -> ColorTable:
    """Return (256,) colours of a confidence: magenta when sure, yellow from one half down."""
    doubt = np.clip(2 * (255 - np.arange(256)) / 255, 0, 1)[:, None]
    rgb = np.array(_SURE) + doubt * (np.array(_UNSURE) - np.array(_SURE))
    return premultiplied(rgb, np.full(256, float(np.clip(opacity, 0, 1))))


def premultiplied(rgb: npt.NDArray[np.float64], alpha: npt.NDArray[np.float64]) -> ColorTable:
    """Return (n,) colours. rgb: (n, 3), 0 … 255. alpha: (n,), 0 … 1."""
    red, green, blue = np.rint(rgb * alpha[:, None]).astype(np.uint32).T
    opaque = np.rint(alpha * 255).astype(np.uint32)
    table: ColorTable = opaque << 24 | red << 16 | green << 8 | blue
    return table


def _rgb(color: str) -> Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
