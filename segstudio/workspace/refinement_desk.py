"""The refinement by a CRF, for the window: tried on what is in view, then done to all images."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from segstudio.document.mask_edit import MaskArray
from segstudio.document.prediction import PredictedMask
from segstudio.document.refinement import Refinement
from segstudio.document.region import TileIndex, bounding_region
from segstudio.document.selection import Selection, stencil_of
from segstudio.worker import messages as m
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.mask_preview import SHOWN_CELLS
from segstudio.workspace.newest_task import NewestTask
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.sitting_parts import SittingParts

MOST_TILES = 32
"""In view are tried, those nearest the pointer: about two million pixels, some ten seconds."""


@dataclass(frozen=True, slots=True, eq=False)
class RefinementLook:
    """changed: pixels that would be of another class, by that class id.

    pixels: how many, of the tiles done so far. done, total: tiles. problem: why none can be tried.
    """

    changed: tuple[tuple[int, Selection], ...] = ()
    pixels: int = 0
    done: int = 0
    total: int = 0
    problem: str = ""


class RefinementDesk:
    """The engine refines tile by tile; each makes the look anew, and `on_look` is called."""

    def __init__(self, parts: SittingParts, loop: LiveLoop) -> None:
        self._parts = parts
        self._loop = loop
        self._newest = NewestTask(parts.background.tools)
        self._numbers = count(1)
        self._job_id = 0
        self._version = 0
        self._image: OpenImage | None = None
        self._asked: tuple[TileIndex, ...] = ()
        self._refined: dict[TileIndex, MaskArray] = {}
        self.look = RefinementLook()
        self.on_look: Callable[[], object] = lambda: None
        loop.on_other.append(self._note)

    @property
    def is_due(self) -> bool:
        """True where all that was tried is of an older version than what is on screen."""
        is_done = len(self._refined) == len(self._asked)
        return is_done and self._version != self._loop.status.version

    def try_on(self, refinement: Refinement, tiles: Sequence[TileIndex]) -> None:
        """Try it on these tiles of the open image, MOST_TILES at most; what was tried goes."""
        image = self._parts.editing.image
        self.stop()
        if image is None or not image.prediction.versions:
            return
        self._image, self._asked = image, tuple(tiles[:MOST_TILES])
        self._job_id, self._version = next(self._numbers), self._loop.status.version
        self._loop.feed.know(image.id, image.record.location)
        self._loop.send(m.TryRefinement(self._job_id, image.id, self._asked, refinement))
        self.look = RefinementLook(total=len(self._asked))

    def stop(self) -> None:
        """Try no more, and forget what was tried."""
        if len(self._refined) < len(self._asked) and self._image is not None:
            self._loop.send(m.TryRefinement(0, self._image.id, (), Refinement()))
        self._image, self._job_id, self._asked, self._refined = None, 0, (), {}
        self._newest.forget()
        self.look = RefinementLook()

    def look_again(self) -> None:
        """Compare with what is predicted now, off this thread."""
        image, refined, total = self._image, dict(self._refined), len(self._asked)
        if image is None or not refined:
            return
        prediction = image.prediction
        self._newest.run(lambda: _look(prediction, refined, total), self._take, lambda _: None)

    def _note(self, report: m.Report) -> bool:
        """Take what the engine tells; tell whether it was for this desk."""
        if not isinstance(report, m.TileRefined):
            return False
        if report.job_id == self._job_id and self._job_id:
            if report.problem:
                self._asked = ()
                self._take(RefinementLook(problem=report.problem))
            elif report.tile is not None and report.class_ids is not None:
                self._refined[report.tile] = report.class_ids
                self.look_again()
        return True

    def _take(self, look: RefinementLook) -> None:
        self.look = look
        self.on_look()


def _look(
    prediction: PredictedMask, refined: Mapping[TileIndex, MaskArray], total: int
) -> RefinementLook:
    """Return where refined tiles differ from what is predicted there now."""
    area = bounding_region(tile.region(prediction.shape) for tile in refined)
    after = np.zeros((area.height, area.width), np.uint16)
    for tile, class_ids in refined.items():
        region = tile.region(prediction.shape)
        row, column = region.row - area.row, region.column - area.column
        before = prediction.class_ids[region.slices]
        is_other = (class_ids != before) & (before != 0)
        place = after[row : row + region.height, column : column + region.width]
        place[is_other] = class_ids[is_other]
    changed = tuple(
        (
            int(class_id),
            Selection(area, stencil_of(after == class_id)).trimmed().coarsened(SHOWN_CELLS),
        )
        for class_id in np.unique(after[after != 0])
    )
    return RefinementLook(changed, int(np.count_nonzero(after)), len(refined), total)
