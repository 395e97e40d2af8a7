"""Batches for a GPU: each is learned from twice, and the next one is drawn while it computes."""

from __future__ import annotations

from collections.abc import Iterator

from segstudio.engine.training_set import Batch

USES = 2
"""Drawing a batch takes the CPU longer than a GPU takes to learn from it; each use is lit anew.

Source: Hoffer et al. 2020 (Augment your batch).
"""


class BatchAhead:
    """Use: `next`, start the GPU, `draw`, wait for the GPU."""

    def __init__(self) -> None:
        self._batch: Batch | None = None
        self._uses = 0
        self._ahead: Batch | None = None

    def next(self, batches: Iterator[Batch]) -> Batch:
        """Return the batch to learn from now; `batches` are drawn where none is there."""
        if self._batch is None or self._uses == USES:
            self._batch, self._ahead = self._ahead or next(batches), None
            self._uses = 0
        self._uses += 1
        return self._batch

    def draw(self, batches: Iterator[Batch]) -> None:
        """Draw the batch after this one, if that was not done."""
        if self._ahead is None:
            self._ahead = next(batches)

    def forget(self) -> None:
        """What was drawn is old: labels, classes or the size of a batch have changed."""
        self._batch = self._ahead = None
