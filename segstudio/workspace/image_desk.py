"""The image on the canvas: which one is asked for, how it comes and how it goes."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.storage.errors import ImageResized, ImageUnreadable
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.background import Background
from segstudio.workspace.drawing_surface import PointerDesk
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.image_opening import ImageOpening
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.project_desk import ProjectDesk
from segstudio.workspace.review_queue import ReviewQueue
from segstudio.workspace.saver import Saver


class ImageDesk:
    """One image at a time; while another is read, the person goes on with this one."""

    def __init__(
        self,
        background: Background,
        events: Events,
        saver: Saver,
        editing: Editing,
        pointer: PointerDesk,
        desk: ProjectDesk,
        on_shown: Callable[[OpenImage | None], None],
    ) -> None:
        """on_shown: told of the image that comes onto the canvas, or None, before the events."""
        self._events = events
        self._saver = saver
        self._editing = editing
        self._pointer = pointer
        self._desk = desk
        self._on_shown = on_shown
        self._opening = ImageOpening(background, saver, self._on_image, self._on_failed)
        self._asked_id: int | None = None
        self.note_stored_edit = self._opening.note_stored_edit
        self.image: OpenImage | None = None
        self._neighbour: Callable[[int | None, int], ImageRecord | None] = desk.images.neighbour

    @property
    def loading_id(self) -> int | None:
        """Id of the image that is being read, or None."""
        return self._opening.wanted_id

    @property
    def asked_id(self) -> int | None:
        """Id of the image that was asked for last, whether it could be shown or not."""
        return self._asked_id

    def follow(self, queue: ReviewQueue) -> None:
        """Let the next and the previous image be those that the person sees listed."""
        self._neighbour = queue.neighbour
        queue.asked_id = lambda: self._asked_id

    def show(self, record: ImageRecord | None) -> None:
        """Bring an image onto the canvas; None is ignored."""
        store, project = self._desk.store, self._desk.project
        if record is None or store is None or project is None:
            return
        self._asked_id = record.id
        if self.image is not None and self.image.id == record.id:
            if self.loading_id is not None:
                self._opening.abandon()
                self._events.image_opened.emit()
            return
        self._pointer.settle()
        self._events.image_loading.emit(record.id)
        self._opening.open(record, store, project)

    def show_neighbour(self, step: int) -> None:
        """Show the image so many places on; past either end nothing happens."""
        self.show(self._neighbour(self._asked_id, step))

    def show_next_to_review(self) -> None:
        """Show the next image that is not reviewed yet."""
        record = self._desk.images.next_to_review(self._asked_id)
        if record is None:
            self._events.notice.emit(Notice("All other images are reviewed."))
        self.show(record)

    def remove(self, image_ids: frozenset[int]) -> None:
        """Take images out of the project; the nearest that stays is shown in their place."""
        self._editing.when_free(lambda: self._remove(image_ids))

    def clear(self) -> None:
        """The project closes: put everything away."""
        self._put_away()
        self._opening.forget()
        self._asked_id = None

    def _remove(self, gone: frozenset[int]) -> None:
        asked_id = self._asked_id
        is_asked_gone = asked_id is not None and asked_id in gone
        following = None
        if asked_id is not None and is_asked_gone:
            following = self._desk.images.nearest_outside(asked_id, gone)
            self._opening.abandon()
            self._asked_id = None
        if self.image is not None and self.image.id in gone:
            self._put_away()
        self._desk.remove_images(gone)
        self.show(following)
        if is_asked_gone and following is None:
            self._events.image_opened.emit()

    def _put_away(self) -> None:
        self._pointer.settle()
        image, self.image, self._editing.image = self.image, None, None
        self._on_shown(None)
        if image is not None and image.id in self._saver.unsaved_image_ids:
            self._opening.keep(image)

    def _on_image(self, image: OpenImage) -> None:
        self._editing.when_free(lambda: self._place(image))

    def _place(self, image: OpenImage) -> None:
        if not self._opening.claim(image):
            return
        self._put_away()
        self.image, self._editing.image = image, image
        self._on_shown(image)
        self._desk.note_opened(image)
        self._events.image_opened.emit()
        self._events.history_changed.emit()
        if image.picture.unused is not None:
            self._events.notice.emit(Notice(image.picture.unused))
        self._opening.read_ahead(self._neighbour(image.id, +1))

    def _on_failed(self, record: ImageRecord, error: Exception) -> None:
        self._editing.when_free(lambda: self._place_problem(record, error))

    def _place_problem(self, record: ImageRecord, error: Exception) -> None:
        is_of_image = isinstance(error, ImageUnreadable | ImageResized)
        if is_of_image:
            self._desk.note_problem(record.id, str(error))
        if self._asked_id != record.id or self.loading_id is not None:
            return
        if self.image is not None and not is_of_image:  # the project's disk: stay with what is here
            self._asked_id = self.image.id
            self._events.notice.emit(Notice.of_error(error))
            self._events.image_opened.emit()
            return
        self._put_away()
        self._events.image_failed.emit(record.id, str(error))
