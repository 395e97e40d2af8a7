"""Reads Label Studio's JSON: what is wrong in it is said, and keeps the rest not back."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import cv2
import numpy as np

from segstudio.formats.brush_runs import decode_brush
from segstudio.formats.coco_images import found_json, image_key, whole_shape
from segstudio.formats.errors import ImportFailed, OtherShape
from segstudio.formats.format import IS_SYNTHETIC, ImageKey, NamedClass, TakenMask
from segstudio.formats.image_names import ImageNames
from segstudio.formats.input_file import check_shape, finite_numbers, read_json
from segstudio.formats.mask_canvas import MaskCanvas
from segstudio.formats.mask_files import NO_SIZE
from segstudio.formats.outline import Points, scaled
from segstudio.formats.xml_file import read_xml

TASKS_NAME, CONFIG_NAME = "tasks.json", "label_config.xml"
IS_OBJECT = "is_object"
"""Our own key in a region's “meta”: false for all of a class that is no object."""
_LABELS = ("brushlabels", "polygonlabels", "rectanglelabels", "labels")
_NO_REGIONS = ("labels", "choices", "textarea", "rating", "number", "datetime", "taxonomy")
"""Kinds of results that say more of a region or of the image."""
_UPLOADED = re.compile(r"^[0-9a-f]{8}-(?=.)")
"""What Label Studio puts before the names of files that were uploaded."""
_MAX_CONFIG_BYTES = 2**24

Entry = dict[str, Any]


class LabelStudioReader:
    """Reads brush strokes, polygons and rectangles; each region is an object."""

    def __init__(self, folder: Path) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        self._names: dict[str, int] = {}
        colors: dict[str, str | None] = {}
        config = (folder.parent if folder.is_file() else folder) / CONFIG_NAME
        if config.is_file():
            for label in read_xml(config, _MAX_CONFIG_BYTES).iter("Label"):
                colors.setdefault(label.get("value", ""), label.get("background"))
        self._tasks: ImageNames[tuple[list[Entry], bool]] = ImageNames()
        labels = [name for name in colors if name]
        for number, task in enumerate(_tasks(folder), 1):
            file = image_name(task)
            results = self._results(task, f"Task {number}")
            labels += [name for name in _labels(results) if name is not None]
            if file is None or not self._tasks.add(file, (results, _is_synthetic(task))):
                self.problems.append(
                    f"Task {number} (“{file}”) was left out: its image has no name, is double or "
                    "leads elsewhere."
                )
        for name in labels:
            self._names.setdefault(name, len(self._names) + 1)
        self.classes = tuple(
            NamedClass(value, name, colors.get(name)) for name, value in self._names.items()
        )

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the images of the set that are none of those."""
        return self._tasks.strangers(keys)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return the mask of an image, or None. Raises ImportFailed."""
        task = self._tasks.find(key)
        if task is None:
            return None
        results, is_synthetic = task
        canvas = MaskCanvas(key.shape)
        for number, (result, label) in enumerate(zip(results, _labels(results), strict=True), 1):
            if result.get("type") in _NO_REGIONS:
                if result.get("type") != "labels":
                    canvas.pass_over(f"“{result.get('type')}” of tasks")
                continue
            what = f"Region {number} (“{label}”, {result.get('type')})"
            try:
                if label is None:
                    raise ImportFailed("it has no label.")
                self._add(canvas, self._names[label], result, what)
            except OtherShape:
                raise
            except ImportFailed as error:
                canvas.problems.append(f"{what} was left out: {error}")
        return canvas.taken(is_synthetic)

    def _results(self, task: Entry, what: str) -> list[Entry]:
        """Return the regions of the first annotation that was not cancelled."""
        listed = _entries(task.get("annotations"))
        kept = [each for each in listed if not each.get("was_cancelled")]
        if len(kept) > 1:
            self.problems.append(f"{what} has {len(kept):,} annotations; the first counts.")
        return _entries(kept[0].get("result")) if kept else []

    def _add(self, canvas: MaskCanvas, value: int, result: Entry, what: str) -> None:
        """Paint a region. Raises ImportFailed."""
        size = [result.get("original_height"), result.get("original_width")]
        check_shape("it", size, canvas.shape)
        coded = result.get("value")
        coded = coded if isinstance(coded, dict) else {}
        meta = result.get("meta")
        is_object = not isinstance(meta, dict) or meta.get(IS_OBJECT) is not False
        if "rle" in coded:
            stencil = decode_brush(coded["rle"], canvas.shape)
            column, row, width, height = cv2.boundingRect(stencil)
            number = canvas.next_number() if is_object else 0
            part = stencil[row : row + height, column : column + width]
            canvas.add(value, number, row, column, part)
            return
        scale = np.array([canvas.shape[1], canvas.shape[0]]) / 100
        points = scaled(_points(coded), scale) if "points" in coded else _rectangle(coded, scale)
        canvas.add_outline(value, canvas.next_number() if is_object else 0, points, what)


def _points(coded: Entry) -> Points:
    listed = coded["points"]
    if isinstance(listed, list) and all(isinstance(p, list) and len(p) == 2 for p in listed):
        flat = finite_numbers([number for point in listed for number in point])
        if flat is not None and len(flat):
            return flat.reshape(-1, 2)
    raise ImportFailed("its points are no list of coordinates.")


def _rectangle(coded: Entry, scale: Points) -> Points:
    """Return the corners in pixels; it is turned about its top left, clockwise in degrees."""
    numbers = finite_numbers([coded.get(name) for name in ("x", "y", "width", "height")])
    turn = coded.get("rotation", 0)
    if numbers is None or type(turn) not in (int, float) or not math.isfinite(turn):
        raise ImportFailed("it has no area that can be read.")
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    with np.errstate(over="ignore", invalid="ignore"):
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * numbers[2:] * scale
        return scaled(numbers[:2] * scale + corners @ [[cosine, sine], [-sine, cosine]], (1, 1))


def _labels(results: list[Entry]) -> list[str | None]:
    """Return the label of each region, which may lie in a result of its own with the same id."""
    own = [_own_label(each.get("value")) for each in results]
    by_id: dict[str, str] = {}
    for result, label in zip(results, own, strict=True):
        region = result.get("id")
        if label is not None and isinstance(region, str):
            by_id.setdefault(region, label)
    return [
        by_id.get(str(result.get("id"))) if label is None else label
        for result, label in zip(results, own, strict=True)
    ]


def _own_label(value: object) -> str | None:
    for kind in _LABELS if isinstance(value, dict) else ():
        names = value.get(kind) if isinstance(value, dict) else None
        if isinstance(names, list) and names and isinstance(names[0], str):
            return names[0]
    return None


def image_name(task: Entry) -> str | None:
    """Return the path of a task's image as it was before Label Studio took it, or None."""
    data = task.get("data")
    file = data.get("image") if isinstance(data, dict) else None
    if not isinstance(file, str):
        return None
    try:
        parts = urlsplit(file)
    except ValueError:
        return None
    inner = parse_qs(parts.query).get("d") if parts.path.startswith("/data/") else None
    if inner:  # /data/local-files/?d=folder/name.png
        return inner[0]
    if parts.path.startswith("/data/upload/"):
        return _UPLOADED.sub("", unquote(PurePosixPath(parts.path).name))
    is_address = len(parts.scheme) > 1 and parts.netloc
    return unquote(PurePosixPath(parts.path).name) if is_address else file


def _is_synthetic(task: Entry) -> bool:
    data = task.get("data")
    return isinstance(data, dict) and data.get(IS_SYNTHETIC) is True


def _tasks(folder: Path) -> list[Entry]:
    content = read_json(found_json(folder, TASKS_NAME))
    if not isinstance(content, list):
        raise ImportFailed(f"“{folder}” holds no list of tasks of Label Studio.")
    return _entries(content)


def _entries(listed: object) -> list[Entry]:
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def label_studio_images(folder: Path) -> list[ImageKey]:
    """Return the images that a folder's file names; NO_SIZE where it tells none.

    Raises ImportFailed.
    """
    found: ImageNames[tuple[int, int]] = ImageNames()
    for task in _tasks(folder):
        file, data = image_name(task), task.get("data")
        results = [
            each for a in _entries(task.get("annotations")) for each in _entries(a.get("result"))
        ]
        sizes = [(each.get("original_height"), each.get("original_width")) for each in results]
        if isinstance(data, dict):
            sizes.append((data.get("height"), data.get("width")))
        shape = next((each for size in sizes if (each := whole_shape(*size)) is not None), None)
        if file is not None:
            found.add(file, shape or NO_SIZE)
    return [image_key(name, shape) for name, shape in found.items()]
