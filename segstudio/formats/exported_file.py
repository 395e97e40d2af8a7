"""Writes an exported file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from segstudio.formats.errors import ExportFailed


def write_exported(path: Path, content: bytes | Callable[[BinaryIO], object]) -> None:
    """Write `content`, or what the function writes, to `path`, making its folder where needed.

    A temporary file beside it is synced and renamed over the old one. Raises ExportFailed.
    """
    # `storage.atomic_file` does the same for the project's own files; siblings do not import each
    # other, and `document` below both touches no disk. It also syncs the folder: a project has to
    # outlive a power cut, an export can be made again.
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            if callable(content):
                content(file)
            else:
                file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise _failed(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


class ExportedStream:
    """A text file that is written bit by bit and is there only once it is whole."""

    def __init__(self, path: Path) -> None:
        """Raises ExportFailed."""
        self._path = path
        self._temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
        with self._failing():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._temporary.open("x", encoding="utf-8")
        # Whoever is stopped half-way never closes: nothing of it may stay behind.
        self._discard = weakref.finalize(self, _discard, self._file, self._temporary)

    def write(self, text: str) -> None:
        """Add text. Raises ExportFailed."""
        with self._failing():
            self._file.write(text)

    def close(self) -> None:
        """Put the file in its place. Raises ExportFailed."""
        with self._failing(), self._file:
            self._file.flush()
            os.fsync(self._file.fileno())
        with self._failing():
            self._temporary.replace(self._path)
        self._discard.detach()

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            with contextlib.suppress(OSError):
                self._temporary.unlink(missing_ok=True)
            raise _failed(self._path, error) from error


def _discard(file: TextIO, temporary: Path) -> None:
    with contextlib.suppress(OSError):
        file.close()
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def _failed(path: Path, error: OSError) -> ExportFailed:
    return ExportFailed(
        f"“{path}” could not be written: {error.strerror or error}. Check the space left on "
        "the drive and the folder's permissions, then export again."
    )
