"""Reads COCO panoptic: what is wrong in it is said, and keeps the rest not back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.object_numbers import MAX_OBJECT
from segstudio.formats.coco_images import CocoIndex, found_json, image_keys, listed
from segstudio.formats.color_png import read_rgb
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import IS_SYNTHETIC, ImageKey, TakenMask
from segstudio.formats.image_names import relative_path
from segstudio.formats.input_file import check_shape, read_json_object

JSON_NAME, PNG_FOLDER = "panoptic.json", "panoptic"
IS_OBJECT = "is_object"
"""Our own key, which others pass over: false for all of a class that is no object."""
_STRIP_ROWS = 256


class PanopticReader:
    """Reads panoptic.json, or the only .json of a folder, and PNGs beside it.

    The PNGs may lie in a folder that is named like the JSON.
    """

    def __init__(self, folder: Path) -> None:
        """Raises ImportFailed."""
        path = found_json(folder, JSON_NAME)
        content = read_json_object(path)
        self._index = CocoIndex(content)
        self._annotations = self._index.annotations(content)
        self._folder = path.with_suffix("") if path.with_suffix("").is_dir() else path.parent
        self.problems = self._index.problems
        self.classes = self._index.classes

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the images of the set that are none of those."""
        return self._index.images.strangers(keys)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return the mask of an image, or None. Raises ImportFailed."""
        image = self._index.images.find(key)
        if image is None:
            return None
        check_shape("This entry", [image.get("height"), image.get("width")], key.shape)
        annotations = self._annotations[image["id"]]
        is_synthetic = image.get(IS_SYNTHETIC) is True
        if not annotations:
            return TakenMask(np.zeros(key.shape, np.uint8), is_synthetic=is_synthetic)
        problems = (
            [] if len(annotations) == 1 else ["It has several annotations; the first counts."]
        )
        file = annotations[0].get("file_name")
        name = relative_path(file) if isinstance(file, str) else None
        if name is None:
            raise ImportFailed(f"Its PNG “{file}” does not lie in the folder of the set.")
        path = self._folder / name
        if not path.is_file():
            raise ImportFailed(f"Its PNG “{path}” is missing.")
        segments = self._segments(listed(annotations[0], "segments_info"), problems)
        return _taken(read_rgb(path, key.shape), segments, problems, is_synthetic)

    def _segments(
        self, infos: list[dict[str, Any]], problems: list[str]
    ) -> dict[int, tuple[int, int]]:
        """Return value and object number of each segment."""
        found: dict[int, tuple[int, int]] = {}
        count = 0
        for info in infos:
            number, category = info.get("id"), info.get("category_id")
            value = self._index.values.get(category) if type(category) is int else None
            if type(number) is not int or not 0 < number < 2**24 or value is None:
                problems.append(f"Segment {number} is no number of 24 bits or of no category.")
            elif number in found:
                problems.append(f"Segment {number} is there twice; the first counts.")
            else:
                is_object = info.get(IS_OBJECT, value in self._index.things)
                is_object = is_object is not False and info.get("iscrowd") != 1
                count += is_object
                found[number] = value, count if is_object and count <= MAX_OBJECT else 0
        if count > MAX_OBJECT:
            problems.append(
                f"{count - MAX_OBJECT:,} instances have no object number: {MAX_OBJECT:,} are the "
                "most that an image can hold."
            )
        return found


def _taken(
    pixels: npt.NDArray[np.uint8],
    segments: dict[int, tuple[int, int]],
    problems: list[str],
    is_synthetic: bool,
) -> TakenMask:
    """Return the mask of a picture; it is looked up strip by strip."""
    numbers = np.array([0, *sorted(segments)])
    pairs = np.array([(0, 0), *(segments[number] for number in numbers[1:].tolist())], np.uint16)
    values, objects = np.zeros((2, *pixels.shape[:2]), np.uint16)
    unknown = 0
    for top in range(0, len(pixels), _STRIP_ROWS):
        rows = slice(top, top + _STRIP_ROWS)
        wide = pixels[rows].astype(np.int32)
        coded = wide[..., 0] | wide[..., 1] << 8 | wide[..., 2] << 16
        places = np.minimum(np.searchsorted(numbers, coded), len(numbers) - 1)
        is_known = numbers[places] == coded
        unknown += int(np.count_nonzero(~is_known))
        places[~is_known] = 0
        values[rows], objects[rows] = pairs[places, 0], pairs[places, 1]
    if unknown:
        problems.append(f"{unknown:,} px are of segments that are not listed.")
    numbered = objects if objects.any() else None
    return TakenMask(values, numbered, problems, is_synthetic=is_synthetic)


def panoptic_images(folder: Path) -> list[ImageKey]:
    """Return the images that a folder's file names. Raises ImportFailed."""
    return image_keys(found_json(folder, JSON_NAME))
