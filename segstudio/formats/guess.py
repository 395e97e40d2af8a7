"""Which format a folder or file is in, told by names and by what files begin and end with."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.formats.catalogue import INDEX_PNG as INDEX_PNG_NAME
from segstudio.formats.classes_file import CLASSES_NAME

INDEX_PNG = ""
"""Stands for index PNG."""
_MOST_FILES = 4_000
_MOST_PEEKED = 20
_PEEK_BYTES = 2**16
_DEPTH = 3
_FEATURE = re.compile(rb'"type"\s*:\s*"Feature(Collection)?"')


@dataclass(frozen=True, slots=True)
class Guess:
    """name: of the format, as in `catalogue.ALL_TITLES`. reason: what tells it, for a sentence.

    is_sure: nothing else looks so.
    """

    name: str
    reason: str
    is_sure: bool = True


def guess_format(place: Path, images: Container[Path] = ()) -> str | None:
    """Return the likely format's name, "" for index PNG; None where nothing is known.

    images: files that are no masks.
    """
    for guess in guesses(place, images):
        if guess.name == INDEX_PNG_NAME or guess.name in FORMAT_TITLES:
            return INDEX_PNG if guess.name == INDEX_PNG_NAME else guess.name
    return None


def guesses(place: Path, images: Container[Path] = ()) -> list[Guess]:
    """Return the formats that a folder, or a file of one, looks like; the surest first.

    images: files that are no masks. Few files are looked into, and of each only its ends, so a
    large folder takes no longer.
    """
    found = iter([place]) if place.is_file() else _files(place, _DEPTH)
    files = [path for path in islice(found, _MOST_FILES) if path not in images]
    sure: dict[str, Guess] = {}
    for guess in _told_by_text(files):
        sure.setdefault(guess.name, guess)
    has_classes = any(path.name == CLASSES_NAME for path in files)
    pixels = (Guess(*each, has_classes and not sure) for each in _told_by_pixels(files))
    return [*sure.values(), *(guess for guess in pixels if guess.name not in sure)]


def _told_by_text(files: list[Path]) -> Iterator[Guess]:
    """Yield formats that have names of files or words of their own."""
    names = {path.name.lower() for path in files}
    if any(path.parent.name == "SegmentationClass" for path in files):
        yield Guess("voc", "there is a folder SegmentationClass")
    if any(name.endswith("_gtfine_instanceids.png") for name in names):
        yield Guess("cityscapes", "there are files that end with _gtFine_instanceIds.png")
    for path in islice((p for p in files if p.suffix.lower() == ".xml"), _MOST_PEEKED):
        if b"<annotations" in _ends(path):
            yield Guess("cvat", f"“{path.name}” holds annotations as CVAT writes them")
    listed = (p for p in files if p.suffix.lower() in (".json", ".geojson"))
    for path in islice(listed, _MOST_PEEKED):
        yield from (Guess(name, f"“{path.name}” {what}") for name, what in _of_json(_ends(path)))
    if "data.yaml" in names:
        yield Guess("yolo", "there is a data.yaml with the names of the classes")


def _told_by_pixels(files: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield formats of which only pixels and, at best, classes.json are there."""
    folders: dict[Path, list[Path]] = {}
    for path in files:
        if path.suffix.lower() == ".png":
            folders.setdefault(path.parent, []).append(path)
    if folders:
        is_grey = any(not any(map(_is_colored, pngs[:3])) for pngs in folders.values())
        if is_grey:
            yield INDEX_PNG_NAME, "there are PNGs in grey"
        else:
            yield "color-png", "there are PNGs in colour"
    if any(path.suffix.lower() in (".tif", ".tiff") for path in files):
        yield "tiff", "there are TIFFs"


def _of_json(ends: bytes) -> Iterator[tuple[str, str]]:
    """Yield format and reason, to follow the name of the file."""
    if b'"segments_info"' in ends:
        yield "coco-panoptic", "has “segments_info”"
    elif b'"categories"' in ends or (b'"category_id"' in ends and b'"image_id"' in ends):
        yield "coco", "has “categories” and “annotations”"
    if b'"shapes"' in ends and (b'"imagePath"' in ends or b'"shape_type"' in ends):
        yield "labelme", "has “shapes” and “imagePath”"
    if _FEATURE.search(ends):
        yield "qupath", "holds features of GeoJSON"
    if b'"polygonlabels"' in ends:  # what is no polygon is a brush stroke there, too
        yield "label-studio-polygons", "is a list of tasks with polygons"
    elif b'"brushlabels"' in ends or (
        ends.lstrip()[:1] == b"[" and b'"data"' in ends and b'"annotations"' in ends
    ):
        yield "label-studio", "is a list of tasks with annotations"


def _files(folder: Path, depth: int) -> Iterator[Path]:
    """Yield files, those of a folder before those of its sub-folders; links are not followed."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    yield from (Path(each.path) for each in found if each.is_file(follow_symlinks=False))
    for each in found:
        if depth and each.is_dir(follow_symlinks=False):
            yield from _files(Path(each.path), depth - 1)


def _ends(path: Path) -> bytes:
    """Return the first and the last bytes of a file."""
    try:
        with path.open("rb") as file:
            start = file.read(_PEEK_BYTES)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(len(start), size - _PEEK_BYTES))
            return start + file.read(_PEEK_BYTES)
    except OSError:
        return b""


def _is_colored(path: Path) -> bool:
    """Tell whether a PNG says that its pixels are RGB or RGBA."""
    try:
        with path.open("rb") as file:
            header = file.read(26)
    except OSError:
        return False
    return header[:8] == b"\x89PNG\r\n\x1a\n" and len(header) == 26 and header[25] in (2, 6)
