"""Edits in the making, kept in a file that nobody else sees: it is gone with the process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from segstudio.document.mask_edit import MaskEdit
from segstudio.storage.edit_set import ImageEdit
from segstudio.storage.errors import StorageFailed


class EditStage:
    """Holds one edit for each image; memory depends on their number, not on their size.

    Use from one thread at a time.
    """

    def __init__(self, folder: Path) -> None:
        """folder: on the disk to use, such as the project's. Raises StorageFailed."""
        self._folder = folder
        self._places: dict[int, tuple[int, int, ImageEdit]] = {}
        try:
            self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        except OSError as error:
            raise self._failure(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the disk back what the edits took."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[ImageEdit]:
        """Read all edits, one after the other. Raises StorageFailed, EditDamaged."""
        for image_id in list(self._places):
            yield self[image_id]

    def __contains__(self, image_id: object) -> bool:
        return image_id in self._places

    def __getitem__(self, image_id: int) -> ImageEdit:
        """Read the edit of an image. Raises KeyError, StorageFailed, EditDamaged."""
        start, length, stub = self._places[image_id]
        try:
            self._file.seek(start)
            blob = self._file.read(length)
        except OSError as error:
            raise self._failure(error) from error
        return replace(stub, edit=MaskEdit.from_bytes(stub.edit.name, blob))

    @property
    def gains(self) -> dict[int, Mapping[int, int]]:
        """Labelled pixels of each class that each image gains; nothing is read."""
        return {i: stub.edit.gains or {} for i, (_, _, stub) in self._places.items()}

    def put(self, item: ImageEdit) -> None:
        """Keep an image's edit, in place of one that was there. Raises StorageFailed."""
        blob = item.edit.to_bytes()
        try:
            start = self._file.seek(0, 2)
            self._file.write(blob)
        except OSError as error:
            raise self._failure(error) from error
        stub = replace(item, edit=replace(item.edit, changes=()))
        self._places[item.image_id] = (start, len(blob), stub)

    def drop(self, image_id: int) -> None:
        """Forget an image's edit."""
        self._places.pop(image_id, None)

    def _failure(self, error: OSError) -> StorageFailed:
        return StorageFailed(
            f"Nothing was changed: the masks cannot be kept beside “{self._folder}” before they "
            f"are stored ({error.strerror}). Free some space, or check the drive."
        )
