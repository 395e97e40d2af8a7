"""Lines between objects that touch: watershed of the distance to their border."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.document.drawing import Stencil
from segstudio.document.selection import stencil_of


def gaps(area: Stencil, depth_px: float) -> Stencil:
    """Return 255 on lines one pixel wide that part `area` where it is narrow, else 0.

    area: not 0 inside. depth_px: by how much a part must be wider (in radius) than the neck that
    joins it to others. Source: Meyer 1994 (watershed), Soille 2003 (h-maxima).
    """
    from skimage.measure import label
    from skimage.morphology import local_maxima, reconstruction
    from skimage.segmentation import watershed

    padded = cv2.copyMakeBorder((area != 0).view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT)
    distance = cv2.distanceTransform(padded, cv2.DIST_L2, 5)
    distance = np.asarray(distance)
    levelled = reconstruction(  # type: ignore[no-untyped-call]
        np.maximum(distance - max(depth_px, 0.5), 0), distance
    )
    tops = local_maxima(levelled) & (levelled > 0)  # type: ignore[no-untyped-call]
    markers = np.asarray(label(tops))  # type: ignore[no-untyped-call]
    if int(markers.max()) < 2:
        return np.zeros(area.shape, np.uint8)
    parts = watershed(  # type: ignore[no-untyped-call]
        -distance, markers, mask=padded != 0, watershed_line=True
    )
    lines = (parts == 0) & (padded != 0)
    return stencil_of(lines[1:-1, 1:-1])
