"""Takes over what is drawn on the image before or after, as for slices and frames of a film."""

from __future__ import annotations

from segstudio.document.box_grid import boxes
from segstudio.document.class_tally import count_classes
from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.workspace.background import Background
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.project_desk import ProjectDesk

NO_IMAGE = {-1: "This is the first image.", 1: "This is the last image."}
NOTHING_DRAWN = "Nothing is drawn on “{name}”."
OTHER_SIZE = "“{name}” has another size, so its annotation cannot be copied here."


class NeighbourCopy:
    """Copies only to where nothing is drawn yet."""

    def __init__(
        self,
        background: Background,
        events: Events,
        desk: ProjectDesk,
        editing: Editing,
        classes: ClassEditing,
    ) -> None:
        self._background = background
        self._events = events
        self._desk = desk
        self._editing = editing
        self._classes = classes

    def copy(self, step: int) -> None:
        """Copy from the image before (step -1) or after (+1)."""
        image, store = self._editing.image, self._desk.store
        if image is None or store is None:
            return
        record = self._desk.images.neighbour(image.id, step)
        if record is None:
            self._tell(NO_IMAGE[step])
        elif record.shape is None:
            self._tell(NOTHING_DRAWN.format(name=record.name))
        elif record.shape != image.shape:
            self._tell(OTHER_SIZE.format(name=record.name))
        else:
            image_id, shape, name = record.id, record.shape, record.name
            self._background.disk.run(
                lambda: store.load_mask(image_id, shape)[0],
                lambda mask: self._paint(image.id, name, mask),
                lambda error: self._events.notice.emit(Notice.of_error(error)),
            )

    def _paint(self, image_id: int, name: str, source: Mask) -> None:
        image, table = self._editing.image, self._classes.table
        if image is None or image.id != image_id:
            return
        if not source.counts:
            self._tell(NOTHING_DRAWN.format(name=name))
            return
        self._editing.run(
            f"Copy from “{name}”",
            lambda editor: copy_unlabelled(source, editor, table),
            table.locked_ids,
        )

    def _tell(self, text: str) -> None:
        self._events.notice.emit(Notice(text))


def copy_unlabelled(source: Mask, editor: MaskEditor, table: ClassTable) -> None:
    """Label what is not labelled yet as in `source`, a mask of the same size."""
    for box in boxes(source.whole):
        class_ids = source.class_ids[box.slices]
        for class_id in count_classes(class_ids):
            if table.get(class_id) is not None:
                editor.fill_unlabelled(box, class_ids == class_id, class_id)
