"""Export and import of masks as jobs on the board: each file atomic, each image a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.document.mask_edit import MaskArray
from segstudio.document.result import result
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.index_png import write_index_mask
from segstudio.formats.overlay_png import write_overlay
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import load_prediction, prediction_path
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Background
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.job import JobBoard, Ticket
from segstudio.workspace.mask_import import ImportPlan, import_one, plan_import
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import Picture
from segstudio.workspace.project_desk import ProjectDesk

Step = Callable[[ImageRecord], bool]
"""Does one image; False where there was nothing to do. Errors are collected by name."""


class Exchange:
    """Masks out and in."""

    def __init__(
        self,
        background: Background,
        events: Events,
        board: JobBoard,
        desk: ProjectDesk,
        editing: Editing,
        classes: ClassEditing,
    ) -> None:
        self._background = background
        self._events = events
        self._board = board
        self._desk = desk
        self._editing = editing
        self._classes = classes

    def export_masks(self, folder: Path, with_predictions: bool = False) -> None:
        """Write an index PNG of each image that has labels, and classes.json, into `folder`.

        with_predictions: where nothing is drawn, take the stored prediction.
        """
        store, classes = self._desk.store, self._classes.table
        if store is None:
            return
        names = mask_names(self._desk.images)

        def export(record: ImageRecord) -> bool:
            class_ids = self._result(store, record, with_predictions)
            if class_ids is None:
                return False
            path = folder / names[record.id]
            path.parent.mkdir(parents=True, exist_ok=True)
            write_index_mask(path, class_ids)
            return True

        def finish() -> None:
            folder.mkdir(parents=True, exist_ok=True)
            write_classes(folder / CLASSES_NAME, classes)

        self._run("Exporting masks", f"masks into “{folder}”", export, finish)

    def export_overlays(self, folder: Path) -> None:
        """Write each labelled image with its classes drawn over it as a PNG into `folder`."""
        store, colors = self._desk.store, {each.id: each.rgb for each in self._classes.table}
        if store is None:
            return
        names = mask_names(self._desk.images)

        def export(record: ImageRecord) -> bool:
            class_ids = self._result(store, record, with_predictions=True)
            if class_ids is None:
                return False
            path = folder / names[record.id]
            path.parent.mkdir(parents=True, exist_ok=True)
            write_overlay(path, Picture.read(record).display, class_ids, colors)
            return True

        self._run("Exporting overlays", f"overlays into “{folder}”", export, lambda: None)

    def import_masks(self, folder: Path) -> None:
        """Read index PNGs named like the images from `folder`, as edits that can be undone.

        What is drawn already stays; classes.json, where it is there, names the classes.
        """
        store = self._desk.store
        if store is None:
            return

        def planned(plan: ImportPlan) -> None:
            self._classes.replace_table(plan.classes)
            self._run_import(store, plan)

        table, images = self._classes.table, self._desk.images
        self._background.jobs.run(
            lambda: plan_import(folder, images, table),
            planned,
            lambda error: self._events.notice.emit(Notice.of_error(error)),
        )

    def _run_import(self, store: ProjectStore, plan: ImportPlan) -> None:
        open_image = self._editing.image

        def take(record: ImageRecord) -> bool:
            path = plan.files.get(record.id)
            if path is None:
                return False
            if open_image is not None and record.id == open_image.id:
                paint = import_one(path, plan, open_image.shape)
                self._background.post(lambda: self._editing.run("Import", paint, frozenset()))
                return True
            shape = record.shape or Picture.read(record).shape
            paint = import_one(path, plan, shape)
            self._background.disk.call(lambda: self._desk.edit_stored(record, shape, paint))
            return True

        self._run("Importing masks", "masks", take, lambda: None, verb="Imported")

    def _result(
        self, store: ProjectStore, record: ImageRecord, with_predictions: bool
    ) -> MaskArray | None:
        """Return what is known of an image (height, width), or None where nothing is."""
        has_labels = bool(self._background.disk.call(lambda: store.pixel_counts(record.id)))
        if record.shape is None or not (has_labels or with_predictions):
            return None
        shape = record.shape
        mask, _ = self._background.disk.call(lambda: store.load_mask(record.id, shape))
        predictions = self._desk.project.predictions if self._desk.project else None
        if not with_predictions or predictions is None:
            return mask.class_ids if has_labels else None
        prediction = load_prediction(prediction_path(predictions, record.id), shape)
        if prediction is None:
            return mask.class_ids if has_labels else None
        return result(mask.class_ids, prediction.class_ids)

    def _run(
        self, title: str, what: str, step: Step, finish: Callable[[], None], verb: str = "Exported"
    ) -> None:
        records = list(self._desk.images)
        ticket = self._board.open(title, len(records))

        def work() -> str:
            return _report(*_work(records, step, finish, ticket), verb, what)

        def end(text: str) -> None:
            self._board.close(ticket.job_id)
            self._events.notice.emit(Notice(text))

        def fail(error: Exception) -> None:
            self._board.close(ticket.job_id)
            self._events.notice.emit(Notice.of_error(error))

        self._background.jobs.run(work, end, fail)


def _work(
    records: Sequence[ImageRecord], step: Step, finish: Callable[[], None], ticket: Ticket
) -> tuple[int, list[str], bool]:
    """Do all images; return the number done, what failed and why, and if it was cancelled."""
    done = 0
    problems: list[str] = []
    for position, record in enumerate(records):
        if ticket.is_cancelled:
            return done, problems, True
        try:
            done += step(record)
        except (OSError, ValueError) as error:
            problems.append(f"{record.name}: {error}")
        ticket.advance(position + 1, len(records))
    finish()
    return done, problems, False


def _report(done: int, problems: list[str], is_cancelled: bool, verb: str, what: str) -> str:
    text = f"{verb} {done} {what}."
    if is_cancelled:
        text = f"Cancelled after {done} {what}."
    if problems:
        text += f" Left out {len(problems)}: {'; '.join(problems[:3])}"
        text += " …" if len(problems) > 3 else ""
    return text
