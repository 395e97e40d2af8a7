"""An object in a box by its colours: GrabCut (Rother et al. 2004), refined by strokes."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Stencil
from segstudio.document.region import Region
from segstudio.document.selection import stencil_of
from segstudio.workspace.finding.shown_image import Pixels

OBJECT, GROUND, UNMARKED = 1, 2, 0
_ROUNDS = 3


def cut_out(pixels: Pixels, box: Region, marks: npt.NDArray[np.uint8]) -> Stencil:
    """Return 255 on the object in the box, else 0.

    pixels: (height, width) or (height, width, 3). box: in its pixels; outside all is ground.
    marks: (height, width), OBJECT or GROUND where a person says so, else UNMARKED. An image of
    one colour, which has nothing to part, gives the box.
    """
    colors = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR) if pixels.ndim == 2 else pixels
    labels = np.full(marks.shape, cv2.GC_BGD, np.uint8)
    labels[box.slices] = cv2.GC_PR_FGD
    labels[marks == OBJECT] = cv2.GC_FGD
    labels[marks == GROUND] = cv2.GC_BGD
    is_ground = labels == cv2.GC_BGD
    if is_ground.all() or not is_ground.any():
        return stencil_of(~is_ground)
    ground, figure = np.zeros((1, 65), np.float64), np.zeros((1, 65), np.float64)
    cv2.setRNGSeed(0)  # the same strokes give the same object
    try:
        cv2.grabCut(colors, labels, (0, 0, 1, 1), ground, figure, _ROUNDS, cv2.GC_INIT_WITH_MASK)
    except cv2.error:  # too few pixels of a kind for its five colours
        return stencil_of(~is_ground)
    chosen = (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
    return stencil_of(chosen)
