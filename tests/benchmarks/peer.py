"""The peer that drawing is measured beside: paint and fill of napari's Labels layer, in Python.

It is an optional extra (`pip install -e .[peer]`); where it is not installed, the figures say so.
The layer is alone, with neither viewer nor Qt, so its figures hold no event and no painting of the
screen, as those of the tools beside them do.
"""

from __future__ import annotations

import warnings
from time import thread_time
from typing import Any

import numpy as np

from tests.benchmarks.canvas_rig import Times, summary

DIAMETERS_PX = (40, 200)
FILLED_PX = 1000
"""The side of the square that is filled, which is marked off by a frame of another class."""


def frame(class_ids: np.ndarray, class_id: int) -> tuple[int, int]:
    """Draw the frame in the middle of a mask and return a pixel inside it."""
    middle, half = class_ids.shape[0] // 2, FILLED_PX // 2
    outer = slice(middle - half - 1, middle + half + 1)
    inner = slice(middle - half, middle + half)
    class_ids[outer, outer] = class_id
    class_ids[inner, inner] = 0
    return middle, middle


def figures(side: int, repeats: int) -> dict[str, Any]:
    """Return what a step takes there, in milliseconds of this thread; or why it is not known."""
    try:
        import napari
        from napari.layers import Labels
    except ImportError as error:
        return {"skipped": f"napari is not installed: pip install -e .[peer] ({error})"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        layer = Labels(np.zeros((side, side), np.uint8))
        found: dict[str, Any] = {"version": napari.__version__, "holds": "no event, no screen"}
        for diameter_px in DIAMETERS_PX:
            found[f"paint {diameter_px} px"] = _paint(layer, side, diameter_px, repeats)
        pixel = frame(layer.data, 2)
        start = thread_time()
        layer.fill(pixel, 3)
        found[f"fill of {FILLED_PX} px, ms"] = round(1000 * (thread_time() - start), 1)
    return found


def _paint(layer: Any, side: int, diameter_px: int, repeats: int) -> Times:
    """Return the times of the steps of a stroke along the way that the tools take.

    A step is what its own handler of the mouse calls: it paints from the last point to this one.
    """
    layer.mode, layer.brush_size = "paint", diameter_px
    times, middle, last = [], side // 2, (side / 2, side / 2 + 150)
    with layer.block_history():
        for i in range(repeats):
            place = middle + 100 * np.sin(1.3 * i / 8), middle + 150 * np.cos(i / 8)
            start = thread_time()
            layer._draw(1, last, place)
            times.append(thread_time() - start)
            last = place
    return summary(times)
