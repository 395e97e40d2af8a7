"""Finding the instances of an image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from segstudio.engine.errors import NetworkRefused
from segstudio.engine.instances.scene import Pixels, seen
from segstudio.engine.instances.training import TOO_LITTLE_MEMORY
from segstudio.engine.memory_budget import is_out_of_memory


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """An instance. kind: 1 … K as the network counts classes. score: 0 … 1, how sure it is.

    row, column: top left of its mask in the image. stencil: (height, width) uint8, 1 where it is.
    """

    kind: int
    score: float
    row: int
    column: int
    stencil: npt.NDArray[np.uint8]


def detect(network: nn.Module, pixels: Pixels, side_px: int, device: torch.device) -> list[Found]:
    """Return the instances of an image, (h, w) or (h, w, 1 … 4), the surest first.

    Scores begin at 0.05. Raises ImageRefused, NetworkRefused (memory).
    """
    image = seen(pixels, side_px)
    transform: Any = network.transform  # it skips resizing in training only
    transform.min_size, transform.max_size = (min(image.shape[:2]),), max(image.shape[:2])
    tensor = torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1))).to(device)
    try:
        with torch.inference_mode():
            said = network.to(device).eval()([tensor])[0]
            masks = said["masks"][:, 0].cpu().numpy()
    except RuntimeError as error:
        if is_out_of_memory(error):
            raise NetworkRefused(TOO_LITTLE_MEMORY) from error
        raise
    scale = pixels.shape[0] / image.shape[0], pixels.shape[1] / image.shape[1]
    found = []
    for kind, score, mask in zip(
        said["labels"].tolist(), said["scores"].tolist(), masks, strict=True
    ):
        placed = _placed(mask, scale, (pixels.shape[0], pixels.shape[1]))
        if placed is not None:
            found.append(Found(kind, score, *placed))
    return found


def _placed(
    mask: npt.NDArray[np.float32], scale: tuple[float, float], shape: tuple[int, int]
) -> tuple[int, int, npt.NDArray[np.uint8]] | None:
    """Return (row, column, stencil) in the image of a mask at the network's size; None for none."""
    left, top, width, height = cv2.boundingRect((mask > 0).view(np.uint8))
    if not width:
        return None
    rows = np.arange(int(top * scale[0]), min(shape[0], int(np.ceil((top + height) * scale[0]))))
    columns = np.arange(
        int(left * scale[1]), min(shape[1], int(np.ceil((left + width) * scale[1])))
    )
    y, x = ((rows + 0.5) / scale[0] - 0.5), ((columns + 0.5) / scale[1] - 0.5)
    grid = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    is_in = cv2.remap(mask, grid[0], grid[1], cv2.INTER_LINEAR) > 0.5
    left, top, width, height = cv2.boundingRect(is_in.view(np.uint8))
    if not width:
        return None
    stencil = np.ascontiguousarray(is_in[top : top + height, left : left + width])
    return int(rows[0]) + top, int(columns[0]) + left, stencil.view(np.uint8)
