"""Tells the format of a data set by what is in its files, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from segstudio.formats.classes_file import CLASSES_NAME
from segstudio.formats.mask_files import png_beginning

_PEEKED_BYTES = 2**16
"""Read at the beginning and at the end of a file: sets may be large."""
_MOST_FILES = 50
_COLORS = (2, 6)
"""PNG's kinds of pixels with red, green and blue."""


@dataclass(frozen=True, slots=True)
class Guess:
    """name: of the format. reason: what tells it, to follow “because”."""

    name: str
    reason: str


def recognised(place: Path) -> list[Guess]:
    """Return the formats that a folder, or one file, can be of; one where it is beyond doubt."""
    found: dict[str, Guess] = {}
    for guess in _guesses(place):
        found.setdefault(guess.name, guess)
    return list(found.values())


def _guesses(place: Path) -> Iterator[Guess]:
    if place.is_file():
        yield from _of_text(place)
        return
    if (place / "SegmentationClass").is_dir():
        yield Guess("voc", "there is a folder SegmentationClass")
    if (place / "data.yaml").is_file() and next(place.rglob("*.txt"), None) is not None:
        yield Guess("yolo", "data.yaml lies there with text files of labels")
    if next(place.rglob("*_gtFine_instanceIds.png"), None) is not None:
        yield Guess("cityscapes", "there are files that end with _gtFine_instanceIds.png")
    texts: list[Path] = []
    for pattern in ("*.xml", "*.geojson", "*.json"):
        at_top = sorted(place.glob(pattern))
        texts += at_top or islice(place.rglob(pattern), _MOST_FILES)
    for path in texts[:_MOST_FILES]:
        if path.name != CLASSES_NAME:
            yield from _of_text(path)
    if (place / CLASSES_NAME).is_file():
        yield from _of_pixels(place)


def _of_text(path: Path) -> Iterator[Guess]:
    """Yield what a text file can be, by names that only this format has."""
    text = _peeked(path)

    def has(*names: str) -> bool:
        return all(re.search(rf'"{name}"\s*:', text) for name in names)

    start, name = text.lstrip("\ufeff \t\r\n")[:1], f"“{path.name}”"
    if start == "<" and "<annotations" in text:
        yield Guess("cvat", f"{name} holds annotations as CVAT writes them")
    elif re.search(r'"type"\s*:\s*"Feature(Collection)?"', text):
        yield Guess("qupath", f"{name} holds features of GeoJSON")
    elif start == "{" and has("shapes") and (has("imagePath") or has("imageHeight")):
        yield Guess("labelme", f"{name} has “shapes” and “imagePath”")
    elif start == "{" and has("segments_info"):
        yield Guess("coco-panoptic", f"{name} has “segments_info”")
    elif start == "{" and (has("categories") or has("image_id", "category_id")):
        yield Guess("coco", f"{name} has “categories” and “annotations”")
    elif start == "[" and has("data") and (has("annotations") or has("result")):
        yield Guess("label-studio", f"{name} is a list of tasks with “annotations”")


def _of_pixels(folder: Path) -> Iterator[Guess]:
    """Yield what files of pixels beside classes.json can be."""
    kinds = {
        beginning[25] in _COLORS
        for path in islice(folder.rglob("*.png"), _MOST_FILES)
        if (beginning := png_beginning(path))
        and not path.name.endswith("_gtFine_labelIds.png")
        and not path.name.endswith("_gtFine_instanceIds.png")
    }
    if True in kinds:
        yield Guess("color-png", f"{CLASSES_NAME} lies beside PNGs in colour")
    if False in kinds:
        yield Guess("index-png", f"{CLASSES_NAME} lies beside PNGs in grey")
    if next(folder.rglob("*.tif"), None) is not None:
        yield Guess("tiff", f"{CLASSES_NAME} lies beside TIFFs")


def _peeked(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_PEEKED_BYTES)
            size = path.stat().st_size
            if size > 2 * _PEEKED_BYTES:
                file.seek(size - _PEEKED_BYTES)
            content += file.read(_PEEKED_BYTES)
    except OSError:
        return ""
    return content.decode("utf-8", "replace")
