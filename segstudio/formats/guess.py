"""Which format a folder or file is in, told by names and by what files begin and end with."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from itertools import islice
from pathlib import Path

from segstudio.formats.catalogue import FORMAT_TITLES

INDEX_PNG = ""
"""Stands for index PNG."""
_MOST_FILES = 4_000
_MOST_PEEKED = 20
_PEEK_BYTES = 2**16
_DEPTH = 3


def guess_format(place: Path, images: Container[Path] = ()) -> str | None:
    """Return the likely format's name, "" for index PNG; None where nothing is known.

    images: files that are no masks. Few files are looked into, and of each only its ends, so a
    large folder takes no longer.
    """
    found = iter([place]) if place.is_file() else _files(place, _DEPTH)
    files = [path for path in islice(found, _MOST_FILES) if path not in images]
    for name in _candidates(files):
        if name == INDEX_PNG or name in FORMAT_TITLES:
            return name
    return None


def _candidates(files: list[Path]) -> Iterator[str]:
    """Yield formats, the surest first."""
    names = {path.name.lower() for path in files}
    if any(path.parent.name == "SegmentationClass" for path in files):
        yield "voc"
    if any(name.endswith("_gtfine_instanceids.png") for name in names):
        yield "cityscapes"
    for path in islice((p for p in files if p.suffix.lower() == ".xml"), _MOST_PEEKED):
        if b"<annotations" in _ends(path):
            yield "cvat"
    listed = (p for p in files if p.suffix.lower() in (".json", ".geojson"))
    for path in islice(listed, _MOST_PEEKED):
        yield from _of_json(_ends(path))
    if "data.yaml" in names:
        yield "yolo"
    yield from _of_pngs(path for path in files if path.suffix.lower() == ".png")
    if any(name.endswith((".tif", ".tiff")) for name in names):
        yield "tiff"


def _of_pngs(files: Iterator[Path]) -> Iterator[str]:
    folders: dict[Path, list[Path]] = {}
    for path in files:
        folders.setdefault(path.parent, []).append(path)
    if folders:
        is_grey = any(not any(map(_is_colored, pngs[:3])) for pngs in folders.values())
        yield INDEX_PNG if is_grey else "color-png"


def _of_json(ends: bytes) -> Iterator[str]:
    if b'"segments_info"' in ends:
        yield "coco-panoptic"
    if b'"categories"' in ends and b'"images"' in ends:
        yield "coco"
    if b'"shapes"' in ends and (b'"imagePath"' in ends or b'"shape_type"' in ends):
        yield "labelme"
    if b'"Feature"' in ends or b'"FeatureCollection"' in ends:
        yield "qupath"
    if b'"polygonlabels"' in ends:  # what is no polygon is a brush stroke there, too
        yield "label-studio-polygons"
    if b'"brushlabels"' in ends:
        yield "label-studio"


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
