"""What is done to images to see what a network stands: each by name, at five strengths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.workspace.robustness.turning import scaled, turned

Pixels = npt.NDArray[Any]
Shares = npt.NDArray[np.float32]
"""(height, width, channels); 0 … 1 is the image's own range of values, and more is possible."""
Undo = Callable[[MaskArray], MaskArray]
"""Brings a prediction of what was disturbed to where the image's pixels were."""

STRENGTHS = (1, 2, 3, 4, 5)
RANGE_PERCENTILES = (0.1, 99.9)
MOST_SAMPLES = 1 << 20
"""Values that the range is told from."""


@dataclass(frozen=True)
class Disturbance:
    """title, unit: for people; amounts: of each strength, in the unit.

    change: makes an image another one of the same size; None where it is moved instead. move:
    returns the moved image and what brings a prediction of it back.
    """

    title: str
    unit: str
    amounts: tuple[float, ...]
    change: Callable[[Shares, float, np.random.Generator], Shares] | None = None
    move: Callable[[Pixels, float], tuple[Pixels, Undo]] | None = None

    def words(self, strength: int) -> str:
        """Return the amount of a strength, 1 … 5, and its unit."""
        return f"{self.amounts[strength - 1]:g} {self.unit}".strip()

    def done_to(self, pixels: Pixels, strength: int, seed: int) -> tuple[Pixels, Undo]:
        """Return an image (h, w) or (h, w, channels) disturbed, in its own type, and the undoing.

        strength: 1 … 5. seed: of what is drawn at random.
        """
        amount = self.amounts[strength - 1]
        if self.move is not None:
            return self.move(pixels, amount)
        if self.change is None:
            return pixels, _as_it_is
        low, high = value_range(pixels)
        span = max(high - low, 1e-12)
        shares = ((pixels.astype(np.float32) - low) / span).astype(np.float32)
        shares = shares.reshape(*pixels.shape[:2], -1)
        changed = self.change(shares, amount, np.random.default_rng((seed, strength)))
        return _typed(changed.reshape(pixels.shape) * span + low, pixels.dtype), _as_it_is


def value_range(pixels: Pixels) -> tuple[float, float]:
    """Return the image's own range of values, without the few that lie far out."""
    flat = pixels.reshape(-1)
    low, high = np.percentile(flat[:: max(1, len(flat) // MOST_SAMPLES)], RANGE_PERCENTILES)
    return float(low), float(high)


def _noise(shares: Shares, amount: float, random: np.random.Generator) -> Shares:
    drawn = random.standard_normal(shares.shape, np.float32)
    drawn *= np.float32(amount)
    drawn += shares
    return drawn


def _blur(shares: Shares, amount: float, _: np.random.Generator) -> Shares:
    planes = [
        cv2.GaussianBlur(np.ascontiguousarray(shares[..., each]), (0, 0), amount)
        for each in range(shares.shape[2])
    ]
    return np.stack(planes, axis=2).astype(np.float32, copy=False)


def _contrast(shares: Shares, amount: float, _: np.random.Generator) -> Shares:
    mean = shares.mean((0, 1), dtype=np.float64).astype(np.float32)
    changed: Shares = mean + np.float32(amount) * (shares - mean)
    return changed


def _brightness(shares: Shares, amount: float, _: np.random.Generator) -> Shares:
    return shares + np.float32(amount)


def _jpeg(shares: Shares, amount: float, _: np.random.Generator) -> Shares:
    """Through 8 bits, as JPEG has no more; colour as colour, other channels one by one."""
    bytes_ = np.rint(np.clip(shares, 0, 1) * 255).astype(np.uint8)
    parts = [bytes_] if shares.shape[2] == 3 else np.split(bytes_, shares.shape[2], axis=2)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(amount)]
    found = []
    for part in parts:
        content = cv2.imencode(".jpg", np.ascontiguousarray(part), quality)[1]
        found.append(np.asarray(cv2.imdecode(content, cv2.IMREAD_UNCHANGED)).reshape(part.shape))
    return np.concatenate(found, axis=2).astype(np.float32) / np.float32(255)


DISTURBANCES: Mapping[str, Disturbance] = {
    "noise": Disturbance("Noise", "of the range", (0.02, 0.05, 0.1, 0.2, 0.3), _noise),
    "blur": Disturbance("Blur", "px", (0.5, 1, 2, 3, 5), _blur),
    "contrast": Disturbance("Less contrast", "of it left", (0.8, 0.6, 0.4, 0.25, 0.1), _contrast),
    "brightness": Disturbance(
        "Brightness", "of the range more", (0.1, 0.2, 0.3, 0.4, 0.5), _brightness
    ),
    "jpeg": Disturbance("JPEG", "quality", (50, 30, 20, 10, 5), _jpeg),
    "scale": Disturbance("Smaller", "of its size", (0.9, 0.8, 0.65, 0.5, 0.35), move=scaled),
    "rotation": Disturbance("Rotation", "°", (5, 15, 30, 45, 90), move=turned),
}


def _as_it_is(prediction: MaskArray) -> MaskArray:
    return prediction


def _typed(values: npt.NDArray[np.float32], dtype: np.dtype[Any]) -> Pixels:
    if dtype.kind == "f":
        return values.astype(dtype)
    limits = np.iinfo(dtype)
    return np.clip(np.rint(values), limits.min, limits.max).astype(dtype)
