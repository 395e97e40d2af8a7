"""Which images a folder with one file for each of them has masks for, and how large they are."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
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


def foreign_files(folder: Path, files: Sequence[str], keys: Iterable[ImageKey]) -> list[str]:
    """Return the files of a set with one for each image that belong to none of those images.

    files: of the format, as in `Format`; the first with STEM is what each image has.
    """
    beginning, _, ending = next(each for each in files if "STEM" in each).partition("STEM")
    others = [each.partition("STEM")[2] for each in files if each.startswith(f"{beginning}STEM")]
    longer = tuple(each for each in others if each != ending and each.endswith(ending))
    known = {key.stem for key in keys}
    root = folder / beginning if (folder / beginning).is_dir() else folder
    return [
        path.relative_to(folder).as_posix()
        for stem, path in files_below(root, ending)
        if stem not in known and path.name not in files and not path.name.endswith(longer)
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
