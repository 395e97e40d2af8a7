"""Which images a folder with one file for each of them has masks for, and how large they are."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from segstudio.formats.format import ImageKey

NO_SIZE = (0, 0)
"""The shape of an image whose size a set does not tell."""
_PNG_MARK = b"\x89PNG\r\n\x1a\n"


def files_below(folder: Path, ending: str) -> Iterator[tuple[str, Path]]:
    """Yield the path below `folder`, without `ending` and with "/", and the file of each, sorted.

    Links to other folders are not followed.
    """
    for path in sorted(folder.rglob(f"*{ending}")):
        if path.is_file():
            yield path.relative_to(folder).as_posix().removesuffix(ending), path


def listed_images(
    folder: Path, ending: str, size_of: Callable[[Path], tuple[int, int]], suffix: str
) -> list[ImageKey]:
    """Return an image for each file with that ending; suffix: what its name most likely ends with.

    size_of: returns (height, width) of a file, or NO_SIZE.
    """
    return [
        ImageKey(f"{stem}{suffix}", stem, size_of(path))
        for stem, path in files_below(folder, ending)
    ]


def png_shape(path: Path) -> tuple[int, int]:
    """Return (height, width) of a PNG, or NO_SIZE where it is none."""
    beginning = png_beginning(path)
    return struct.unpack(">II", beginning[16:24])[::-1] if beginning else NO_SIZE


def png_beginning(path: Path) -> bytes:
    """Return the first 26 bytes of a PNG, which tell its size and kind; none where it is none."""
    try:
        with path.open("rb") as file:
            beginning = file.read(26)
    except OSError:
        return b""
    return beginning if len(beginning) == 26 and beginning.startswith(_PNG_MARK) else b""


def tiff_shape(path: Path) -> tuple[int, int]:
    """Return (height, width) of a TIFF with one value for each pixel, or NO_SIZE."""
    import tifffile  # late: the window does without

    try:
        with tifffile.TiffFile(path) as tiff:
            shape = tiff.pages.first.shape
    except Exception:  # decoders raise anything for files made to break them
        return NO_SIZE
    return (shape[0], shape[1]) if len(shape) == 2 else NO_SIZE
