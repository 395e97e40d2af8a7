"""Export and import of masks as jobs on the board: each file atomic, each image a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Semaphore

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.document.result import result
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.errors import FormatError
from segstudio.formats.index_png import write_index_mask
from segstudio.formats.overlay_png import write_overlay
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import load_prediction, prediction_path
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Background
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.file_naming import check_no_image_is_hit, mask_names
from segstudio.workspace.job import JobBoard, Ticket
from segstudio.workspace.mask_import import ImportPlan, import_one, plan_import
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import Picture
from segstudio.workspace.project_desk import ProjectDesk

MAX_AT_ONCE = 2
"""Masks read and not yet painted, so that a slow disk does not fill the memory."""

Paint = Callable[[MaskEditor], None]
End = Callable[[Exception | None], None]
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

        def export(record: ImageRecord, path: Path) -> bool:
            class_ids = self._result(store, record, with_predictions)
            if class_ids is None:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            write_index_mask(path, _known(class_ids, classes))
            return True

        def finish() -> None:
            folder.mkdir(parents=True, exist_ok=True)
            write_classes(folder / CLASSES_NAME, classes)

        self._export("Exporting masks", f"masks into “{folder}”", folder, export, finish)

    def export_overlays(self, folder: Path) -> None:
        """Write each labelled image with its classes drawn over it as a PNG into `folder`."""
        store, classes = self._desk.store, self._classes.table
        if store is None:
            return
        colors = {each.id: each.rgb for each in classes}

        def export(record: ImageRecord, path: Path) -> bool:
            class_ids = self._result(store, record, with_predictions=True)
            if class_ids is None:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            write_overlay(path, Picture.read(record).display, _known(class_ids, classes), colors)
            return True

        what = f"overlays into “{folder}”"
        self._export("Exporting overlays", what, folder, export, lambda: None)

    def import_masks(self, folder: Path) -> None:
        """Read index PNGs named like the images from `folder`, as edits that can be undone.

        What is drawn already stays; classes.json, where it is there, names the classes.
        """
        store = self._desk.store
        if store is None:
            return
        if self._desk.unsaved is not None:
            sentence = f"Masks can be imported once all is saved. {self._desk.unsaved}"
            self._events.notice.emit(Notice(sentence, is_error=True))
            return
        table, images = self._classes.table, self._desk.images

        def planned(plan: ImportPlan) -> None:
            if self._desk.store is not store:
                return
            if self._classes.table is not table:  # it was changed meanwhile
                self.import_masks(folder)
                return
            self._classes.replace_table(plan.classes)
            self._run_import(plan)

        self._background.jobs.run(
            lambda: plan_import(folder, images, table),
            planned,
            lambda error: self._events.notice.emit(Notice.of_error(error)),
        )

    def _run_import(self, plan: ImportPlan) -> None:
        places = Semaphore(MAX_AT_ONCE)
        problems: list[str] = []

        def take(record: ImageRecord, ticket: Ticket) -> bool:
            path = plan.files.get(record.id)
            if path is None:
                return False
            shape = record.shape or read_size(record.path)
            paint = import_one(path, plan, shape)
            if not _acquired(places, ticket):
                return False

            def end(error: Exception | None) -> None:
                if error is not None:
                    problems.append(f"{record.name}: {error}")
                places.release()

            self._background.post(lambda: self._paint(record, shape, paint, end))
            return True

        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            done, refused, is_cancelled = _work(records, lambda r: take(r, ticket), ticket)
            for _ in range(MAX_AT_ONCE):
                _acquired(places, ticket)
            done -= len(problems)
            return _report(done, refused + problems, is_cancelled, "Imported", "masks")

        self._run("Importing masks", work)

    def _paint(self, record: ImageRecord, shape: tuple[int, int], paint: Paint, end: End) -> None:
        """Paint into an image, on the canvas or on disk: on the session's thread it is either."""
        if self._editing.image is not None and self._editing.image.id == record.id:
            self._editing.run(
                "Import", paint, frozenset(), lambda: self._paint(record, shape, paint, end)
            )
            self._editing.when_free(lambda: end(None))
        else:
            self._desk.edit_stored(record, shape, paint, end)

    def _result(
        self, store: ProjectStore, record: ImageRecord, with_predictions: bool
    ) -> MaskArray | None:
        """Return what is known of an image (height, width), or None where nothing is."""
        disk, project = self._background.disk, self._desk.project
        path = prediction_path(project.predictions, record.id) if project else None
        has_labels = bool(disk.call(lambda: store.pixel_counts(record.id)))
        has_prediction = with_predictions and path is not None and path.exists()
        if not (has_labels or has_prediction):
            return None
        shape = record.shape or read_size(record.path)
        drawn = disk.call(lambda: store.load_mask(record.id, shape))[0].class_ids
        prediction = load_prediction(path, shape) if has_prediction and path else None
        return drawn if prediction is None else result(drawn, prediction.class_ids)

    def _export(
        self,
        title: str,
        what: str,
        folder: Path,
        export: Callable[[ImageRecord, Path], bool],
        finish: Callable[[], None],
    ) -> None:
        def work(records: Sequence[ImageRecord], ticket: Ticket) -> str:
            paths = {i: folder / name for i, name in mask_names(records).items()}
            check_no_image_is_hit(records, paths.values(), folder)
            outcome = _work(records, lambda record: export(record, paths[record.id]), ticket)
            if not outcome[2]:
                finish()
            return _report(*outcome, "Exported", what)

        self._run(title, work)

    def _run(self, title: str, work: Callable[[Sequence[ImageRecord], Ticket], str]) -> None:
        records = list(self._desk.images)
        ticket = self._board.open(title, len(records))

        def end(text: str) -> None:
            self._board.close(ticket.job_id)
            self._events.notice.emit(Notice(text))

        def fail(error: Exception) -> None:
            self._board.close(ticket.job_id)
            if not ticket.is_cancelled:
                self._events.notice.emit(Notice.of_error(error))

        self._background.jobs.run(lambda: work(records, ticket), end, fail)


def _work(
    records: Sequence[ImageRecord], step: Step, ticket: Ticket
) -> tuple[int, list[str], bool]:
    """Do all images; return the number done, what failed and why, and if it was cancelled."""
    done = 0
    problems: list[str] = []
    for position, record in enumerate(records):
        if ticket.is_cancelled:
            return done, problems, True
        try:
            done += step(record)
        except (OSError, ValueError, StorageError, FormatError) as error:
            problems.append(f"{record.name}: {error}")
        ticket.advance(position + 1, len(records))
    return done, problems, ticket.is_cancelled


def _known(class_ids: MaskArray, classes: ClassTable) -> MaskArray:
    """Return the class ids without those of removed classes, which the engine may still say."""
    gone = [each.id for each in classes.removed]
    if not gone or not np.isin(class_ids, gone).any():
        return class_ids
    known = class_ids.copy()
    known[np.isin(known, gone)] = 0
    return known


def _acquired(places: Semaphore, ticket: Ticket) -> bool:
    """Wait for a place; False where the person has had enough."""
    while not places.acquire(timeout=0.1):
        if ticket.is_cancelled:
            return False
    return True


def _report(done: int, problems: list[str], is_cancelled: bool, verb: str, what: str) -> str:
    text = f"{verb} {done} {what}."
    if is_cancelled:
        text = f"Cancelled after {done} {what}."
    if problems:
        text += f" Left out {len(problems)}: {'; '.join(problems[:3])}"
        text += " …" if len(problems) > 3 else ""
    return text
