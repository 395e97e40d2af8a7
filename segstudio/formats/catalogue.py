"""All exchange formats by name; each is loaded only once it is asked for."""

from __future__ import annotations

import importlib

from segstudio.formats.format import Format

FORMAT_TITLES = {
    "coco": "COCO",
    "voc": "Pascal VOC",
    "yolo": "YOLO segmentation",
    "labelme": "labelme",
    "color-png": "Colour PNG",
    "tiff": "TIFF",
    "cityscapes": "Cityscapes",
    "cvat": "CVAT 1.1",
}
"""Title for people of each format, which lies in a module of its own."""


def find_format(name: str) -> Format:
    """Return the format with a name of FORMAT_TITLES."""
    module = importlib.import_module(f"segstudio.formats.{name.replace('-', '_')}")
    found: Format = module.FORMAT
    return found
