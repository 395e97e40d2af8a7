"""Small pictures of the images in sight, and of what is drawn on them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from segstudio.storage.image_file import read_preview
from segstudio.ui.panels.picture_maker import PictureMaker
from segstudio.workspace.image_list import ImageRecord
from segstudio.workspace.review_desk import ReviewDesk


class Thumbnails(PictureMaker):
    """Reads pictures from the images' files; `ready` tells an image's id."""

    def __init__(self, side_px: int, parent: QObject) -> None:
        """side_px: device pixels of the longer side."""
        super().__init__(parent)
        self._side_px = side_px

    def get(self, record: ImageRecord) -> QPixmap | None:
        """Return the picture, or None while it is read or where it cannot be."""
        read = partial(read_preview, record.path, self._side_px)
        return self.picture(record.id, read if record.problem is None else None)


class MaskThumbnails(PictureMaker):
    """Draws the masks of images small, from the project's file; `ready` tells an image's id."""

    def __init__(self, side_px: int, review: ReviewDesk, parent: QObject) -> None:
        """side_px: device pixels of the longer side."""
        super().__init__(parent)
        self._side_px = side_px
        self._review = review

    def get(self, record: ImageRecord) -> QPixmap | None:
        """Return the picture, transparent where nothing is drawn; None while it is made."""
        return self.picture(record.id, self._review.mask_picture(record, self._side_px))
