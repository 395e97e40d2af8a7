"""Predicts regions and tiles window by window, so that memory does not grow with the image."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import torch

from segstudio.document.region import Region, TileIndex
from segstudio.engine.annotation_store import relative
from segstudio.engine.image_store import StoredImage
from segstudio.engine.memory_budget import free_cached_memory, is_out_of_memory
from segstudio.engine.networks import UNet
from segstudio.engine.outcome import TilePrediction
from segstudio.engine.precision import working_precision
from segstudio.engine.tile_block import tile_blocks

WINDOW_PX = 880
"""Regions are cut into windows of this side, plus the context that matters around them.

With it no feature map exceeds what `keep_freed_memory` keeps.
"""
CONTEXT_PX = 64
"""What lies farther away changes a probability by .004 at most, which is less than is shown."""

Probabilities = npt.NDArray[np.float32]


class Predictor:
    """A published network: never changed, only moved to the CPU when its device is full.

    What it says of a pixel hardly depends on how an image is cut: windows carry the context that
    matters and start at multiples of the network's coarsest stage.
    Source: Ronneberger et al. 2015, section 3 (overlap-tile strategy).
    """

    def __init__(
        self,
        network: UNet,
        class_ids: Sequence[int],
        learned_ids: Sequence[int],
    ) -> None:
        """learned_ids: classes that were trained; the others get the probability 0."""
        self.network = network.eval()
        self.class_ids = tuple(class_ids)
        self.unlearned_rows = [row for row, i in enumerate(class_ids) if i not in set(learned_ids)]
        wide = np.uint16 if max(class_ids) > 255 else np.uint8
        self._ids = np.array(self.class_ids, wide)

    @property
    def learned_ids(self) -> frozenset[int]:
        """Classes that were trained."""
        rows = set(self.unlearned_rows)
        return frozenset(each for row, each in enumerate(self.class_ids) if row not in rows)

    @property
    def device(self) -> torch.device:
        """Where the network is."""
        return next(self.network.parameters()).device

    def region(
        self, image: StoredImage, region: Region, on_warning: Callable[[str], None]
    ) -> Probabilities:
        """Return the probabilities in `region`, (classes, h, w) float32."""
        result = np.zeros((len(self.class_ids), region.height, region.width), np.float32)
        for row in range(region.row, region.row_end, WINDOW_PX):
            for column in range(region.column, region.column_end, WINDOW_PX):
                window = Region(row, column, WINDOW_PX, WINDOW_PX).intersect(region)
                place = relative(window, region)
                result[:, place[0], place[1]] = self._window(image, window, on_warning)
        return result

    def tiles(
        self,
        image: StoredImage,
        tiles: Iterable[TileIndex],
        version: int,
        on_warning: Callable[[str], None],
    ) -> Iterator[TilePrediction]:
        """Yield class and confidence of each pixel of each tile; all must touch the image.

        The first comes first; neighbours are predicted together.
        """
        for block in tile_blocks(tiles):
            window = Region(0, 0, 0, 0)
            for tile in block:
                window = window.united(tile.region(image.shape))
            probabilities = self._window(image, window, on_warning)
            for tile in block:
                rows, columns = relative(tile.region(image.shape), window)
                yield self._shown(probabilities[:, rows, columns], tile, version)

    def _shown(self, probabilities: Probabilities, tile: TileIndex, version: int) -> TilePrediction:
        rows = probabilities.argmax(0)
        confidence = (probabilities.max(0) * 255 + 0.5).astype(np.uint8)
        return TilePrediction(tile, version, self._ids[rows], confidence)

    def _window(
        self, image: StoredImage, region: Region, on_warning: Callable[[str], None]
    ) -> Probabilities:
        try:
            return self._pass(image, region)
        except RuntimeError as error:
            device = self.device
            if not is_out_of_memory(error) or device.type == "cpu":
                raise
            self.network.to("cpu")
            free_cached_memory(device)
        on_warning(f"Memory of {device} is used up: predictions now come from the CPU.")
        return self._pass(image, region)

    @torch.inference_mode()
    def _pass(self, image: StoredImage, region: Region) -> Probabilities:
        window = self._with_context(region, image.shape)
        crop = torch.from_numpy(image.crop(window, self.network.channels))
        with working_precision(self.device):
            scores = self.network(crop[None].to(self.device))[0]
        if self.unlearned_rows:
            scores[self.unlearned_rows] = -torch.inf
        rows, columns = relative(region, window)
        result: Probabilities = scores[:, rows, columns].float().softmax(0).cpu().numpy()
        return result

    def _with_context(self, region: Region, shape: tuple[int, int]) -> Region:
        """Return `region` and all around it that matters, in whole steps of the last stage."""
        step_px = self.network.multiple_px
        around = region.grown(min(CONTEXT_PX, self.network.reach_px))
        row, column = (at // step_px * step_px for at in (around.row, around.column))
        row_end, column_end = (
            -(-at // step_px) * step_px for at in (around.row_end, around.column_end)
        )
        wide = Region(row, column, row_end - row, column_end - column)
        return wide.intersect(Region(0, 0, *shape))
