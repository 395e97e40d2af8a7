"""Images prepared for a network as a whole, so that no tile differs from its neighbour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.preparation import preparation_steps
from segstudio.engine.intensity import Intensity

Pixels = npt.NDArray[np.float32]
Plain = Callable[[Pixels], Any]
"""What OpenCV or NumPy does to (h, w) or (h, w, channels)."""
Step = Callable[[Pixels, float], Pixels]
"""Takes (h, w, channels) float32, about 0 … 1, and the step's number."""

CLAHE_TILES = 8
DENOISED_PX = 2.0
"""Deviation in space of what `denoise` smooths over."""
FINEST_PX = 4
"""A wide blur is made where its deviation has so many pixels: on a smaller image."""
LOW, HIGH = -1.0, 2.0
"""What is kept of values, in widths of the image's range."""


def prepared(
    pixels: npt.NDArray[np.generic], text: str, intensity: Intensity | None = None
) -> npt.NDArray[np.uint16]:
    """Return an image after the steps of `text`, (h, w, channels) uint16.

    pixels: (h, w, channels) of any real type. intensity: of the image that they are a part of; None
    where they are all of it. What the range becomes is for `Intensity` to say. Raises
    MethodUnknown.
    """
    intensity = intensity or Intensity.of(pixels)
    values = _floats(intensity.normalised(pixels) / 2 + 0.5)
    for name, number in preparation_steps(text):
        values = STEPS[name](values, number).reshape(pixels.shape)
    shares = (np.clip(values, LOW, HIGH) - LOW) * (65_535 / (HIGH - LOW))
    whole: npt.NDArray[np.uint16] = np.rint(shares).astype(np.uint16)
    return whole


def unit_values(whole: npt.NDArray[np.floating]) -> Pixels:
    """Return what `prepared` stores as `whole`, as it was before: about 0 … 1 of the image."""
    return _floats(whole * ((HIGH - LOW) / 65_535) + LOW)


def median(values: Pixels, number: float) -> Pixels:
    """Return the middle value of a square around each pixel: single wrong pixels go."""
    return _by_channel(lambda plane: cv2.medianBlur(plane, int(number)), values)


def denoise(values: Pixels, number: float) -> Pixels:
    """Smooth over what differs little. Source: Tomasi and Manduchi 1998 (bilateral filter)."""

    def smooth(part: Pixels) -> Any:
        return cv2.bilateralFilter(part, -1, number, DENOISED_PX)

    return _floats(smooth(values)) if values.shape[2] == 3 else _by_channel(smooth, values)


def background(values: Pixels, number: float) -> Pixels:
    """Take away what changes slowly; the mean stays."""
    return _floats(values - wide_blur(values, number) + values.mean((0, 1)))


def illumination(values: Pixels, number: float) -> Pixels:
    """Divide by the light around, which is the same in all channels: colours stay."""
    light = np.maximum(wide_blur(values.mean(2, keepdims=True), number), 0.02)
    return _floats(values / light * light.mean())


def clahe(values: Pixels, number: float) -> Pixels:
    """Stretch contrast locally, of the lightness where there are colours.

    Source: Zuiderveld 1994 (Contrast limited adaptive histogram equalization).
    """
    if values.shape[2] != 3:
        return _by_channel(lambda plane: _equalised(plane, number), values)
    lab = _floats(cv2.cvtColor(np.clip(values, 0, 1), cv2.COLOR_RGB2LAB))
    lab[..., 0] = _equalised(_floats(lab[..., 0] / 100), number) * 100
    return _floats(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))


def normalise(values: Pixels, number: float) -> Pixels:
    """Give each channel the mean 0.5 and a deviation: stains and lamps become alike.

    Source: Reinhard et al. 2001 (Color transfer), in the channels as they are.
    """
    deviation = np.maximum(values.std((0, 1)), 1e-6)
    return _floats((values - values.mean((0, 1))) * (number / deviation) + 0.5)


def wide_blur(values: Pixels, sigma_px: float) -> Pixels:
    """Return a Gaussian blur; a wide one of a smaller image, enlarged again."""
    height, width = values.shape[:2]
    factor = max(1.0, sigma_px / FINEST_PX)
    small = max(1, round(width / factor)), max(1, round(height / factor))

    def blurred(plane: Pixels) -> Any:
        shrunk = cv2.resize(plane, small, interpolation=cv2.INTER_AREA)
        soft = cv2.GaussianBlur(shrunk, (0, 0), sigma_px / factor, borderType=cv2.BORDER_REFLECT)
        return cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR)

    return _by_channel(blurred, values)


def _equalised(plane: Pixels, limit: float) -> Pixels:
    equaliser = cv2.createCLAHE(limit, (CLAHE_TILES, CLAHE_TILES))
    shades = np.rint(np.clip(plane, 0, 1) * 65_535).astype(np.uint16)
    return _floats(_floats(equaliser.apply(shades)) / 65_535)


def _by_channel(change: Plain, values: Pixels) -> Pixels:
    planes = [_floats(change(np.ascontiguousarray(each))) for each in np.moveaxis(values, 2, 0)]
    return np.stack([each.reshape(values.shape[:2]) for each in planes], 2)


def _floats(values: Any) -> Pixels:
    return np.asarray(values, np.float32)


STEPS: Mapping[str, Step] = {
    "median": median,
    "denoise": denoise,
    "background": background,
    "illumination": illumination,
    "clahe": clahe,
    "normalise": normalise,
}
"""All of `document.preparation.STEPS`."""
