"""What a step learns from: the newest batch and, on a GPU that it leaves idle, those before it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from segstudio.engine.training_set import Batch


class RecentBatches:
    """The newest batches side by side on a device: each patch is learned from in several steps.

    Drawing a patch takes the CPU longer than a GPU takes to learn from it. Each time it is lit
    anew. Source: Hoffer et al. 2020 (Augment your batch).
    """

    def __init__(self, device: torch.device, kept: int) -> None:
        """kept: so many batches."""
        self._device = device
        self._kept = kept
        self._held: tuple[Tensor, Tensor] | None = None
        self._place = 0

    def with_newest(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return pixels (kept · n, channels, h, w) and targets (kept · n, h, w) on the device.

        They stay as they are until the next call. Where none came before, the batch is repeated.
        """
        pixels, targets = self._sent(batch.pixels), self._sent(batch.targets)
        if self._kept == 1:
            return pixels, targets
        count = len(pixels)
        if self._held is None or self._held[0].shape != (self._kept * count, *pixels.shape[1:]):
            self._held = pixels.repeat(self._kept, 1, 1, 1), targets.repeat(self._kept, 1, 1)
        place = slice(self._place * count, (self._place + 1) * count)
        for held, each in zip(self._held, (pixels, targets), strict=True):
            held[place] = each
        self._place = (self._place + 1) % self._kept
        return self._held

    def _sent(self, values: npt.NDArray[np.generic]) -> Tensor:
        here = torch.from_numpy(values)
        if self._device.type != "cuda":
            return here.to(self._device)
        return here.pin_memory().to(self._device, non_blocking=True)  # nobody waits for it

    def forget(self) -> None:
        """What was drawn is old, as labels have changed."""
        self._held = None
