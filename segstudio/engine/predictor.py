"""Predicts regions and tiles window by window, so that memory does not grow with the image."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from segstudio.document.refinement import Refinement
from segstudio.document.region import TILE_PX, Region, TileIndex
from segstudio.engine.annotation_store import relative
from segstudio.engine.device_pixels import DevicePixels
from segstudio.engine.memory_budget import free_cached_memory, is_out_of_memory
from segstudio.engine.networks import Network, twin
from segstudio.engine.outcome import TilePrediction
from segstudio.engine.precision import has_quick_bfloat16, working_precision
from segstudio.engine.predicted_block import PredictedBlock
from segstudio.engine.refined_window import MOST_TILES as MOST_REFINED_TILES
from segstudio.engine.refined_window import refined_window
from segstudio.engine.stored_image import StoredImage
from segstudio.engine.symmetry import SYMMETRIES
from segstudio.engine.tile_block import tile_blocks

Probabilities = npt.NDArray[np.float32]


class Predictor:
    """A published network: never changed, only moved to the CPU when its device is full.

    What it says of a pixel hardly depends on how an image is cut: windows carry the context that
    matters and start at multiples of the network's coarsest stage.
    Source: Ronneberger et al. 2015, section 3 (overlap-tile strategy).
    """

    def __init__(
        self,
        network: Network,
        class_ids: Sequence[int],
        learned_ids: Sequence[int],
        device_pixels: DevicePixels | None = None,
        turns: int = 1,
        is_mirrored: bool = False,
    ) -> None:
        """learned_ids: classes that were trained; the others get the probability 0.

        device_pixels: of the network's device, where images are kept there. turns: so many of
        SYMMETRIES are predicted and averaged (test-time augmentation). is_mirrored: images go on
        beyond their border, mirrored (Ronneberger et al. 2015, figure 2).
        """
        self.network = network.eval()
        self._device_pixels = device_pixels
        self._symmetries = SYMMETRIES[:turns]
        self.is_mirrored = is_mirrored
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

    @cached_property
    def _on_device(self) -> Network:
        """The network as a GPU computes it: narrowed once instead of in each pass."""
        is_narrow = self.network.is_narrowable and has_quick_bfloat16(self.device)
        return twin(self.network).to(torch.bfloat16) if is_narrow else self.network

    @property
    def _window_px(self) -> int:
        network = self.network
        if self._device_pixels is None:
            return network.window_px
        is_wide = network.is_local and self._device_pixels.is_roomy
        return network.gpu_window_px * (2 if is_wide else 1)

    def region(
        self, image: StoredImage, region: Region, on_warning: Callable[[str], None]
    ) -> Probabilities:
        """Return the probabilities in `region`, (classes, h, w) float32."""
        image = image.prepared(self.network.preparation)
        result = np.zeros((len(self.class_ids), region.height, region.width), np.float32)
        side_px = self._window_px
        for row in range(region.row, region.row_end, side_px):
            for column in range(region.column, region.column_end, side_px):
                window = Region(row, column, side_px, side_px).intersect(region)
                place = relative(window, region)
                found = self._window(image, window, on_warning)
                result[:, place[0], place[1]] = found.cpu().numpy()
        return result

    def tiles(
        self,
        image: StoredImage,
        tiles: Iterable[TileIndex],
        version: int,
        on_warning: Callable[[str], None],
        refinement: Refinement | None = None,
    ) -> Iterator[TilePrediction]:
        """Yield class and confidence of each pixel of each tile that touches the image.

        The first comes first; neighbours are predicted together. A GPU computes one block while
        the one before it is handed out. refinement: of their probabilities, None for none.
        """
        image = image.prepared(self.network.preparation)
        waiting: PredictedBlock | None = None
        inside = (
            tile
            for tile in tiles
            if min(tile.row, tile.column) >= 0 and not tile.region(image.shape).is_empty
        )
        most_tiles = max(1, self._window_px // TILE_PX) ** 2
        if refinement is not None:
            most_tiles = min(most_tiles, MOST_REFINED_TILES)
        for tiles_of_block in tile_blocks(inside, most_tiles):
            block = self._block(image, tiles_of_block, on_warning, refinement)
            if waiting is not None:
                yield from waiting.handed_out(version)
            waiting = block
            if self._device_pixels is None:
                yield from block.handed_out(version)
                waiting = None
        if waiting is not None:
            yield from waiting.handed_out(version)

    def _block(
        self,
        image: StoredImage,
        tiles: list[TileIndex],
        on_warning: Callable[[str], None],
        refinement: Refinement | None,
    ) -> PredictedBlock:
        window = Region(0, 0, 0, 0)
        for tile in tiles:
            window = window.united(tile.region(image.shape))
        if refinement is None:
            probabilities = self._window(image, window, on_warning)
        else:
            look = partial(self._window, image, on_warning=on_warning)
            probabilities = refined_window(look, image, window, refinement)
        best, rows = probabilities.max(0)
        ids = torch.from_numpy(self._ids).to(rows.device)[rows]
        confidence = (best * 255 + 0.5).to(torch.uint8)
        return PredictedBlock(image.shape, window, tiles, ids, confidence)

    def _window(
        self, image: StoredImage, region: Region, on_warning: Callable[[str], None]
    ) -> Tensor:
        try:
            return self._pass(image, region)
        except RuntimeError as error:
            device = self.device
            if not is_out_of_memory(error) or device.type == "cpu":
                raise
            self.network.to("cpu")
            self._device_pixels = None
            free_cached_memory(device)
        on_warning(f"Memory of {device} is used up: predictions now come from the CPU.")
        return self._pass(image, region)

    @torch.inference_mode()
    def _pass(self, image: StoredImage, region: Region) -> Tensor:
        """Return the probabilities in `region`, (classes, h, w) float32 on the device."""
        window = self._with_context(region, image.shape)
        channels = self.network.channels
        if self._device_pixels is None or window.intersect(Region(0, 0, *image.shape)) != window:
            crop = torch.from_numpy(image.crop(window, channels)).to(self.device)
        else:
            crop = self._device_pixels.crop(image, window, channels)
        rows, columns = relative(region, window)
        first, *others = self._symmetries
        result = self._softmax(first.undo(self._scores(first.apply(crop)))[:, rows, columns])
        for each in others:
            scores = each.undo(self._scores(each.apply(crop)))
            result += self._softmax(scores[:, rows, columns])
        return result / len(self._symmetries) if others else result

    def _scores(self, crop: Tensor) -> Tensor:
        if self._device_pixels is None:
            with working_precision(self.device):
                scores: Tensor = self.network(crop[None])[0]
        else:
            network = self._on_device
            scores = network(crop[None].to(network.head.weight.dtype))[0]
        return scores

    def _softmax(self, scores: Tensor) -> Tensor:
        if self.unlearned_rows:
            scores[self.unlearned_rows] = -torch.inf
        result: Tensor = scores.float().softmax(0)
        return result

    def _with_context(self, region: Region, shape: tuple[int, int]) -> Region:
        """Return `region` and all around it that matters, in whole steps of the last stage."""
        step_px = self.network.multiple_px
        around = region.grown(self.network.context_px)
        row, column = (at // step_px * step_px for at in (around.row, around.column))
        row_end, column_end = (
            -(-at // step_px) * step_px for at in (around.row_end, around.column_end)
        )
        wide = Region(row, column, row_end - row, column_end - column)
        return wide if self.is_mirrored else wide.intersect(Region(0, 0, *shape))
