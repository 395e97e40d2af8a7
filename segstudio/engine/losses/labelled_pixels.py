"""What every loss begins with: scores and classes of the labelled pixels, one after another."""

from __future__ import annotations

from functools import cached_property

import torch
from torch import Tensor

from segstudio.engine.loss import IGNORED
from segstudio.engine.losses.class_weighing import Weighing


def picks_labelled(device: torch.device) -> bool:
    """Tell whether only labelled pixels are computed on there."""
    return device.type == "cpu"


class LabelledPixels:
    """The pixels that count. A mean over none of them is NaN, and the step is skipped.

    On a CPU only labelled pixels are picked. A GPU keeps all, and unlabelled ones count 0 times: no
    shape may depend on the labels where steps are replayed.
    """

    def __init__(self, scores: Tensor, targets: Tensor, weighing: Weighing | None = None) -> None:
        """scores: (n, classes, h, w) before softmax. targets: (n, h, w) rows, or IGNORED.

        weighing: of the classes in every mean; None: all alike.
        """
        classes = scores.shape[1]
        self.scores = scores.permute(0, 2, 3, 1).reshape(-1, classes)
        """(pixels, classes)."""
        rows = targets.flatten()
        self._picked = rows != IGNORED if picks_labelled(scores.device) else None
        if self._picked is not None:
            self.scores, rows = self.scores[self._picked], rows[self._picked]
        self.truth = (rows[:, None] == torch.arange(classes, device=rows.device)).to(scores.dtype)
        """(pixels, classes): 1 at a pixel's class, else 0; all 0 where it is not labelled."""
        self.is_labelled = (rows != IGNORED).to(scores.dtype)
        """(pixels,): 1 or 0."""
        self.counts = self.truth.sum(0)
        """(classes,): labelled pixels of each."""
        self._weights = None if weighing is None else weighing(self.counts)

    @cached_property
    def logs(self) -> Tensor:
        """Logarithms of the probabilities, (pixels, classes)."""
        return self.scores.log_softmax(1)

    @cached_property
    def probabilities(self) -> Tensor:
        """Of each class, (pixels, classes); 0 where a pixel is not labelled."""
        return self.logs.exp() * self.is_labelled[:, None]

    @cached_property
    def entropies(self) -> Tensor:
        """Cross-entropy of each pixel, (pixels,); 0 where it is not labelled."""
        return -(self.truth * self.logs).sum(1)

    def picked(self, values: Tensor) -> Tensor:
        """Return a map (n, h, w) at these pixels, (pixels,)."""
        flat = values.flatten()
        return flat if self._picked is None else flat[self._picked]

    def mean(self, values: Tensor) -> Tensor:
        """Return the mean over labelled pixels. values: (pixels,)."""
        shares = self.is_labelled if self._weights is None else self.truth @ self._weights
        return (values * shares).sum() / shares.sum()

    def mean_of_classes(self, values: Tensor) -> Tensor:
        """Return the mean over the classes that have a labelled pixel. values: (classes,)."""
        is_there = self.counts > 0
        if self._weights is not None:
            values = values * self._weights
        return torch.where(is_there, values, 0).sum() / is_there.sum()
