"""One small look of a published network at a part of an image: probabilities and what it sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from segstudio.document.region import Region
from segstudio.engine.held_out import CELL_PX
from segstudio.engine.precision import working_precision
from segstudio.engine.predictor import Predictor
from segstudio.engine.stored_image import StoredImage

CONTEXT_PX = 32
"""Around what is looked at; less than for a prediction on screen."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """probabilities: (classes, h, w) float32. features: (rows, columns, f) of cells, length 1."""

    probabilities: npt.NDArray[np.float32]
    features: npt.NDArray[np.float32]


@torch.inference_mode()
def look_at(predictor: Predictor, image: StoredImage, region: Region) -> Look:
    """Return what the network says and sees in `region`, which begins at a cell.

    The features of a cell are the means of those of each scale, each scale of the same weight.
    Beyond the image its mirror image is seen. Takes about as long as a step of training.
    """
    image = image.prepared(predictor.network.preparation)
    step_px = predictor.network.multiple_px
    height, width = (-(-side // step_px) * step_px for side in (region.height, region.width))
    around_px = -(-CONTEXT_PX // step_px) * step_px
    window = Region(region.row, region.column, height, width).grown(around_px)
    crop = torch.from_numpy(image.crop(window, predictor.network.channels))
    with working_precision(predictor.device):
        found = predictor.network.features(crop[None].to(predictor.device))
        scores = predictor.network.head(found)[0]
    if predictor.unlearned_rows:
        scores[predictor.unlearned_rows] = -torch.inf
    inside = (
        slice(around_px, around_px + region.height),
        slice(around_px, around_px + region.width),
    )
    probabilities = scores[(slice(None), *inside)].float().softmax(0).cpu().numpy()
    return Look(probabilities, _cell_features(found, height, width, around_px).cpu().numpy())


def _cell_features(found: list[Tensor], height: int, width: int, around_px: int) -> Tensor:
    """Return (rows, columns, f): mean features of the cells of a window within `around_px`."""
    parts = []
    for each in found:
        scale = (height + 2 * around_px) // each.shape[2]
        edge, side = around_px // scale, CELL_PX // scale
        inner = each[..., edge : edge + height // scale, edge : edge + width // scale].float()
        means = functional.avg_pool2d(inner, side, ceil_mode=True, count_include_pad=False)[0]
        parts.append(functional.normalize(means, dim=0))
    together: Tensor = torch.cat(parts) / len(parts) ** 0.5
    return together.permute(1, 2, 0)
