"""Turns predictions of the current image into annotation, pixel by pixel, for tools that draw."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Stencil
from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region
from segstudio.document.verdict import accept_pixels, reject_pixels, replacement_for
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.object_desk import ObjectDesk


class Judge:
    """The session's answer to `tools.verdict.Verdict`."""

    def __init__(
        self,
        editing: Editing,
        classes: ClassEditing,
        objects: ObjectDesk,
        before: Callable[[], None],
    ) -> None:
        """before: the file must know a version before pixels name it."""
        self._editing = editing
        self._classes = classes
        self._objects = objects
        self.begin = before

    @property
    def background_id(self) -> int:
        """The first class, or 0 where there is none."""
        return next(iter(self._classes.table.ids), UNLABELLED)

    @property
    def background_color(self) -> str:
        """Its colour, "#rrggbb"."""
        return next((each.color for each in self._classes.table), "#ffffff")

    def predicted_at(self, row: int, column: int) -> int:
        """Return the class predicted at a pixel; 0 for none, or outside."""
        image = self._editing.image
        if image is None or not image.mask.whole.contains(row, column):
            return UNLABELLED
        class_id = int(image.prediction.class_ids[row, column])
        return class_id if self._classes.table.get(class_id) else UNLABELLED

    def is_foreground(self, region: Region) -> npt.NDArray[np.bool_]:
        """Return where a class of the project but the background is predicted."""
        image = self._editing.image
        if image is None:
            return np.zeros((region.height, region.width), np.bool_)
        predicted = image.prediction.class_ids[region.slices]
        return np.isin(predicted, self._classes.table.ids[1:])

    def replacement_for(self, rejected_id: int) -> int:
        """Return what pixels become where that class is rejected; 0: it cannot be known."""
        return replacement_for(rejected_id, self._classes.table.ids, self._classes.active_id)

    def accept(self, editor: MaskEditor, region: Region, stencil: Stencil) -> None:
        """Accept what is predicted under a stencil."""
        image = self._editing.image
        if image is not None:
            accept_pixels(editor, image.prediction, self._classes.table.ids, region, stencil)

    def finish_accepted(self) -> Callable[[MaskEditor], None] | None:
        """Return what ends an edit that accepts, off this thread; None where nothing is to do."""
        image, objects = self._editing.image, self._objects
        if image is None or not (image.mask.holds_objects or objects.drawn_id):
            return None
        return objects.accepted.finish(objects.drawn_id) if objects.accepted.is_on else None

    def reject(
        self, editor: MaskEditor, region: Region, stencil: Stencil, rejected_id: int, new_id: int
    ) -> None:
        """Replace one predicted class under a stencil."""
        image = self._editing.image
        if image is not None:
            prediction = image.prediction
            reject_pixels(image.mask, editor, prediction, region, stencil, rejected_id, new_id)
