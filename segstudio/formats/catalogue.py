"""All exchange formats by name; each is loaded only once it is asked for."""

from __future__ import annotations

import importlib
from dataclasses import replace

from segstudio.formats.format import Format

FORMAT_TITLES = {
    "coco": "COCO",
    "coco-panoptic": "COCO panoptic",
    "voc": "Pascal VOC",
    "yolo": "YOLO segmentation",
    "labelme": "labelme",
    "label-studio": "Label Studio (brush)",
    "label-studio-polygons": "Label Studio (polygons)",
    "qupath": "QuPath GeoJSON",
    "color-png": "Colour PNG",
    "tiff": "TIFF",
    "cityscapes": "Cityscapes",
    "cvat": "CVAT 1.1",
}
"""Title for people of each format, which lies in a module of its own."""
INDEX_PNG = "index-png"
"""Our own format as a data set on its own, where no project is about."""
ALL_TITLES = {INDEX_PNG: "Index PNG", **FORMAT_TITLES}
_MODULES = {INDEX_PNG: "index_png_set"}


def find_format(name: str) -> Format:
    """Return the format with a name of ALL_TITLES.

    Its writers count what is left out in any format, its readers turn masks that lie as stored.
    """
    from segstudio.formats.accounting_writer import AccountingWriter
    from segstudio.formats.upright_reader import UprightReader

    module = importlib.import_module(
        f"segstudio.formats.{_MODULES.get(name, name.replace('-', '_'))}"
    )
    found: Format = module.FORMAT
    return replace(
        found,
        start=lambda folder, classes: AccountingWriter(found, folder, classes),
        open=lambda folder, keys: UprightReader(found, folder, keys),
    )
