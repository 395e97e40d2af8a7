"""Label Studio: tasks.json with brush strokes, and the labelling interface beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from segstudio.document.label_class import ClassTable
from segstudio.formats.brush_runs import encode_brush
from segstudio.formats.exported_file import ExportedStream, write_exported
from segstudio.formats.format import IS_SYNTHETIC, Format, ImageKey, LabelledImage, Losses
from segstudio.formats.instance import Instance, instances, whole_classes
from segstudio.formats.label_studio_reader import (
    CONFIG_NAME,
    IS_OBJECT,
    TASKS_NAME,
    LabelStudioReader,
    label_studio_images,
)
from segstudio.formats.outline import outlines
from segstudio.formats.xml_file import FORBIDDEN, xml_text

_DIGITS = 9
"""Of percentages after the point: finer than 1/1000 px in the largest images."""
_CONTROLS = {"brushlabels": "BrushLabels", "polygonlabels": "PolygonLabels"}


class LabelStudioWriter:
    """Writes a task for each image.

    as_polygons: a region of one part without holes becomes a polygon, all others brush strokes.
    """

    def __init__(self, folder: Path, classes: ClassTable, as_polygons: bool = False) -> None:
        self.losses = Losses()
        self._as_polygons = as_polygons
        self._names = {each.id: each.name for each in classes}
        self._number = 0
        for each in classes:
            found = len(FORBIDDEN.findall(each.name))
            self.losses.note("control characters in class names of the interface", found)
        kinds = ("polygonlabels", "brushlabels") if as_polygons else ("brushlabels",)
        write_exported(folder / CONFIG_NAME, tostring(_config(classes, kinds), "utf-8"))
        self._file = ExportedStream(folder / TASKS_NAME)
        self._file.write("[")

    def write(self, item: LabelledImage) -> None:
        """Add an image and its regions. Raises ExportFailed."""
        self._number += 1
        height, width = item.key.shape
        found = instances(item) if self._as_polygons else whole_classes(item)
        results = [
            self._result(each, item.key, f"{self._number}-{number}")
            for number, each in enumerate(found, 1)
        ]
        # No names of Label Studio's: an image without regions has its size only here.
        data: dict[str, Any] = {"image": item.key.file, "height": height, "width": width}
        if item.is_synthetic:
            data[IS_SYNTHETIC] = True
        task = {
            "id": self._number,
            "data": data,
            "annotations": [{"id": self._number, "was_cancelled": False, "result": results}],
        }
        content = json.dumps(task, ensure_ascii=False)
        self._file.write((",\n" if self._number > 1 else "\n") + content)

    def close(self) -> None:
        """Write the end; the file is there from now on. Raises ExportFailed."""
        self._file.write("\n]\n")
        self._file.close()

    def _result(self, instance: Instance, key: ImageKey, number: str) -> dict[str, Any]:
        kind, value = "brushlabels", self._polygon(instance, key.shape)
        if value is not None:
            kind = "polygonlabels"
        else:
            coded = encode_brush(instance.stencil, instance.row, instance.column, key.shape)
            value = {"format": "rle", "rle": coded}
        return {
            "id": number,
            "type": kind,
            "from_name": kind,
            "to_name": "image",
            "origin": "manual",
            "image_rotation": 0,
            "original_width": key.shape[1],
            "original_height": key.shape[0],
            "value": {**value, kind: [self._names[instance.class_id]]},
            "meta": {IS_OBJECT: instance.number > 0},
        }

    def _polygon(self, instance: Instance, shape: tuple[int, int]) -> dict[str, Any] | None:
        if not self._as_polygons:
            return None
        outer, holes = outlines(instance.stencil, instance.row, instance.column)
        if holes or len(outer) > 1:
            return None
        percent = outer[0] * 100 / (shape[1], shape[0])
        return {"closed": True, "points": percent.round(_DIGITS).tolist()}


def _config(classes: ClassTable, kinds: Iterable[str]) -> Element:
    """Return the labelling interface that the regions belong to."""
    view = Element("View")
    SubElement(view, "Image", {"name": "image", "value": "$image", "zoom": "true"})
    for kind in kinds:
        control = SubElement(view, _CONTROLS[kind], {"name": kind, "toName": "image"})
        for each in classes:
            label = {"value": xml_text(each.name), "background": each.color}
            SubElement(control, "Label", label)
    return view


def open_label_studio(folder: Path, keys: Iterable[ImageKey]) -> LabelStudioReader:
    """Open a folder with tasks.json, or one .json. Raises ImportFailed."""
    return LabelStudioReader(folder)


def format_of(name: str, title: str, as_polygons: bool) -> Format:
    """Return the format with regions as brush strokes or as polygons."""
    return Format(
        name,
        title,
        partial(LabelStudioWriter, as_polygons=as_polygons),
        open_label_studio,
        (TASKS_NAME, CONFIG_NAME),
        images=label_studio_images,
        is_turned=True,
        listed=TASKS_NAME,
    )


FORMAT = format_of("label-studio", "Label Studio (brush)", as_polygons=False)
