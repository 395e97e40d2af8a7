"""QuPath: a GeoJSON of annotations for each image, with holes, parts and the classes' colours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from segstudio.document.label_class import ClassTable, LabelClass
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import IS_SYNTHETIC, Format, ImageKey, LabelledImage, Losses
from segstudio.formats.instance import Instance, whole_classes
from segstudio.formats.outline import nested_outlines
from segstudio.formats.qupath_reader import IS_OBJECT, QupathReader


class QupathWriter:
    """Writes STEM.geojson of each image, and classes.json, which others pass over."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._folder = folder
        self._classes = {each.id: each for each in classes}
        write_classes(folder / CLASSES_NAME, classes)

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        features = [_feature(each, self._classes[each.class_id]) for each in whole_classes(item)]
        content: dict[str, Any] = {"type": "FeatureCollection", "features": features}
        if item.is_synthetic:
            content[IS_SYNTHETIC] = True
        path = self._folder / f"{item.key.stem}.geojson"
        write_exported(path, json.dumps(content, ensure_ascii=False).encode())

    def close(self) -> None:
        """All is written."""


def _feature(instance: Instance, label: LabelClass) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": mapping(_geometry(instance)),
        "properties": {
            "objectType": "annotation",
            "classification": {"name": label.name, "color": label.rgb},
            IS_OBJECT: instance.number > 0,
        },
    }


def _geometry(instance: Instance) -> BaseGeometry:
    """Return what the instance covers, with its holes."""
    found = [
        Polygon(outer, holes)
        for outer, holes in nested_outlines(instance.stencil, instance.row, instance.column)
    ]
    whole = found[0] if len(found) == 1 else MultiPolygon(found)
    # Pixels that touch at a corner only make an outline that passes a point twice: for GeoJSON it
    # is to be cut there.
    return whole if whole.is_valid else shapely.make_valid(whole)


def open_qupath(folder: Path, keys: Iterable[ImageKey]) -> QupathReader:
    """Open a folder of GeoJSONs. Raises ImportFailed."""
    return QupathReader(folder, keys)


FORMAT = Format(
    "qupath", "QuPath GeoJSON", QupathWriter, open_qupath, ("STEM.geojson", CLASSES_NAME)
)
