"""A window of an image, predicted and refined with what lies around it."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from segstudio.document.refinement import Refinement
from segstudio.document.region import TILE_PX, Region
from segstudio.engine.annotation_store import relative
from segstudio.engine.memory_budget import free_cached_memory, is_out_of_memory
from segstudio.engine.random_field import refine
from segstudio.engine.stored_image import StoredImage

MOST_TILES = (512 // TILE_PX) ** 2
"""Of a window that is refined at once: it takes up to 650 MB, whatever the image's size."""


def refined_window(
    predicted: Callable[[Region], Tensor],
    image: StoredImage,
    region: Region,
    refinement: Refinement,
) -> Tensor:
    """Return the refined probabilities of `region`, (classes, h, w) float32 on the device.

    predicted: returns those of the network. What lies within the refinement's reach is taken along
    and cut off again, so that windows that meet hardly differ at their border. A device without
    room for it leaves it to the CPU.
    """
    around = region.grown(refinement.reach_px).intersect(Region(0, 0, *image.shape))
    probabilities = predicted(around)
    pixels = torch.from_numpy(image.own_window(around)).permute(2, 0, 1).contiguous()
    rows, columns = relative(region, around)
    try:
        found = refine(probabilities, pixels.to(probabilities.device), refinement)
    except RuntimeError as error:
        if not is_out_of_memory(error) or probabilities.device.type == "cpu":
            raise
        free_cached_memory(probabilities.device)
        found = refine(probabilities.cpu(), pixels, refinement)
    return found[:, rows, columns]
