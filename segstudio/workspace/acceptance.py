"""Predictions become annotation: marked with their version, never over a person's pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from segstudio.document.class_region import ChosenRegion
from segstudio.document.drawing import Stencil, connected
from segstudio.document.mask_edit import MaskArray
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region
from segstudio.document.verdict import (
    MAX_ORIGIN,
    accept_pixels,
    known_only,
    reject_pixels,
    undrawn,
)
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.judge import Judge
from segstudio.workspace.notice import Notice
from segstudio.workspace.object_desk import ObjectDesk
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.rule_desk import Holding
from segstudio.workspace.sure_pixels import least_of

Choose = Callable[[Region, MaskArray], Stencil]
"""Returns which pixels of a predicted tile are meant: its region and class ids are given."""
Paint = Callable[[OpenImage, MaskEditor, Sequence[int]], None]

PART_ACCEPTED = (
    "Only {share:.0%} of this image are predicted so far, and accepted. Zoom out, or predict all "
    "images, and accept again."
)
NO_REPLACEMENT = "Choose the class that it is instead, and reject again."


def all_of(class_id: int | None) -> Choose:
    """Choose one predicted class, or with None all of them."""

    def choose(_: Region, predicted: MaskArray) -> Stencil:
        is_meant: Stencil = np.zeros(predicted.shape, np.uint8)
        if class_id is None:
            np.not_equal(predicted, 0, out=is_meant, casting="unsafe")
        else:
            np.equal(predicted, class_id, out=is_meant, casting="unsafe")
        return is_meant

    return choose


def sure_of(image: OpenImage, confidence: float, of_class: Choose) -> Choose:
    """Choose of those the pixels whose confidence (0 … 1) is that high or higher."""
    least, sureness = least_of(confidence), image.prediction.confidence

    def choose(region: Region, predicted: MaskArray) -> Stencil:
        chosen = of_class(region, predicted)
        chosen[sureness[region.slices] < least] = 0
        return chosen

    return choose


def accept_everywhere(
    image: OpenImage,
    editor: MaskEditor,
    known_ids: Sequence[int],
    choose: Choose,
    holding: Holding | None = None,
) -> None:
    """Accept what is chosen of each predicted tile; known_ids: classes that may be accepted.

    holding: rules that the prediction is held to before.
    """
    class_ids = image.prediction.class_ids
    if holding is not None:
        class_ids = holding.hold(image.mask, class_ids, image.pixel_size)
    for tile, version in sorted(image.prediction.versions.items()):
        region = tile.region(image.shape)
        # The engine may write newer tiles while we read: what is accepted is what was copied here.
        predicted = known_only(class_ids[region.slices], known_ids)
        editor.accept(region, predicted, choose(region, predicted), min(version, MAX_ORIGIN))


def predicted_region(image: OpenImage, pixel: tuple[int, int]) -> ChosenRegion | None:
    """Return the connected region of one predicted class that holds `pixel` (row, column)."""
    if int(image.prediction.class_ids[pixel]) == 0:
        return None
    return ChosenRegion(*connected(image.prediction.class_ids, pixel))


class Acceptance:
    """Judges predictions of the current image, each time as one edit that can be undone."""

    def __init__(
        self,
        editing: Editing,
        classes: ClassEditing,
        objects: ObjectDesk,
        before: Callable[[], None],
        tell: Callable[[Notice], None],
    ) -> None:
        """before: called before each, as the file must know a version before pixels name it."""
        self._tell = tell
        self._editing = editing
        self._classes = classes
        self._before = before
        self.holding: Callable[[], Holding | None] = lambda: None
        """What is accepted of the image, or of a class in it, is held to."""
        self.judge = Judge(editing, classes, objects, before)

    def accept_image(self) -> bool:
        """Accept all that is predicted; False, and a word about it, where that is only a part."""
        self._run_where("Accept prediction", all_of(None), self.holding())
        image = self._editing.image
        share = image.prediction.covered_share if image is not None else 0.0
        if not 0 < share < 1:
            return True
        self._tell(Notice(PART_ACCEPTED.format(share=share)))
        return False

    def accept_class(self, class_id: int) -> None:
        """Accept all of one class."""
        self._run_where("Accept class", all_of(class_id), self.holding())

    def accept_sure(self, confidence: float, class_id: int | None = None) -> None:
        """Accept where the confidence (0 … 1) is that high or higher, of one class or of all."""
        image = self._editing.image
        if image is not None:
            choose = sure_of(image, confidence, all_of(class_id))
            self._run_where("Accept what is sure", choose)

    def reject_sure(self, confidence: float, class_id: int | None = None) -> None:
        """Where the confidence (0 … 1) is that high or higher, a class or each class is wrong."""
        image, table = self._editing.image, self._classes.table
        wrong_ids = table.ids if class_id is None else (class_id,)
        new_ids = {wrong_id: self._new_id(wrong_id) for wrong_id in wrong_ids}
        if image is None or not any(new_ids.values()):
            return
        choose = sure_of(image, confidence, all_of(class_id))

        def paint(image: OpenImage, editor: MaskEditor, _: Sequence[int]) -> None:
            for tile in sorted(image.prediction.versions):
                region = tile.region(image.shape)
                predicted = image.prediction.class_ids[region.slices].copy()
                stencil = choose(region, predicted) * undrawn(image.mask, region)
                for wrong_id, new_id in new_ids.items():
                    is_wrong = stencil * (predicted == wrong_id)
                    if new_id and is_wrong.any():
                        editor.paint(region, is_wrong, new_id)

        self._run("Reject what is sure", paint)

    def accept_region(self, row: int, column: int) -> None:
        """Accept the connected region under a pixel; outside the image nothing happens."""

        def paint(image: OpenImage, editor: MaskEditor, known_ids: Sequence[int]) -> None:
            found = predicted_region(image, (row, column))
            if found is not None:
                prediction = image.prediction
                accept_pixels(editor, prediction, known_ids, found.region, found.stencil)

        self._run_at(row, column, "Accept region", paint, is_accepting=True)

    def reject_region(self, row: int, column: int) -> None:
        """The connected region predicted under a pixel is wrong (see `Judge.replacement_for`)."""
        rejected_id = self.judge.predicted_at(row, column)
        new_id = self._new_id(rejected_id)

        def paint(image: OpenImage, editor: MaskEditor, _: Sequence[int]) -> None:
            found = predicted_region(image, (row, column))
            if found is not None and int(image.prediction.class_ids[row, column]) == rejected_id:
                self._reject(image, editor, found.region, found.stencil, rejected_id, new_id)

        if new_id:
            self._run_at(row, column, "Reject region", paint)

    def reject_class(self, class_id: int) -> None:
        """All that is predicted to be of that class is wrong."""
        new_id, choose = self._new_id(class_id), all_of(class_id)

        def paint(image: OpenImage, editor: MaskEditor, _: Sequence[int]) -> None:
            for tile in sorted(image.prediction.versions):
                region = tile.region(image.shape)
                stencil = choose(region, image.prediction.class_ids[region.slices])
                self._reject(image, editor, region, stencil, class_id, new_id)

        if new_id:
            self._run("Reject class", paint)

    def own_region(self, row: int, column: int) -> None:
        """Make the region under a pixel a person's own, as if drawn: to be edited, and kept.

        Where something was accepted, that region; else the predicted one.
        """

        def paint(image: OpenImage, editor: MaskEditor, known_ids: Sequence[int]) -> None:
            mask, pixel = image.mask, (row, column)
            class_id = image.class_at(*pixel)
            is_labelled = int(mask.class_ids[pixel]) != 0
            class_ids = mask.class_ids if is_labelled else image.prediction.class_ids
            if class_id in known_ids:
                region, stencil = connected(class_ids, pixel)
                is_meant = (stencil != 0) & undrawn(mask, region)
                editor.paint(region, is_meant.view(np.uint8), class_id)

        self._run_at(row, column, "Take region as drawn", paint, is_accepting=True)

    def _reject(
        self,
        image: OpenImage,
        editor: MaskEditor,
        region: Region,
        stencil: Stencil,
        rejected_id: int,
        new_id: int,
    ) -> None:
        prediction = image.prediction
        reject_pixels(image.mask, editor, prediction, region, stencil, rejected_id, new_id)

    def _new_id(self, rejected_id: int) -> int:
        """Return what rejected pixels become; a word about it where that is not known."""
        new_id = self.judge.replacement_for(rejected_id)
        if rejected_id and not new_id:
            self._tell(Notice(NO_REPLACEMENT))
        return new_id

    def _run_where(self, name: str, choose: Choose, holding: Holding | None = None) -> None:
        def paint(image: OpenImage, editor: MaskEditor, known_ids: Sequence[int]) -> None:
            accept_everywhere(image, editor, known_ids, choose, holding)

        self._run(name, paint, is_accepting=True)

    def _run_at(
        self, row: int, column: int, name: str, paint: Paint, is_accepting: bool = False
    ) -> None:
        image = self._editing.image
        if image is not None and image.mask.whole.contains(row, column):
            self._run(name, paint, is_accepting)

    def _run(self, name: str, paint: Paint, is_accepting: bool = False) -> None:
        """Make an edit; what it accepts becomes objects where those are in use."""
        image = self._editing.image
        if image is None:
            return
        self._before()
        table = self._classes.table
        finish = self.judge.finish_accepted() if is_accepting else None

        def paint_all(editor: MaskEditor) -> None:
            paint(image, editor, table.ids)
            if finish is not None:
                finish(editor)

        self._editing.run(name, paint_all, table.locked_ids)
