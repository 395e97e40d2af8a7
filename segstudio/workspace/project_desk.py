"""The open project's file and its list of images; everything slow happens on the disk lane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from segstudio.document.mask import Mask
from segstudio.garbage import made_to_last
from segstudio.storage.backup import restore_backup
from segstudio.storage.errors import ImageMissing, ProjectDamaged, StorageError
from segstudio.storage.image_record import UNTOUCHED, ImageRecord, ImageStatus
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace import project_opening
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.image_list import ImageList
from segstudio.workspace.notice import Notice, Remedy
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.own_folders import own_projects_folder
from segstudio.workspace.plural import counted
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.sample import make_sample_project
from segstudio.workspace.saver import Saver
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.settings import AppSettings


class ProjectDesk:
    """Opens and closes projects, one at a time."""

    def __init__(
        self,
        background: Background,
        events: Events,
        saver: Saver,
        settings: AppSettings,
        on_opened: Callable[[OpenedProject], None],
    ) -> None:
        self._background = background
        self._events = events
        self._saver = saver
        self._settings = settings
        self._on_opened = on_opened
        self._is_opening = False
        self.project: ProjectInfo | None = None
        self.store: ProjectStore | None = None
        self.images = ImageList()
        self.on_relinked: Callable[[], None] = _ignore
        self.on_counts: Callable[[dict[int, int], dict[int, int]], None] = _ignore
        self.on_stored_change: Callable[[int | None], None] = _ignore
        """Called when the mask of an image that is not open (None: any) changes on disk."""

    @property
    def unsaved(self) -> str | None:
        """Why work is not on disk, or None."""
        return self._saver.unsaved

    def open_project(self, folder: Path) -> None:
        """Open the project in `folder`."""
        self._open(lambda: project_opening.open_store(folder), folder)

    def new_project(self, folder: Path, images: Sequence[Path]) -> None:
        """Make a project with those images."""
        self._open(lambda: project_opening.create_store(folder, images), folder)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open whatever the paths are."""
        self._open(lambda: project_opening.open_any(paths, own_projects_folder()), paths[0])

    def open_sample(self) -> None:
        """Open the sample, made anew where it is not there."""
        folder = own_projects_folder() / "sample"
        self._open(lambda: project_opening.open_store(make_sample_project(folder)), folder)

    def restore(self, folder: Path) -> None:
        """Put the backup in place of a damaged project, and open it."""

        def restored() -> OpenedProject:
            restore_backup(folder)
            return project_opening.open_store(folder)

        self._open(restored, folder)

    def close(self) -> None:
        """Write what is pending, make a backup and let go of the file."""
        store, self.store, self.project = self.store, None, None
        images, self.images = self.images, ImageList()
        if store is not None:
            self._background.disk.run(partial(self._close, store, images))
        self._events.project_closed.emit()

    def annotated_masks(self) -> Iterator[tuple[int, Mask]]:
        """Yield (image id, mask) of each annotated image that is for the engine.

        Waits for the disk, so never call it on the session's own thread.
        """
        store = self.store
        if store is None:
            return
        for record in self._background.disk.call(store.annotated_images):
            if record.shape is not None and record.is_for_engine:
                shape = record.shape
                yield record.id, self._mask(store, record, shape)

    def send_annotations(
        self,
        send: Callable[[ImageRecord, Mask], None],
        only_ids: Collection[int] | None = None,
    ) -> None:
        """Give each annotated image that is for the engine, with its mask, to `send`, one by one,
        on the engine's lane. only_ids: of these images, None for all.
        """
        store = self.store

        def send_all() -> None:
            if store is None:
                return
            for record in self._background.disk.call(store.annotated_images):
                if self.store is not store:
                    return
                is_meant = only_ids is None or record.id in only_ids
                if is_meant and record.shape is not None and record.is_for_engine:
                    send(record, self._mask(store, record, record.shape))

        self._background.engine.run(send_all)

    def note_edited(self, image_id: int) -> None:
        """An image was drawn on; the file knows already (see `ProjectStore.commit_edit`)."""
        record = self.images.record(image_id)
        if record is not None and record.status in UNTOUCHED:
            self.images.change(image_id, status=ImageStatus.IN_PROGRESS)
            self._events.image_changed.emit(image_id)

    def note_opened(self, image: OpenImage) -> None:
        """An image came onto the canvas: remember it and its size."""
        self._saver.write(lambda store: store.set_setting("last_image_id", image.id))
        if image.record.shape != image.shape:
            self.images.change(image.id, shape=image.shape)
            self._saver.write(lambda store: store.set_shape(image.id, image.shape))
        if image.record.problem is not None:
            self.note_problem(image.id, None)

    def note_problem(self, image_id: int, problem: str | None) -> None:
        """An image cannot be used, or can again."""
        record = self.images.record(image_id)
        if record is not None and record.problem != problem:
            self.images.change(image_id, problem=problem)
            self._saver.write(lambda store: store.set_problem(image_id, problem))
            self._events.image_changed.emit(image_id)

    def take_added(self, records: Sequence[ImageRecord], counts: Mapping[int, int]) -> None:
        """Images came with labels; the file knows already. counts: pixels of each class id."""
        self.images = self.images.with_added(records)
        self._events.images_changed.emit()
        self.on_counts({}, dict(counts))

    def remove_images(self, image_ids: Iterable[int]) -> None:
        """Take images out of the project."""
        gone = frozenset(image_ids)
        self.images = self.images.without(gone)
        self._saver.write(lambda store: self._remove(store, gone))
        self._events.images_changed.emit()

    def _remove(self, store: ProjectStore, image_ids: frozenset[int]) -> None:
        counts: Counter[int] = Counter()
        for image_id in image_ids:
            counts.update(store.pixel_counts(image_id))
        store.remove_images(image_ids)
        self._background.post(lambda: self.on_counts(dict(counts), {}))

    def relink(self, folder: Path) -> None:
        """Find missing images in `folder`; say how many."""
        store = self.store
        if store is None:
            return

        def relinked() -> tuple[int, int, list[ImageRecord]]:
            found = store.relink(folder)
            records = store.images()
            for record in records:
                if record.problem is not None:
                    store.set_problem(record.id, None)
            return found, len(store.missing_images()), store.images()

        self._background.disk.run(relinked, self._on_relinked, self._on_failed)

    def _mask(self, store: ProjectStore, record: ImageRecord, shape: tuple[int, int]) -> Mask:
        mask, _ = self._background.disk.call(lambda: store.load_mask(record.id, shape))
        return mask

    def _open(self, load: Callable[[], OpenedProject], folder: Path) -> None:
        if self._is_opening:
            self._events.notice.emit(Notice("A project is being opened; wait until it is there."))
            return
        self._is_opening = True

        def loaded() -> tuple[OpenedProject, ImageList]:
            with made_to_last():
                opened = load()
                return opened, ImageList(opened.images)  # 100,000 of them take 15 ms

        self._background.disk.run(loaded, self._take, lambda error: self._refuse(error, folder))

    def _take(self, loaded: tuple[OpenedProject, ImageList]) -> None:
        opened, images = loaded
        self._is_opening = False
        self.project, self.store, self.images = opened.info, opened.store, images
        self._saver.attach(opened.store)
        self._settings.note_project(opened.info.folder)
        self._on_opened(opened)

    def _refuse(self, error: Exception, folder: Path) -> None:
        self._is_opening = False
        if isinstance(error, StorageError) and not folder.exists():
            self._settings.forget_project(folder)
        remedy = None
        if isinstance(error, ProjectDamaged) and error.backup is not None:
            damaged = error.backup.parent
            remedy = Remedy("Restore the backup", lambda: self.restore(damaged))
        self._events.notice.emit(Notice.of_error(error, remedy))

    def _on_failed(self, error: Exception) -> None:
        self._events.notice.emit(Notice.of_error(error))

    def _on_relinked(self, result: tuple[int, int, list[ImageRecord]]) -> None:
        found, missing, records = result
        self.images = ImageList(records)
        self._events.images_changed.emit()
        self.on_relinked()
        rest = "" if missing == 0 else f"Still missing: {counted(missing, 'image')}."
        again = f"Found again: {counted(found, 'image')}."
        self._events.notice.emit(Notice(Sentences(again, rest)))

    def _close(self, store: ProjectStore, _: ImageList) -> None:
        """Close the file; the list ends here too: to forget 100,000 images takes 6 ms."""
        self._saver.flush()
        try:
            store.close()
        except (StorageError, ImageMissing, OSError) as error:
            notice = Notice.of_error(error)
            self._background.post(lambda: self._events.notice.emit(notice))
        self._background.post(self._saver.detach)


def _ignore(*_: object) -> None:
    """Stand in for a listener that has not come yet."""
