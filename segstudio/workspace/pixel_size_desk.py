"""How large a pixel is: as the file says, or as set by hand for an image or a whole project."""

from __future__ import annotations

from segstudio.document.pixel_size import PixelSize
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.pixel_size_file import read_pixel_size
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.events import Events
from segstudio.workspace.known_mask import Reach, on_this_thread
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver

_SHARED_KEY, _IMAGE_KEY = "pixel_size.all", "pixel_size.image.{}"


class PixelSizeDesk:
    """Sets the pixel size of the open image by hand; `pixel_size_changed` tells of it."""

    def __init__(self, events: Events, saver: Saver) -> None:
        self._events = events
        self._saver = saver

    def set(self, image: OpenImage, size: PixelSize | None, is_shared: bool = False) -> None:
        """Take a size in place of the file's; None: the file's again.

        is_shared: for all images of the project that have none of their own.
        """
        stored = None if size is None else [size.height_um, size.width_um]
        self._write(_IMAGE_KEY.format(image.id), None if is_shared else stored)
        if is_shared:
            self._write(_SHARED_KEY, stored)
        image.pixel_size = size or image.file_pixel_size
        self._events.pixel_size_changed.emit()

    def _write(self, key: str, value: object) -> None:
        self._saver.write(lambda store: store.set_setting(key, value))


def stored_pixel_size(store: ProjectStore, image_id: int) -> PixelSize | None:
    """Return what was set by hand for that image, or for all; on the disk lane only."""
    for key in (_IMAGE_KEY.format(image_id), _SHARED_KEY):
        stored = store.setting(key)
        if isinstance(stored, list) and len(stored) == 2:
            try:
                size = PixelSize(float(stored[0]), float(stored[1]))
            except (TypeError, ValueError):
                continue
            if size.is_sound:
                return size
    return None


def known_pixel_size(
    store: ProjectStore, record: ImageRecord, reach: Reach = on_this_thread
) -> PixelSize | None:
    """Return what was set by hand, else what the image's file tells; None where neither does.

    reach: how the store may be called. Raises StorageError.
    """
    return reach(lambda: stored_pixel_size(store, record.id)) or read_pixel_size(record.path)


def take_pixel_size(image: OpenImage, stored: PixelSize | None) -> None:
    """Give an image that was just read its pixel size; reads its file's header."""
    image.file_pixel_size = read_pixel_size(image.record.path)
    image.pixel_size = stored or image.file_pixel_size
