"""How large and how quick a network is."""

from __future__ import annotations

import time
import zlib

from segstudio.document.compression import NetworkSize
from segstudio.document.region import Region
from segstudio.engine.image_store import StoredImage
from segstudio.engine.predictor import Predictor

TIMED_PX = 512
"""Side of the part of an image that is predicted for its time."""
RUNS = 5
_LEVEL = 6


def size_of(words: str, predictor: Predictor, content: bytes, image: StoredImage) -> NetworkSize:
    """Return the figures of a network. content: of its file. image: what it is timed on."""
    tensors = list(predictor.network.parameters())
    weights = sum(each.numel() for each in tensors)
    zeros = sum(int((each == 0).sum()) for each in tensors)
    packed = len(zlib.compress(content, _LEVEL))
    speed = megapixels_per_s(predictor, image)
    return NetworkSize(words, len(content), packed, weights, zeros, speed)


def megapixels_per_s(predictor: Predictor, image: StoredImage) -> float:
    """Return how much of an image is predicted in a second: the quickest of RUNS, after one more.

    The quickest, as whatever else the machine does makes the others slower, never this one.
    """
    region = Region(0, 0, *(min(side, TIMED_PX) for side in image.shape))
    seconds = []
    for _ in range(1 + RUNS):
        began = time.perf_counter()
        predictor.region(image, region, lambda _: None)
        seconds.append(time.perf_counter() - began)
    return region.height * region.width / 1e6 / min(seconds[1:])
