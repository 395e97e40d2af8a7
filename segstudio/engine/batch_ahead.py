"""Batches for a GPU: the next one is drawn while it computes."""

from __future__ import annotations

from collections.abc import Iterator

from segstudio.engine.training_set import Batch


class BatchAhead:
    """Use: `next`, start the GPU, `draw`, wait for the GPU."""

    def __init__(self) -> None:
        self._ahead: Batch | None = None

    def next(self, batches: Iterator[Batch]) -> Batch:
        """Return the batch to learn from now; `batches` are drawn where none is there."""
        batch, self._ahead = self._ahead, None
        return batch or next(batches)

    def draw(self, batches: Iterator[Batch]) -> None:
        """Draw the batch after this one, if that was not done."""
        if self._ahead is None:
            self._ahead = next(batches)

    def forget(self) -> None:
        """What was drawn is old: labels, classes or the size of a batch have changed."""
        self._ahead = None
