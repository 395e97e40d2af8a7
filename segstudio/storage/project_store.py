"""A project on disk: a folder that a person can copy, move and back up as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from segstudio.document.history import History
from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskEdit
from segstudio.storage.backup import write_backup
from segstudio.storage.database import Database
from segstudio.storage.edit_journal import JOURNAL_BYTES, EditJournal
from segstudio.storage.edit_set import EditSetTable, ImageEdit, SetMove
from segstudio.storage.errors import StorageError
from segstudio.storage.guidance_table import GuidanceTable
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.storage.image_search import find_missing, match_by_tail
from segstudio.storage.image_table import ImageTable
from segstudio.storage.layout import NETWORKS_NAME
from segstudio.storage.mask_table import MaskTable
from segstudio.storage.project_file import create_file, open_file
from segstudio.storage.project_settings import ProjectSettings
from segstudio.storage.review_table import ReviewTable
from segstudio.storage.training_record import CurvePoint, TrainingRecord, VersionRecord


class ProjectStore:
    """The open project. Each method that changes something is one transaction, on disk at its end.

    One connection: use it from one thread at a time; the thread that made it may be another one.
    Any method may raise StorageFailed (nothing changed, call it again) or ProjectDamaged. Methods
    that take an image's id raise ImageMissing where it was removed.
    """

    def __init__(self, folder: Path, database: Database, journal_bytes: int) -> None:
        """Called by `create` and `open`."""
        self.folder = folder
        self._database = database
        self._backed_up_commits = database.commits
        self._images = ImageTable(database, folder)
        journal = EditJournal(database, journal_bytes)
        self._masks = MaskTable(database, self._images, journal)
        self._sets = EditSetTable(database, self._images, self._masks, journal)
        self._settings = ProjectSettings(database)
        self._training = TrainingRecord(database)
        self.guidance = GuidanceTable(database)
        """Places kept, time, corrections, sittings."""
        self.review = ReviewTable(database)
        """Tags, notes, groups, splits and figures of images, and which images fit a query."""

    @classmethod
    def create(cls, folder: Path, classes: ClassTable | None = None) -> Self:
        """Make a new project in `folder`, which may hold other files, and open it.

        classes: those of a new project where None. Raises ProjectExists, StorageFailed.
        """
        folder = _absolute(folder)
        create_file(folder)
        store = cls.open(folder)
        try:
            store.set_classes(ClassTable.default() if classes is None else classes)
        except StorageError:
            store.close(back_up=False)
            raise
        return store

    @classmethod
    def open(cls, folder: Path, journal_bytes: int = JOURNAL_BYTES) -> Self:
        """Open the project in `folder`, bringing an older one up to date.

        Raises ProjectMissing, ProjectInUse, ProjectTooNew, ProjectDamaged, StorageFailed.
        """
        folder = _absolute(folder)
        database = open_file(folder)
        try:
            return cls(folder, database, journal_bytes)
        except BaseException:
            database.close()
            raise

    def close(self, back_up: bool = True) -> None:
        """Make a backup where anything changed since the last one, and let go of the project.

        It is let go even where the backup fails, which is raised as StorageFailed.
        """
        if self._database.is_closed:
            return
        try:
            if back_up and self.has_changed_since_backup:
                self.back_up()
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close(back_up=kind is None)

    @property
    def networks_folder(self) -> Path:
        """Where the project's checkpoints lie."""
        return self.folder / NETWORKS_NAME

    @property
    def has_changed_since_backup(self) -> bool:
        """True where a backup made now would differ from the last one of this sitting."""
        return self._database.commits != self._backed_up_commits

    def back_up(self) -> Path:
        """Write `project.segstudio.backup`, whole and checked, over the last one."""
        backup = write_backup(self._database)
        self._backed_up_commits = self._database.commits
        return backup

    def add_images(self, paths: Iterable[str | os.PathLike[str]]) -> list[ImageRecord]:
        """Add image files at the end, in the order given, without touching them.

        Those that the project holds already are left out. Returns the new ones.
        """
        return self._images.add(paths)

    def images(self) -> list[ImageRecord]:
        """Return all images in order."""
        return self._images.all()

    def image(self, image_id: int) -> ImageRecord:
        """Return one image."""
        return self._images.get(image_id)

    def set_status(self, image_id: int, status: ImageStatus) -> None:
        """Set how far the work on an image is."""
        self._images.set_status(image_id, status)

    def set_status_of(self, image_ids: Iterable[int], status: ImageStatus) -> None:
        """Set how far the work on images is; those that are gone are left out."""
        self._images.set_status_of(image_ids, status)

    def set_shape(self, image_id: int, shape: tuple[int, int]) -> None:
        """Note (height, width). Raises ImageResized where a mask of another size is there."""
        self._images.set_shape(image_id, shape)

    def set_problem(self, image_id: int, problem: str | None) -> None:
        """Note why the file cannot be used, in a sentence; None where it can again."""
        self._images.set_problem(image_id, problem)

    def remove_images(self, image_ids: Iterable[int]) -> None:
        """Take images out of the project with all that was drawn on them; the files stay."""
        self._images.remove(image_ids)

    def missing_images(self) -> list[ImageRecord]:
        """Return the images whose file is not where the project says. Lists each folder once."""
        return find_missing(self._images.all())

    def relink(self, folder: Path) -> int:
        """Find the missing images' files in `folder` or below it; link them in one transaction.

        A file fits by its name and by as many folders above it as possible; where two fit equally
        well, none is taken. Returns how many images were found.
        """
        matches = match_by_tail(self.missing_images(), folder)
        return self._images.move(matches) if matches else 0

    def classes(self) -> ClassTable:
        """Return the classes."""
        return self._settings.classes()

    def set_classes(self, table: ClassTable) -> None:
        """Store the classes; masks are not touched."""
        self._settings.set_classes(table)

    def commit_edit(
        self, image_id: int, shape: tuple[int, int], edit: MaskEdit, counts: Mapping[int, int]
    ) -> None:
        """Store an edit just applied to the mask; what was undone before can no more be redone.

        shape: (height, width) of the image. counts: the mask's labelled pixels of each class, after
        the edit. A new image is in progress from now on. Raises ImageResized.
        """
        self._masks.commit(image_id, shape, edit, counts)

    def undo(
        self, image_id: int, shape: tuple[int, int], edit: MaskEdit, counts: Mapping[int, int]
    ) -> None:
        """Store that the last applied edit was taken back; arguments as for `commit_edit`."""
        self._masks.undo(image_id, shape, edit, counts)

    def redo(
        self, image_id: int, shape: tuple[int, int], edit: MaskEdit, counts: Mapping[int, int]
    ) -> None:
        """Store that the next undone edit was applied again; arguments as for `commit_edit`."""
        self._masks.redo(image_id, shape, edit, counts)

    def mask_revision(self, image_id: int) -> int:
        """Return a number that is another one once the image's mask was changed in this sitting."""
        return self._masks.revision(image_id)

    def commit_edits(
        self,
        edits: Iterable[ImageEdit],
        classes: ClassTable | None = None,
        class_ids: Iterable[int] = (),
    ) -> int:
        """Store edits of many images, and classes, all or nothing; return the set's number.

        edits: are gone through once, so they need not be in memory at the same time. class_ids:
        those that came with the set. Raises EditsOutdated, ImageResized.
        """
        with self._database.transaction():
            if classes is not None:
                self._settings.set_classes(classes)
            return self._sets.commit(edits, class_ids)

    def undo_edits(self, set_id: int) -> SetMove:
        """Take a set's edits back, but of images that were drawn on since."""
        return self._sets.move(set_id, is_undo=True)

    def redo_edits(self, set_id: int) -> SetMove:
        """Make a set's edits again, where it is the next to be made."""
        return self._sets.move(set_id, is_undo=False)

    def jump(
        self,
        image_id: int,
        shape: tuple[int, int],
        net: MaskEdit,
        steps: Sequence[MaskEdit],
        counts: Mapping[int, int],
        is_undo: bool,
    ) -> None:
        """Store that several edits were undone (or redone) at once, in one transaction.

        net: what they change together (see `merged`). steps: the edits, those next to the cursor
        first. The rest as for `commit_edit`.
        """
        self._masks.jump(image_id, shape, net, steps, counts, is_undo)

    def load_mask(self, image_id: int, shape: tuple[int, int]) -> tuple[Mask, History]:
        """Return what was drawn on an image of `shape` (height, width), and its undo history.

        Raises ImageResized where the mask belongs to another size.
        """
        return self._masks.load(image_id, shape)

    def read_mask(self, image_id: int, shape: tuple[int, int]) -> Mask:
        """Return as `load_mask`, without the history, which takes a third of its time."""
        return self._masks.read(image_id, shape)

    def annotated_images(self) -> list[ImageRecord]:
        """Return the images with at least one labelled pixel, in order."""
        return self._images.annotated()

    def pixel_counts(self, image_id: int | None = None) -> dict[int, int]:
        """Return the number of labelled pixels of each class, of one image or of all."""
        return self._masks.pixel_counts(image_id)

    def add_version(
        self, number: int, step: int, dice: float | None = None, note: str = ""
    ) -> None:
        """Note a published network version; dice: held out, where it was measured."""
        self._training.add_version(number, step, dice, note)

    def versions(self) -> list[VersionRecord]:
        """Return the noted network versions, oldest first."""
        return self._training.versions()

    def add_curve_points(self, points: Iterable[CurvePoint]) -> None:
        """Note points of the training curves."""
        self._training.add_curve_points(points)

    def curve(self) -> list[CurvePoint]:
        """Return the training curves, by step."""
        return self._training.curve()

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of the project, as JSON gives it back, or `default`."""
        return self._settings.get(key, default)

    def set_setting(self, key: str, value: Any) -> None:
        """Store a setting that JSON can hold."""
        self._settings.set(key, value)


def _absolute(folder: Path) -> Path:
    return Path(os.path.realpath(folder))
