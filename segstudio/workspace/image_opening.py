"""Bringing an image onto the canvas: off this thread, and only the last one asked for counts."""

from __future__ import annotations

from collections.abc import Callable

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
from segstudio.workspace.open_image import OpenImage, Picture
from segstudio.workspace.project_info import ProjectInfo

KEPT_BYTES = 96 * 2**20
"""Pictures read ahead are kept while they fit."""

Opened = Callable[[OpenImage], None]
Failed = Callable[[ImageRecord, Exception], None]


class ImageOpening:
    """Reads images for a session; reads the next one ahead while the person looks at this one."""

    def __init__(self, background: Background, opened: Opened, failed: Failed) -> None:
        self._background = background
        self._opened = opened
        self._failed = failed
        self._wanted: ImageRecord | None = None
        self._ahead: dict[int, Picture] = {}
        self._unsaved: dict[int, OpenImage] = {}

    @property
    def wanted_id(self) -> int | None:
        """Id of the image being read, or None."""
        return self._wanted.id if self._wanted else None

    def keep(self, image: OpenImage) -> None:
        """Hold an image whose edits are not on disk yet; opening it again gives it back."""
        self._unsaved[image.id] = image

    def forget(self) -> None:
        """Forget everything, as when the project closes."""
        self._wanted = None
        self._ahead.clear()
        self._unsaved.clear()

    def open(self, record: ImageRecord, store: ProjectStore, project: ProjectInfo) -> None:
        """Read an image, then call `opened` or `failed` on the session's thread."""
        self._wanted = record
        kept = self._unsaved.pop(record.id, None)
        if kept is not None:
            self._done(kept)
            return
        picture = self._ahead.pop(record.id, None)
        self._background.reader.run(
            lambda: self._read(record, picture, store, project),
            self._done,
            lambda error: self._give_up(record, error),
        )

    def read_ahead(self, record: ImageRecord | None) -> None:
        """Read the picture of the image that is likely next."""
        if record is None or record.id in self._ahead or record.problem is not None:
            return

        def keep(picture: Picture) -> None:
            self._ahead = {record.id: picture} if picture.pixels.nbytes <= KEPT_BYTES else {}

        self._background.reader.run(lambda: Picture.read(record), keep, lambda error: None)

    def _read(
        self,
        record: ImageRecord,
        picture: Picture | None,
        store: ProjectStore,
        project: ProjectInfo,
    ) -> OpenImage | None:
        """Return the image, or None where it is not wanted any more."""
        if self._wanted is not record:
            return None
        picture = picture or Picture.read(record)
        shape = picture.shape
        mask, history = self._background.disk.call(lambda: store.load_mask(record.id, shape))
        image = OpenImage(record, picture, mask, history)
        image.prediction = _stored_prediction(project, record.id, shape) or image.prediction
        return image

    def _done(self, image: OpenImage | None) -> None:
        if image is not None and self._wanted is image.record:
            self._wanted = None
            self._opened(image)

    def _give_up(self, record: ImageRecord, error: Exception) -> None:
        if self._wanted is not record:
            return
        self._wanted = None
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
