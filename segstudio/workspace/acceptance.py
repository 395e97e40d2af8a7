"""Predictions become annotation: marked with their version, never over a person's pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import connected
from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage

MAX_ORIGIN = 65_535
"""Origins are 16 bits wide; versions beyond share the last number."""

Choose = Callable[[Region, MaskArray], npt.NDArray[np.uint8]]
Accept = Callable[[OpenImage, MaskEditor, Sequence[int]], None]


def accept_everywhere(
    image: OpenImage, editor: MaskEditor, known_ids: Sequence[int], class_id: int | None = None
) -> None:
    """Accept all that is predicted, or all of one class; known_ids: what may be accepted."""

    def choose(_: Region, predicted: MaskArray) -> npt.NDArray[np.uint8]:
        if class_id is None:
            return np.not_equal(predicted, 0).astype(np.uint8)
        return np.equal(predicted, class_id).astype(np.uint8)

    _accept(image, editor, choose, known_ids)


def accept_connected(
    image: OpenImage, editor: MaskEditor, known_ids: Sequence[int], pixel: tuple[int, int]
) -> None:
    """Accept the connected region of one predicted class that holds `pixel` (row, column)."""
    if int(image.prediction.class_ids[pixel]) == 0:
        return
    found, stencil = connected(image.prediction.class_ids, pixel)

    def choose(region: Region, _: MaskArray) -> npt.NDArray[np.uint8]:
        chosen = np.zeros((region.height, region.width), np.uint8)
        common = region.intersect(found)
        if not common.is_empty:
            here = Region(
                common.row - region.row, common.column - region.column, common.height, common.width
            )
            there = Region(
                common.row - found.row, common.column - found.column, common.height, common.width
            )
            chosen[here.slices] = stencil[there.slices]
        return chosen

    _accept(image, editor, choose, known_ids)


def _accept(image: OpenImage, editor: MaskEditor, choose: Choose, known_ids: Sequence[int]) -> None:
    for tile, version in sorted(image.prediction.versions.items()):
        region = tile.region(image.shape)
        # The engine may write newer tiles while we read: what is accepted is what was copied here.
        predicted = image.prediction.class_ids[region.slices].copy()
        predicted[np.isin(predicted, known_ids, invert=True)] = 0
        editor.accept(region, predicted, choose(region, predicted), min(version, MAX_ORIGIN))


PART_ACCEPTED = (
    "Only {share:.0%} of this image are predicted so far, and accepted. Zoom out, or predict all "
    "images, and accept again."
)


class Acceptance:
    """Accepts predictions of the current image, each as one edit that can be undone."""

    def __init__(
        self,
        editing: Editing,
        classes: ClassEditing,
        before: Callable[[], None],
        tell: Callable[[Notice], None],
    ) -> None:
        """before: called before each, as the file must know a version before pixels name it."""
        self._tell = tell
        self._editing = editing
        self._classes = classes
        self._before = before

    def accept_image(self) -> bool:
        """Accept all that is predicted; False, and a word about it, where that is only a part."""
        self._run("Accept prediction", accept_everywhere)
        image = self._editing.image
        share = image.prediction.covered_share if image is not None else 0.0
        if not 0 < share < 1:
            return True
        self._tell(Notice(PART_ACCEPTED.format(share=share)))
        return False

    def accept_class(self, class_id: int) -> None:
        """Accept all of one class."""
        self._run("Accept class", lambda im, ed, ids: accept_everywhere(im, ed, ids, class_id))

    def accept_region(self, row: int, column: int) -> None:
        """Accept the connected region under a pixel; outside the image nothing happens."""
        image = self._editing.image
        if image is not None and image.mask.whole.contains(row, column):
            pixel = (row, column)
            self._run("Accept region", lambda im, ed, ids: accept_connected(im, ed, ids, pixel))

    def _run(self, name: str, accept: Accept) -> None:
        image = self._editing.image
        if image is None:
            return
        self._before()
        table = self._classes.table
        self._editing.run(name, lambda editor: accept(image, editor, table.ids), table.locked_ids)
