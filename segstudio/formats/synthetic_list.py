"""`synthetic.txt` in an exported folder: the images that a generator painted, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from segstudio.formats.errors import FormatError
from segstudio.formats.exported_file import write_exported
from segstudio.formats.input_file import read_text

SYNTHETIC_NAME = "synthetic.txt"
_HEAD = "# Painted from masks by a generator: learn from these images, never measure by them."
_MAX_BYTES = 2**28


def write_synthetic(folder: Path, files: Iterable[str]) -> None:
    """Write the images' paths as in the data set; nothing without any. Raises ExportFailed."""
    listed = [each for each in files if "\n" not in each and "\r" not in each]
    if listed:
        content = "".join(f"{line}\n" for line in (_HEAD, *listed))
        write_exported(folder / SYNTHETIC_NAME, content.encode())


def read_synthetic(folder: Path) -> frozenset[str]:
    """Return the paths that a folder's list names; none where there is no list that can be read."""
    path = folder / SYNTHETIC_NAME
    try:
        lines = read_text(path, _MAX_BYTES).split("\n") if path.is_file() else []
    except FormatError:
        return frozenset()
    return frozenset(each.rstrip("\r") for each in lines if each and not each.startswith("#"))
