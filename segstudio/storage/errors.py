"""What can go wrong on disk; each error's text is a sentence: what, where, what to do."""

from __future__ import annotations

from pathlib import Path


class StorageError(Exception):
    """Any failure of the storage room."""


class StorageFailed(StorageError):
    """The disk would not (full, read-only, gone). Nothing changed; the call can be retried."""


class ProjectMissing(StorageError):
    """The folder holds no project."""


class ProjectExists(StorageError):
    """The folder holds a project already."""


class ProjectInUse(StorageError):
    """The project is open somewhere else."""


class ProjectTooNew(StorageError):
    """The project was written by a newer version of SegStudio."""


class ProjectDamaged(StorageError):
    """The project's file cannot be read any more.

    backup: its last good backup, for `restore_backup`, or None.
    """

    def __init__(self, sentence: str, backup: Path | None = None) -> None:
        super().__init__(sentence)
        self.backup = backup


class ImageMissing(StorageError):
    """The project holds no image with that id."""


class ImageResized(StorageError):
    """The image has another size than the one that its mask was drawn on."""


class EditsOutdated(StorageError):
    """Masks have changed since edits of them were made; nothing was stored.

    image_ids: whose edits must be made anew.
    """

    def __init__(self, image_ids: list[int]) -> None:
        super().__init__("Masks were changed in the meantime. Try again.")
        self.image_ids = image_ids


class ImageUnreadable(StorageError):
    """An image file cannot be read."""
