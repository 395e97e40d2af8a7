"""A jump to another place in an image's history: many undos or redos as one change."""

from __future__ import annotations

from segstudio.document.edit_merge import merged
from segstudio.document.mask_edit import MaskEdit
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.edit_extent import EditExtent
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Write


class HistoryJump:
    """Made where nothing else edits; `make` off the session's thread, then `finish` on it."""

    def __init__(self, image: OpenImage, cursor: int) -> None:
        """cursor: number of edits that are applied afterwards."""
        self._image = image
        self._cursor = cursor
        self._net: MaskEdit | None = None
        self.is_undo = cursor < image.history.cursor
        steps = image.history.steps_to(cursor)
        before_set = next((n for n, each in enumerate(steps) if each.set_id), len(steps))
        self.is_of_set = bool(steps) and before_set == 0
        """Whether the next edit is one of many images, which are undone or redone with it."""
        self.steps = steps[: max(1, before_set)]
        """The edits to undo or redo, up to the next of a set; none where the place is reached."""
        self.cursor = image.history.cursor + (-1 if self.is_undo else 1) * len(self.steps)
        """The place that is reached with these."""

    def make(self) -> EditExtent:
        """Change the mask; return what changed. Raises EditDamaged before anything is changed."""
        image = self._image
        net = self._net = merged(self.steps, image.shape, self.is_undo)
        image.mask.apply(net)
        return EditExtent.of(net, image.shape)

    def finish(self) -> None:
        """Move the history's cursor."""
        move = self._image.history.undo if self.is_undo else self._image.history.redo
        for _ in self.steps:
            move()

    def store_with(self, counts: dict[int, int]) -> Write:
        """Return the write that brings the change to the disk. counts: those of the mask now."""
        image_id, shape = self._image.id, self._image.shape
        net, steps, is_undo = self._net, self.steps, self.is_undo

        def write(store: ProjectStore) -> None:
            if net is not None:
                store.jump(image_id, shape, net, steps, counts, is_undo)

        return write
