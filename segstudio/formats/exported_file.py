"""Writes an exported file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

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
        raise ExportFailed(
            f"“{path}” could not be written: {error.strerror or error}. Check the space left on "
            "the drive and the folder's permissions, then export again."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
