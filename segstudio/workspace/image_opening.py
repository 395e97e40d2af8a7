"""Bringing an image onto the canvas: off this thread, and only the last one asked for counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from segstudio.document.prediction import PredictedMask
from segstudio.storage.errors import ImageUnreadable
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import (
    PredictionUnreadable,
    load_prediction,
    prediction_path,
)
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Background
from segstudio.workspace.intensity_desk import stored_display
from segstudio.workspace.open_image import OpenImage, Picture
from segstudio.workspace.pixel_size_desk import stored_pixel_size, take_pixel_size
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.saver import Saver

KEPT_BYTES = 96 * 2**20
"""Pictures read ahead are kept while they fit."""


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """An image asked for; each time it is asked for is another request."""

    record: ImageRecord
    store: ProjectStore
    project: ProjectInfo


Opened = Callable[[OpenImage], None]
Failed = Callable[[ImageRecord, Exception], None]


class ImageOpening:
    """Reads images for a session; reads the next one ahead while the person looks at this one.

    `opened` gets an image that was read; it `claim`s it once it can be shown.
    """

    def __init__(
        self, background: Background, saver: Saver, opened: Opened, failed: Failed
    ) -> None:
        self._background = background
        self._saver = saver
        self._opened = opened
        self._failed = failed
        self._wanted: Request | None = None
        self._loaded: OpenImage | None = None
        self._ahead: tuple[str, Picture] | None = None
        self._unsaved: dict[int, OpenImage] = {}

    @property
    def wanted_id(self) -> int | None:
        """Id of the image being read, or None."""
        return self._wanted.record.id if self._wanted else None

    def keep(self, image: OpenImage) -> None:
        """Hold an image that leaves the canvas while its edits may not be on disk."""
        self._unsaved[image.id] = image
        self._drop_saved()

    def forget(self) -> None:
        """Forget everything, as when the project closes."""
        self.abandon()
        self._ahead = None
        self._unsaved.clear()

    def abandon(self) -> None:
        """What is being read is not wanted any more."""
        self._wanted = self._loaded = None

    def open(self, record: ImageRecord, store: ProjectStore, project: ProjectInfo) -> None:
        """Read an image, then call `opened` or `failed` on the session's thread."""
        request = self._wanted = Request(record, store, project)
        self._loaded = None
        self._background.reader.run(
            lambda: self._read(request),
            lambda image: self._done(request, image),
            lambda error: self._give_up(request, error),
        )

    def note_stored_edit(self, image_id: int | None = None) -> None:
        """A mask is about to change on disk (None: any): one read before would be out of date."""
        wanted = self._wanted
        if wanted is not None and image_id in (None, wanted.record.id):
            self.open(wanted.record, wanted.store, wanted.project)

    def claim(self, image: OpenImage) -> bool:
        """Take an image onto the canvas; False where it is not wanted any more."""
        if self._loaded is not image:
            return False
        self.abandon()
        return True

    def read_ahead(self, record: ImageRecord | None) -> None:
        """Read the picture of the image that is likely next."""
        if record is None or record.problem is not None:
            return

        def read() -> None:
            if self._wanted is None and (self._ahead is None or self._ahead[0] != record.location):
                picture = Picture.read(record)
                is_kept = picture.pixels.nbytes <= KEPT_BYTES
                self._ahead = (record.location, picture) if is_kept else None

        self._background.reader.run(read, on_error=lambda error: None)

    def _read(self, request: Request) -> OpenImage | None:
        """Return the image, or None where it is not wanted any more."""
        if self._wanted is not request:
            return None
        record, store = request.record, request.store
        ahead, self._ahead = self._ahead, None
        is_ahead = ahead is not None and ahead[0] == record.location
        picture = ahead[1] if ahead is not None and is_ahead else Picture.read(record)
        shape = picture.shape
        mask, history = self._background.disk.call(lambda: store.load_mask(record.id, shape))
        image = OpenImage(record, picture, mask, history)
        look = self._background.disk.call(lambda: stored_display(store, record.id))
        if look is not None and look.fits(image.look):
            image.look = look
        size = self._background.disk.call(lambda: stored_pixel_size(store, record.id))
        take_pixel_size(image, size)
        stored = _stored_prediction(request.project, record.id, shape)
        image.prediction = stored or image.prediction
        return image

    def _done(self, request: Request, image: OpenImage | None) -> None:
        if image is None or self._wanted is not request:
            return
        self._drop_saved()
        kept = self._unsaved.get(image.id)
        if kept is not None:  # newer than what could be read
            kept.record = image.record
            image = kept
        self._loaded = image
        self._opened(image)

    def _drop_saved(self) -> None:
        unsaved_ids = self._saver.unsaved_image_ids
        self._unsaved = {i: image for i, image in self._unsaved.items() if i in unsaved_ids}

    def _give_up(self, request: Request, error: Exception) -> None:
        if self._wanted is not request:
            return
        self.abandon()
        record = request.record
        if isinstance(error, MemoryError):
            error = ImageUnreadable(
                f"There is too little memory for “{record.name}”. Close other programs, try again."
            )
        self._failed(record, error)


def _stored_prediction(
    project: ProjectInfo, image_id: int, shape: tuple[int, int]
) -> PredictedMask | None:
    try:
        return load_prediction(prediction_path(project.predictions, image_id), shape)
    except PredictionUnreadable:
        return None  # it is predicted again
