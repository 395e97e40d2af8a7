"""Cutting a shape where it is narrow, so that touching objects come apart."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.document.morphology import ClassMap, shrunk


def without_necks(shape: ClassMap, radius_px: int) -> ClassMap:
    """Return the shape with a line a pixel wide cut across each neck narrower than 2 · radius_px.

    What is left after shrinking by `radius_px` are the parts; every pixel goes to the nearest of
    them, and the lines run between. A shape with fewer than two parts is returned as it is.
    """
    count, parts = cv2.connectedComponents(shrunk(shape, radius_px), connectivity=4)
    if count < 3:
        return shape.copy()
    _, nearest = cv2.distanceTransformWithLabels(
        (parts == 0).view(np.uint8),
        cv2.DIST_L2,
        cv2.DIST_MASK_5,
        labelType=cv2.DIST_LABEL_PIXEL,
    )
    at_seed = parts > 0
    table = np.zeros(int(nearest.max()) + 1, np.int32)
    table[nearest[at_seed]] = parts[at_seed]
    owner = table[nearest]
    is_cut = np.zeros(shape.shape, np.bool_)
    is_cut[:, :-1] |= owner[:, :-1] != owner[:, 1:]
    is_cut[:-1] |= owner[:-1] != owner[1:]
    return np.where(is_cut, np.uint8(0), shape)
