"""Whether a scene's kinds can be told apart at all: by local colour or by local texture."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.engine.starter.arrays import Bytes, Floats

LEAST_SHARE = 0.005
"""Kinds with fewer of the pixels are not asked for."""
_FLOOR = 9.0
"""Variance that every cue has, in squared grey levels: fainter differences are quantisation."""


def separations(pixels: Bytes, region_ids: Bytes, kind_count: int) -> Floats:
    """Return how far apart each two kinds are, (kinds, kinds), in their pooled deviations.

    Compared are the local mean and the local deviation of each channel, and of the two that is
    counted in which they differ most; kinds that are hardly there are infinitely far from all.
    """
    half = (pixels.shape[1] // 2, pixels.shape[0] // 2)
    small = cv2.resize(pixels, half, interpolation=cv2.INTER_AREA).astype(np.float32)
    rough = cv2.blur(np.abs(small - cv2.blur(small, (5, 5))), (5, 5))
    cues = np.concatenate([cv2.blur(small, (3, 3)), rough], -1).reshape(-1, 6)
    kinds = cv2.resize(region_ids, half, interpolation=cv2.INTER_NEAREST).ravel()
    means, variances = np.zeros((kind_count, 6)), np.full((kind_count, 6), _FLOOR)
    apart = np.full((kind_count, kind_count), np.inf)
    there = [kind for kind in range(kind_count) if (kinds == kind).mean() >= LEAST_SHARE]
    for kind in there:
        own = cues[kinds == kind]
        means[kind], variances[kind] = own.mean(0), own.var(0) + _FLOOR
    for one in there:
        for other in there:
            pooled = np.sqrt((variances[one] + variances[other]) / 2)
            apart[one, other] = np.max(np.abs(means[one] - means[other]) / pooled)
    np.fill_diagonal(apart, np.inf)
    return apart
