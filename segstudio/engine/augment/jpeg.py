"""What JPEG does to pixels, without a file: cosine transform, rounding, and back, on the device."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

BEST_QUALITY = 95.0
BLOCK_PX = 8
# ITU-T T.81, tables K.1 and K.2.
_BRIGHTNESS = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)
_COLOR = (
    (17, 18, 24, 47, 99, 99, 99, 99),
    (18, 21, 26, 66, 99, 99, 99, 99),
    (24, 26, 56, 99, 99, 99, 99, 99),
    (47, 66, 99, 99, 99, 99, 99, 99),
    *((99,) * 8,) * 4,
)
_YCBCR = ((0.299, 0.587, 0.114), (-0.168736, -0.331264, 0.5), (0.5, -0.418688, -0.081312))


def as_jpeg(pixels: Tensor, quality: Tensor) -> Tensor:
    """Return the pixels as they come back from JPEG files; three channels are taken for RGB.

    pixels: (n, channels, h, w) float32; −1 … 1 becomes 0 … 255, and what lies beyond is left there.
    quality: (n, 1, 1, 1), 1 … 100. Colours have half the resolution, as most encoders have it.
    Source: ITU-T T.81 (1992), annex A; JFIF 1.02.
    """
    values = pixels * 127.5 - 0.5
    if pixels.shape[1] != 3:
        return (_through(values, quality, _BRIGHTNESS) + 0.5) / 127.5
    height, width = pixels.shape[-2:]
    matrix = values.new_tensor(_YCBCR)
    planes = torch.einsum("ij,njhw->nihw", matrix, values)
    light = _through(planes[:, :1], quality, _BRIGHTNESS)
    even = functional.pad(planes[:, 1:], (0, width % 2, 0, height % 2), mode="replicate")
    coarse = _through(functional.avg_pool2d(even, 2), quality, _COLOR)
    color = functional.interpolate(coarse, scale_factor=2, mode="bilinear", align_corners=False)
    back = torch.cat((light, color[..., :height, :width]), 1)
    rgb = torch.einsum("ij,njhw->nihw", torch.linalg.inv(matrix), back)
    return (rgb + 0.5) / 127.5


def _through(planes: Tensor, quality: Tensor, table: tuple[tuple[int, ...], ...]) -> Tensor:
    """Return planes (n, channels, h, w), −128 … 127, with their cosine terms rounded."""
    height, width = planes.shape[-2:]
    below_px, right_px = -height % BLOCK_PX, -width % BLOCK_PX
    padded = functional.pad(planes, (0, right_px, 0, below_px), mode="replicate")
    count, channels, rows, columns = padded.shape
    blocks = padded.reshape(
        count, channels, rows // BLOCK_PX, BLOCK_PX, columns // BLOCK_PX, BLOCK_PX
    )
    cosines = _cosines(planes)
    steps = _steps(planes.new_tensor(table), quality)[:, None, None, :, None, :]
    terms = torch.einsum("ui,ncrisj,vj->ncrusv", cosines, blocks, cosines)
    rounded = torch.round(terms / steps) * steps
    found = torch.einsum("ui,ncrusv,vj->ncrisj", cosines, rounded, cosines)
    return found.reshape(padded.shape)[..., :height, :width]


def _steps(table: Tensor, quality: Tensor) -> Tensor:
    """Return what terms are rounded to, (n, 8, 8), as libjpeg scales the tables with quality."""
    quality = quality.reshape(-1, 1, 1)
    percent = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality)
    return torch.floor((table * percent + 50) / 100).clamp(1, 255)


def _cosines(like: Tensor) -> Tensor:
    """Return the orthonormal matrix of the cosine transform, (8, 8), rows by frequency."""
    at = torch.arange(BLOCK_PX, device=like.device, dtype=like.dtype)
    waves = torch.cos((2 * at + 1) * at[:, None] * (math.pi / (2 * BLOCK_PX)))
    waves[0] /= math.sqrt(2)
    return waves * math.sqrt(2 / BLOCK_PX)
