"""Reads QuPath's GeoJSON: what is wrong in it is said, and keeps the rest not back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape as geometry_of

from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.coco_images import color_of
from segstudio.formats.errors import FormatError, ImportFailed
from segstudio.formats.format import IS_SYNTHETIC, ImageKey, NamedClass, TakenMask
from segstudio.formats.input_file import read_json
from segstudio.formats.mask_canvas import MaskCanvas

IS_OBJECT = "is_object"
"""Our own property, which others pass over: false for all of a class that is no object."""
UNCLASSIFIED = "Unclassified"
"""What QuPath calls an annotation without a class."""
_OWN = {"objectType", "object_type", "classification", "isLocked", "color", IS_OBJECT}
_SUFFIXES = (".geojson", ".json")
_MAX_BYTES = 2**30


class QupathReader:
    """Reads STEM.geojson or STEM.json of each image; each feature is an object."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        self._folder = folder
        found: dict[str, str | None] = {}
        if (folder / CLASSES_NAME).is_file():
            found = {each.name: each.color for each in read_classes(folder / CLASSES_NAME)}
        for key in keys:
            try:
                features = _features(self._path(key))[0] if self._path(key).is_file() else []
            except FormatError:  # said when the image is up
                continue
            for feature in features:
                name, color = _classification(feature)
                found[name] = found.get(name) or color
        self._values = {name: value for value, name in enumerate(found, 1)}
        self.classes = tuple(
            NamedClass(value, name, found[name]) for name, value in self._values.items()
        )

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._path(key)
        if not path.is_file():
            return None
        canvas = MaskCanvas(key.shape)
        features, is_synthetic = _features(path)
        for number, feature in enumerate(features, 1):
            name, _ = _classification(feature)
            what = f"Feature {number} (“{name}”)"
            properties = feature.get("properties")
            properties = properties if isinstance(properties, dict) else {}
            is_object = properties.get(IS_OBJECT) is not False
            for said in (key for key, value in properties.items() if key not in _OWN and value):
                canvas.pass_over(f"“{said}” of features")
            try:
                polygons = list(_polygons(feature.get("geometry")))
            except ImportFailed as error:
                canvas.problems.append(f"{what} was left out: {error}")
                continue
            number = canvas.next_number() if is_object else 0
            for polygon in polygons:
                rings = [shapely.get_coordinates(ring) for ring in _rings(polygon)]
                canvas.add_rings(self._values[name], number, rings, what)
        return canvas.taken(is_synthetic)

    def _path(self, key: ImageKey) -> Path:
        paths = [self._folder / f"{key.stem}{suffix}" for suffix in _SUFFIXES]
        return next((path for path in paths if path.is_file()), paths[0])


def _rings(polygon: shapely.Polygon) -> Iterator[shapely.LinearRing]:
    yield polygon.exterior
    yield from polygon.interiors


def _polygons(coded: object) -> Iterator[shapely.Polygon]:
    """Yield the polygons of a geometry that are not empty. Raises ImportFailed."""
    if not isinstance(coded, dict) or coded.get("type") not in ("Polygon", "MultiPolygon"):
        kind = coded.get("type") if isinstance(coded, dict) else None
        raise ImportFailed(f"a geometry of the type {kind} has no area here.")
    try:
        with np.errstate(invalid="ignore"):  # what is no number is said by who fills the outline
            geometry = geometry_of(coded)
    except Exception as error:  # shapely raises anything for what is no list of coordinates
        raise ImportFailed(f"its geometry cannot be read: {error}.") from error
    yield from (part for part in shapely.get_parts(geometry) if not part.is_empty)


def _classification(feature: dict[str, Any]) -> tuple[str, str | None]:
    """Return a feature's class and colour."""
    properties = feature.get("properties")
    coded = properties.get("classification") if isinstance(properties, dict) else None
    name = coded.get("name") if isinstance(coded, dict) else None
    if not isinstance(coded, dict) or not isinstance(name, str) or not name:
        return UNCLASSIFIED, None
    packed = coded.get("colorRGB")  # of versions before 0.4: a signed number of 32 bits
    if type(packed) is int:
        return name, f"#{packed & 0xFFFFFF:06x}"
    return name, color_of(coded.get("color"))


def _features(path: Path) -> tuple[list[dict[str, Any]], bool]:
    """Return the features of a collection, a list, or the only one; and if the image is synthetic.

    Raises ImportFailed.
    """
    content, is_synthetic = read_json(path, _MAX_BYTES), False
    if isinstance(content, dict):
        is_synthetic = content.get(IS_SYNTHETIC) is True
        content = content.get("features", [content])
    if not isinstance(content, list):
        raise ImportFailed(f"“{path}” holds no features of GeoJSON.")
    found = [each for each in content if isinstance(each, dict) and each.get("type") == "Feature"]
    return found, is_synthetic
