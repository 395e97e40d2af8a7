"""What is told of an image file by looking at it once, in a small size."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from segstudio.document.image_hash import SIDE_PX, image_hash
from segstudio.storage.errors import ImageUnreadable
from segstudio.storage.image_file import read_preview, read_size
from segstudio.storage.image_record import ImageRecord

_PREVIEW_PX = 2 * SIDE_PX


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """One image. shape: (height, width); None where the file cannot be read: problem says why.

    look: see `image_hash`; None for an image of one brightness, too.
    """

    record: ImageRecord
    shape: tuple[int, int] | None = None
    look: int | None = None
    problem: str | None = None

    @property
    def is_blank(self) -> bool:
        """True where all of the image is of one brightness."""
        return self.problem is None and self.look is None


def facts_of(record: ImageRecord) -> ImageFacts:
    """Decode an image; what is wrong with it becomes its `problem`."""
    try:
        return ImageFacts(
            record, read_size(record.path), image_hash(read_preview(record.path, _PREVIEW_PX))
        )
    except ImageUnreadable as error:
        return ImageFacts(record, problem=str(error))


def file_digest(path: Path) -> bytes | None:
    """Return what only files of the same content share; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "blake2b").digest()
    except OSError:
        return None
