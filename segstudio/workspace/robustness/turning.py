"""Images made smaller or turned, and predictions of them brought back."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray

Pixels = npt.NDArray[Any]
Undo = Callable[[MaskArray], MaskArray]
_Warp = Callable[[Pixels], Pixels]


def scaled(pixels: Pixels, factor: float) -> tuple[Pixels, Undo]:
    """Return an image (h, w) or (h, w, channels) at `factor` (below 1) of its size."""
    height, width = pixels.shape[:2]
    smaller = max(1, round(width * factor)), max(1, round(height * factor))

    def undo(prediction: MaskArray) -> MaskArray:
        return _enlarged(prediction, (height, width))

    def shrink(plane: Pixels) -> Pixels:
        return np.asarray(cv2.resize(plane, smaller, interpolation=cv2.INTER_AREA))

    return _by_channel(pixels, shrink), undo


def turned(pixels: Pixels, degrees: float) -> tuple[Pixels, Undo]:
    """Return an image turned about its middle, all of it in view, mirrored beyond its border."""
    height, width = pixels.shape[:2]
    cosine, sine = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    # Rounded first, as the cosine of 90° is not quite 0.
    across = math.ceil(round(width * cosine + height * sine, 6))
    along = math.ceil(round(width * sine + height * cosine, 6))
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    matrix[:, 2] += (across - width) / 2, (along - height) / 2

    def turn(plane: Pixels) -> Pixels:
        return np.asarray(
            cv2.warpAffine(plane, matrix, (across, along), borderMode=cv2.BORDER_REFLECT_101)
        )

    def undo(prediction: MaskArray) -> MaskArray:
        flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
        found = cv2.warpAffine(prediction, matrix, (width, height), flags=flags)
        return cast("MaskArray", found)

    return _by_channel(pixels, turn), undo


def _by_channel(pixels: Pixels, change: _Warp) -> Pixels:
    """Return `change` of each channel, in the image's own type."""
    dtype = pixels.dtype
    work = np.float32 if dtype not in (np.uint8, np.uint16, np.int16, np.float32) else dtype
    if pixels.ndim == 2:
        return np.asarray(change(pixels.astype(work, copy=False))).astype(dtype, copy=False)
    planes = [
        change(np.ascontiguousarray(pixels[..., each]).astype(work, copy=False))
        for each in range(pixels.shape[2])
    ]
    return np.stack(planes, axis=2).astype(dtype, copy=False)


def _enlarged(prediction: MaskArray, shape: tuple[int, int]) -> MaskArray:
    """Return the class of the nearest place for each pixel."""
    rows, columns = (
        np.minimum((np.arange(length) + 0.5) * own / length, own - 1).astype(np.intp)
        for length, own in zip(shape, prediction.shape, strict=True)
    )
    return cast("MaskArray", prediction[rows[:, None], columns])
