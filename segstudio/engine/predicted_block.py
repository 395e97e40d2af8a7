"""Tiles that were predicted in one pass, on their way from the device to whoever asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from segstudio.document.region import Region, TileIndex
from segstudio.engine.annotation_store import relative
from segstudio.engine.outcome import TilePrediction


class PredictedBlock:
    """Class and confidence of a window of an image; a GPU goes on while they come over."""

    def __init__(
        self,
        shape: tuple[int, int],
        window: Region,
        tiles: Sequence[TileIndex],
        class_ids: Tensor,
        confidence: Tensor,
    ) -> None:
        """shape: of the image. tiles: those of `window` that are wanted.

        class_ids, confidence: (window.height, window.width), as in a TilePrediction.
        """
        self._shape = shape
        self._window = window
        self._tiles = tiles
        self._class_ids = _on_its_way(class_ids)
        self._confidence = _on_its_way(confidence)
        self._is_here = None
        if class_ids.device.type == "cuda":
            self._is_here = torch.cuda.Event()  # type: ignore[no-untyped-call]
            self._is_here.record()

    def handed_out(self, version: int) -> Iterator[TilePrediction]:
        """Wait until all is here, and cut it into tiles, which share its memory."""
        if self._is_here is not None:
            self._is_here.synchronize()
            # What a GPU writes to is wanted for the next block, and making more takes long.
            self._class_ids, self._confidence = self._class_ids.clone(), self._confidence.clone()
        class_ids, confidence = self._class_ids.numpy(), self._confidence.numpy()
        for tile in self._tiles:
            place = relative(tile.region(self._shape), self._window)
            yield TilePrediction(tile, version, class_ids[place], confidence[place])


def _on_its_way(found: Tensor) -> Tensor:
    """Return a tensor of the computer's memory that `found` is being copied to."""
    if found.device.type != "cuda":
        return found.cpu()
    here = torch.empty(found.shape, dtype=found.dtype, pin_memory=True)
    return here.copy_(found, non_blocking=True)
