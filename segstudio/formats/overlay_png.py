"""Pictures for looking at: the image with its classes in colour over it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import PALETTE, LabelClass
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.exported_file import write_exported
from segstudio.formats.index_png import encode_png

Rgb = npt.NDArray[np.uint8]
Color = tuple[int, int, int]

_STRIP_ROWS = 256


def render_overlay(
    pixels: npt.NDArray[np.uint8],
    class_ids: MaskArray,
    colors: Mapping[int, Color],
    opacity: float = 0.5,
    outline: bool = True,
) -> Rgb:
    """Return RGB (height, width, 3): the image, each labelled pixel tinted in its class's colour.

    pixels: (height, width) or (height, width, 3) uint8. class_ids: (height, width), 0 = nothing.
    colors: class id → (red, green, blue), 0 … 255; classes without one take the default palette's.
    opacity: 0 … 1. outline: draw the border pixels of each area opaque. Works by strips.
    Raises ValueError where the shapes differ.
    """
    if pixels.shape[:2] != class_ids.shape:
        raise ValueError(f"The image is {pixels.shape[:2]}, but its mask is {class_ids.shape}.")
    table = _table(class_ids, colors)
    shown = np.empty((*class_ids.shape, 3), np.uint8)
    for top in range(0, len(class_ids), _STRIP_ROWS):
        rows = slice(top, top + _STRIP_ROWS)
        ids, strip = class_ids[rows], pixels[rows]
        target = shown[rows]
        target[...] = strip if strip.ndim == 3 else strip[..., None]
        if not ids.any():
            continue
        tint = np.take(table, ids, axis=0)
        labelled = (ids != 0).view(np.uint8)
        cv2.copyTo(cv2.addWeighted(target, 1 - opacity, tint, opacity, 0), labelled, target)
        if outline:
            cv2.copyTo(tint, _borders(class_ids, top, len(ids)), target)
    return shown


def write_overlay(
    path: Path,
    pixels: npt.NDArray[np.uint8],
    class_ids: MaskArray,
    colors: Mapping[int, Color],
    opacity: float = 0.5,
    outline: bool = True,
) -> None:
    """Write what `render_overlay` returns as PNG, atomically. Raises ExportFailed, ValueError."""
    shown = render_overlay(pixels, class_ids, colors, opacity, outline)
    turned = cast("Rgb", cv2.cvtColor(shown, cv2.COLOR_RGB2BGR))
    write_exported(path, encode_png(path, turned))


def _table(class_ids: MaskArray, colors: Mapping[int, Color]) -> Rgb:
    """Return the colour of each id up to the highest present."""
    highest = int(class_ids.max(initial=0))
    defaults = [LabelClass(0, "", color).rgb for color in PALETTE]
    rows = [colors.get(i, defaults[(i - 1) % len(defaults)]) for i in range(highest + 1)]
    return np.array(rows, np.uint8)


def _borders(class_ids: MaskArray, top: int, rows: int) -> npt.NDArray[np.uint8]:
    """Return 1 where a labelled pixel of the strip has a neighbour (of 4) of another class."""
    above, below = max(0, top - 1), min(len(class_ids), top + rows + 1)
    around = class_ids[above:below]
    differs = np.zeros(around.shape, np.bool_)
    down = around[1:] != around[:-1]
    across = around[:, 1:] != around[:, :-1]
    differs[1:] |= down
    differs[:-1] |= down
    differs[:, 1:] |= across
    differs[:, :-1] |= across
    differs &= around != 0
    return np.ascontiguousarray(differs[top - above : top - above + rows]).view(np.uint8)
