"""The images' files as the engine sees them: read when first needed; one that fails is left out."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Hashable
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from segstudio.engine.stored_image import Frame, StoredImage, stored_image
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_size
from segstudio.storage.image_folder import list_images
from segstudio.worker.messages import ImageFailed, Report

_log = logging.getLogger(__name__)

MOST_HEADERS = 200
"""Of images whose neighbours are looked for at once."""

ReadImage = Callable[[str], npt.NDArray[np.generic]]


class ImageUnknown(LookupError):
    """An image that the window never added, or that was given up."""


class _Order:
    """The image files of a folder in the natural order of their names."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError, or StorageError where it cannot be listed."""
        self._folder, self._changed_ns = folder, folder.stat().st_mtime_ns
        self._files = list_images(folder, recursive=False)
        self._places = {Path(each).name: at for at, each in enumerate(self._files)}

    def is_of(self, folder: Path) -> bool:
        """Tell whether this is the order of the folder as it is now."""
        return folder == self._folder and folder.stat().st_mtime_ns == self._changed_ns

    def beside(self, name: str, places: int) -> str | None:
        """Return the file so many places after a file of that name, None where there is none."""
        at = self._places.get(name)
        is_there = at is not None and 0 <= at + places < len(self._files)
        return self._files[at + places] if at is not None and is_there else None


class ImageLibrary:
    """Paths by image id; the learner's source of pixels."""

    def __init__(self, read: ReadImage, report: Callable[[Report], None]) -> None:
        """read: returns the pixels of a path, and raises with a sentence where it cannot."""
        self._read = read
        self._report = report
        self._paths: dict[int, str] = {}
        self._shapes: dict[int, tuple[int, int]] = {}
        self._failed: set[int] = set()
        self._order: _Order | None = None
        self.last_asked: int | None = None
        """The image asked for last: what the learner refuses, it has just read."""

    def add(self, image_id: int, path: str) -> bool:
        """Know the image; tell whether it was known with another path, or had failed."""
        is_other = self._paths.get(image_id, path) != path or image_id in self._failed
        self._paths[image_id] = path
        if is_other:
            self._shapes.pop(image_id, None)
            self._failed.discard(image_id)
        return is_other

    def name(self, image_id: int) -> str:
        """Return the name of its file in quotes, for a sentence."""
        return f"“{Path(self._paths.get(image_id, str(image_id))).name}”"

    def named(self, sentence: str, image_id: int) -> str:
        """Return a sentence of the learner's with the image's name for its id."""
        name = f"Image {self.name(image_id)}"  # translators know “Image {0} holds …”
        return sentence.replace(f"Image {image_id!r}", name, 1)

    def path(self, image_id: int) -> str | None:
        """Return the path of an image, None where it was not added or was given up."""
        return None if image_id in self._failed else self._paths.get(image_id)

    def has_failed(self, image_id: int) -> bool:
        """Tell whether the image was given up."""
        return image_id in self._failed

    def shape(self, image_id: int) -> tuple[int, int] | None:
        """Return (height, width) px once the image was read, else None."""
        return self._shapes.get(image_id)

    def __call__(self, key: Hashable) -> npt.NDArray[np.generic]:
        """Read the image with id `key`. Raises ImageUnknown or what the reader raises."""
        path = self._paths.get(key) if isinstance(key, int) else None
        if path is None or not isinstance(key, int):
            raise ImageUnknown(f"Image {key!r} was not added.")
        if key in self._failed:
            raise ImageUnknown(f"Image {key!r} was left out.")
        self.last_asked = key
        try:
            pixels = self._read(path)
        except Exception as error:
            self.give_up(key, str(error) or type(error).__name__)
            raise
        self._shapes[key] = (pixels.shape[0], pixels.shape[1])
        return pixels

    def beside(self, key: Hashable, places: int) -> Frame | None:
        """Return the image before or after another, or a path, in its folder; None at its ends.

        A folder is in the natural order of its names. Raises OSError, and StorageError where the
        folder cannot be listed.
        """
        path = self._paths.get(key) if isinstance(key, int) else str(key)
        found = None if path is None else self._beside(Path(path), places)
        if found is None:
            return None
        state = Path(found).stat()
        return Frame((found, state.st_mtime_ns, state.st_size), partial(self._read, found))

    def is_in_order(self) -> bool:
        """Tell whether an image has one of its size beside it, as far as headers tell.

        Without images nothing speaks against it. Of many only the first are looked at.
        """
        known = list(islice(self._paths.values(), MOST_HEADERS))
        return not known or any(map(self._has_alike, map(Path, known)))

    def _has_alike(self, path: Path) -> bool:
        for places in (-1, 1):
            with contextlib.suppress(OSError, StorageError):  # then it is no neighbour
                found = self._beside(path, places)
                if found is not None and read_size(Path(found)) == read_size(path):
                    return True
        return False

    def _beside(self, path: Path, places: int) -> str | None:
        order = self._order
        if order is None or not order.is_of(path.parent):
            order = self._order = _Order(path.parent)  # at once: a thread may be asking, too
        return order.beside(path.name, places)

    def stored(self, path: str) -> StoredImage:
        """Read an image that need not have been added; on any thread.

        Raises ImageRefused or what the reader raises.
        """
        return stored_image(path, self._read(path), self.beside)

    def give_up(self, image_id: int, reason: str) -> None:
        """Leave the image out from now on, and tell why, once."""
        if image_id in self._failed:
            return
        self._failed.add(image_id)
        self._shapes.pop(image_id, None)
        _log.warning("Image %s is left out: %s", self._paths.get(image_id), reason)
        self._report(ImageFailed(image_id, reason))
