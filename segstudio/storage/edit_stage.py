"""Edits in the making, kept in a file that nobody else sees: it is gone with the process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
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
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[ImageEdit]:
        """Read all edits, one after the other. Raises StorageFailed, EditDamaged."""
        for start, length, stub in self._places.values():
            try:
                self._file.seek(start)
                blob = self._file.read(length)
            except OSError as error:
                raise self._failure(error) from error
            yield replace(stub, edit=MaskEdit.from_bytes(stub.edit.name, blob))

    def put(self, item: ImageEdit) -> None:
        """Keep an image's edit, in place of one that was there. Raises StorageFailed."""
        blob = item.edit.to_bytes()
        try:
            start = self._file.seek(0, 2)
            self._file.write(blob)
        except OSError as error:
            raise self._failure(error) from error
        stub = replace(item, edit=MaskEdit(item.edit.name, ()))
        self._places[item.image_id] = (start, len(blob), stub)

    def drop(self, image_id: int) -> None:
        """Forget an image's edit."""
        self._places.pop(image_id, None)

    def _failure(self, error: OSError) -> StorageFailed:
        return StorageFailed(
            f"Nothing was changed: the masks cannot be kept beside “{self._folder}” before they "
            f"are stored ({error.strerror}). Free some space, or check the drive."
        )
