"""CVAT for images 1.1: one annotations.xml, written as masks; polygons and boxes are read, too."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.formats.cvat_reader import ANNOTATIONS_NAME, IS_OBJECT, CvatReader, cvat_images
from segstudio.formats.exported_file import ExportedStream
from segstudio.formats.format import IS_SYNTHETIC, Format, ImageKey, LabelledImage, Losses
from segstudio.formats.instance import Instance, whole_classes
from segstudio.formats.outline import Stencil
from segstudio.formats.xml_file import FORBIDDEN, xml_text


class CvatWriter:
    """Writes the images as they come."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self._number = 0
        self._names = {each.id: xml_text(each.name) for each in classes}
        for each in classes:
            self.losses.note("control characters in class names", len(FORBIDDEN.findall(each.name)))
        meta = Element("meta")
        labels = SubElement(SubElement(meta, "task"), "labels")
        for each in classes:
            label = SubElement(labels, "label")
            SubElement(label, "name").text = self._names[each.id]
            SubElement(label, "color").text = each.color
        self._file = ExportedStream(folder / ANNOTATIONS_NAME)
        self._file.write('<?xml version="1.0" encoding="utf-8"?>\n<annotations>\n')
        self._file.write(f"<version>1.1</version>\n{tostring(meta, 'unicode')}\n")

    def write(self, item: LabelledImage) -> None:
        """Add an image and its masks. Raises ExportFailed."""
        height, width = (str(side) for side in item.key.shape)
        attributes = {"id": str(self._number), "name": xml_text(item.key.file)}
        image = Element("image", {**attributes, "width": width, "height": height})
        if item.is_synthetic:
            image.set(IS_SYNTHETIC, "1")
        for instance in whole_classes(item):
            name = self._names.get(instance.class_id)
            if name is None:
                self.losses.note("pixels of classes that are not listed", instance.area_px)
            else:
                SubElement(image, "mask", _attributes(instance, name))
        self._number += 1
        self._file.write(f"{tostring(image, 'unicode')}\n")

    def close(self) -> None:
        """Write the end; the file is there from now on. Raises ExportFailed."""
        self._file.write("</annotations>\n")
        self._file.close()


def _attributes(instance: Instance, name: str) -> dict[str, str]:
    height, width = instance.stencil.shape
    found = {
        "label": name,
        "source": "manual",
        "occluded": "0",
        "rle": ", ".join(map(str, _runs(instance.stencil))),
        "left": str(instance.column),
        "top": str(instance.row),
        "width": str(width),
        "height": str(height),
        "z_order": "0",
    }
    if not instance.number:
        found[IS_OBJECT] = "0"
    return found


def _runs(stencil: Stencil) -> list[int]:
    """Return the lengths of runs row by row, of 0 first, which may be none."""
    flat = stencil.ravel() != 0
    ends = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    lengths = [end - start for start, end in pairwise([0, *ends.tolist(), len(flat)])]
    return [0, *lengths] if flat[0] else lengths


def open_cvat(folder: Path, keys: Iterable[ImageKey]) -> CvatReader:
    """Open a folder with annotations.xml. Raises ImportFailed."""
    return CvatReader(folder)


FORMAT = Format(
    "cvat",
    "CVAT 1.1",
    CvatWriter,
    open_cvat,
    (ANNOTATIONS_NAME,),
    images=cvat_images,
    listed=ANNOTATIONS_NAME,
    is_turned=True,
)
