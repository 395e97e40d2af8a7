"""The window's side of splitting: previews, and what is chosen is done."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.storage.image_record import Split
from segstudio.workspace.newest_task import NewestTask
from segstudio.workspace.notice import Notice
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts
from segstudio.workspace.splitting.split_desk import (
    SplitDrawing,
    SplitKnowledge,
    SplitOrder,
    draw,
)

TakeSplits = Callable[[dict[int, Split], Callable[..., object]], None]
"""Shows what images are for from now on, and writes it."""


class Splitting:
    """Draws off the window's thread; reads anew each time, as drawing goes on meanwhile."""

    def __init__(self, parts: SittingParts, take: TakeSplits) -> None:
        self._parts = parts
        self._take = take
        self._newest = NewestTask(parts.background.tools)

    def preview(
        self,
        order: SplitOrder,
        then: Callable[[SplitDrawing], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Work out what would come of it, and tell it unless another is asked for."""
        store, disk = self._parts.desk.store, self._parts.background.disk
        if store is not None:
            self._newest.run(
                lambda: draw(disk.call(lambda: SplitKnowledge.of(store)), order), then, failed
            )

    def apply(self, drawing: SplitDrawing, order: SplitOrder) -> None:
        """Split as drawn."""
        self._take(drawing.splits, lambda store: drawing.write(store, order))
        told = ", ".join(f"{count.images:,}" for count in drawing.counts.values())
        done = f"Split: {told} images for training, held out and for testing."
        self._parts.events.notice.emit(Notice(Sentences(done, drawing.leak)))

    def clear(self) -> None:
        """Let every image be for nothing but what it was before: to learn from."""
        splits = {
            record.id: Split.NONE
            for record in self._parts.desk.images
            if record.split is not Split.NONE and not record.is_synthetic
        }
        self._take(splits, lambda store: store.review.set_splits(splits))
