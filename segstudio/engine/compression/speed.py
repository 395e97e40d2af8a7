"""How large and how quick a network is."""

from __future__ import annotations

import math
import time
import zlib
from collections.abc import Sequence

from segstudio.document.compression import NetworkSize
from segstudio.document.region import Region
from segstudio.engine.compression.runtime_network import RuntimeNetwork
from segstudio.engine.predictor import Predictor
from segstudio.engine.stored_image import StoredImage

TIMED_PX = 512
"""Side of the part of an image that is predicted for its time."""
RUNS = 8
_LEVEL = 6


def sizes_of(
    networks: Sequence[tuple[str, Predictor, bytes]], image: StoredImage
) -> list[NetworkSize]:
    """Return the figures of networks, each told as words, what predicts, and its file's content.

    image: what they are timed on.
    """
    speeds = megapixels_per_s([predictor for _, predictor, _ in networks], image)
    sizes = []
    for (words, predictor, content), speed in zip(networks, speeds, strict=True):
        tensors = list(predictor.network.parameters())
        is_known = not isinstance(predictor.network, RuntimeNetwork)  # else it has none of its own
        weights = sum(each.numel() for each in tensors) * is_known
        zeros = sum(int((each == 0).sum()) for each in tensors) * is_known
        packed = len(zlib.compress(content, _LEVEL))
        sizes.append(NetworkSize(words, len(content), packed, weights, zeros, speed))
    return sizes


def megapixels_per_s(predictors: Sequence[Predictor], image: StoredImage) -> list[float]:
    """Return how much of an image each predicts in a second: the quickest of RUNS, after one more.

    They take turns, and the quickest counts: whatever else the machine does makes others slower.
    """
    region = Region(0, 0, *(min(side, TIMED_PX) for side in image.shape))
    quickest = [math.inf] * len(predictors)
    for run in range(1 + RUNS):
        for at, predictor in enumerate(predictors):
            began = time.perf_counter()
            predictor.region(image, region, lambda _: None)
            if run:
                quickest[at] = min(quickest[at], time.perf_counter() - began)
    return [region.height * region.width / 1e6 / each for each in quickest]
