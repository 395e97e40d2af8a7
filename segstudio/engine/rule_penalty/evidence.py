"""What rules are held against while a network learns: what it says, and what is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor

from segstudio.engine.loss import IGNORED
from segstudio.engine.rule_penalty.patch_regions import PatchRegions


@dataclass(frozen=True, eq=False)
class Evidence:
    """Patches, one way and the other; only what is not drawn has a gradient.

    scores: (n, classes, h, w) before softmax. shares: probabilities; of a drawn pixel 1 for its
    class. rows: (n, h, w) int64, the class of each pixel. is_free: (n, h, w) bool, nothing is drawn
    there.
    """

    scores: Tensor
    shares: Tensor
    rows: Tensor
    is_free: Tensor
    _found: dict[int, PatchRegions] = field(default_factory=dict)

    @classmethod
    def of(cls, scores: Tensor, targets: Tensor) -> Evidence:
        """scores: (n, classes, h, w) before softmax. targets: (n, h, w) rows, or IGNORED."""
        is_free = targets == IGNORED
        drawn = targets.clamp(min=0).long()
        rows = torch.where(is_free, scores.detach().argmax(1), drawn)
        classes = torch.arange(scores.shape[1], device=scores.device)[:, None, None]
        is_drawn = (drawn[:, None] == classes).to(scores.dtype)
        shares = torch.where(is_free[:, None], scores.softmax(1), is_drawn)
        return cls(scores, shares, rows, is_free)

    def regions(self, row: int) -> PatchRegions:
        """Return the regions of a class; they are found once for all rules."""
        if row not in self._found:
            self._found[row] = PatchRegions(self.rows == row)
        return self._found[row]

    def against(self, row: int, is_wrong: Tensor, count: Tensor) -> Tensor:
        """Return the sum of −log(1 − probability of a class) where it is wrong, over `count`.

        is_wrong: (n, h, w) bool. count: pixels that could have been.
        """
        wrong = is_wrong & self.is_free
        return (self._doubt(row) * wrong).sum() / count.clamp(min=1)

    def _doubt(self, row: int) -> Tensor:
        """Return −log(1 − probability) of a class, exact also where it is almost sure."""
        is_own = torch.arange(self.scores.shape[1], device=self.scores.device) == row
        others = self.scores.masked_fill(is_own[:, None, None], -torch.inf)
        return self.scores.logsumexp(1) - others.logsumexp(1)
