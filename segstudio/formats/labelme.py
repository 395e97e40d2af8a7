"""labelme: a JSON for each image; masks as PNGs of their boxes, polygons read, too."""

from __future__ import annotations

import base64
import json
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import IS_SYNTHETIC, Format, LabelledImage, Losses
from segstudio.formats.index_png import encode_png
from segstudio.formats.instance import Instance, whole_classes
from segstudio.formats.labelme_kept import KeptLabelme, kept_file
from segstudio.formats.labelme_reader import NAMES_NAME, LabelmeReader, labelme_images
from segstudio.formats.labelme_shapes import IS_OBJECT

_VERSION = "5.5.0"
"""Of labelme's files, since when masks are in them."""


class LabelmeWriter:
    """Writes STEM.json of each image, to be laid beside it.

    Where one is there already, what it says beside masks stays in it.
    """

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self.losses.note("colours of classes", len(classes))
        self._folder = folder
        self._names = {each.id: each.name for each in classes}
        names = [name for name in self._names.values() if len(name.splitlines()) == 1]
        self.losses.note(f"class names with line breaks in {NAMES_NAME}", len(classes) - len(names))
        write_exported(folder / NAMES_NAME, "".join(f"{name}\n" for name in names).encode())

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        path = self._folder / f"{item.key.stem}.json"
        kept = kept_file(path, item.key.shape, self.losses)
        content: dict[str, Any] = {
            "version": _VERSION,
            "flags": {},
            "shapes": self._shapes(item, kept, path),
            "imagePath": PurePosixPath(item.key.file).name,
            "imageData": None,
        }
        content |= kept.top if kept is not None else {}
        content["imageHeight"], content["imageWidth"] = item.key.shape
        if item.is_synthetic:
            flags = content["flags"] if isinstance(content["flags"], dict) else {}
            content["flags"] = {**flags, IS_SYNTHETIC: True}
        write_exported(path, json.dumps(content, indent=2, ensure_ascii=False).encode())

    def close(self) -> None:
        """All is written."""

    def _shapes(
        self, item: LabelledImage, kept: KeptLabelme | None, path: Path
    ) -> list[dict[str, Any]]:
        """Return the shapes of an image: those of before first, where they are the same."""
        found: list[dict[str, Any]] = []
        new: list[tuple[Instance, dict[str, Any]]] = []
        offset = kept.highest_group if kept is not None else 0
        for instance in whole_classes(item):
            name = self._names[instance.class_id]
            same = kept.take_same(instance, name) if kept is not None else None
            if same is None:
                new.append((instance, _shape(instance, name, offset, path)))
            else:
                found += same
        if kept is not None:
            kept.hand_on(new)
            found += kept.without_area
        return found + [shape for _, shape in new]


def _shape(instance: Instance, name: str, offset: int, path: Path) -> dict[str, Any]:
    height, width = instance.stencil.shape
    top, left = instance.row, instance.column
    return {
        "label": name,
        "points": [[left, top], [left + width - 1, top + height - 1]],
        "group_id": offset + instance.number if instance.number else None,
        "description": "",
        "shape_type": "mask",
        "flags": {},
        IS_OBJECT: instance.number > 0,
        "mask": base64.b64encode(encode_png(path, instance.stencil * np.uint8(255))).decode(),
    }


FORMAT = Format(
    "labelme",
    "labelme",
    LabelmeWriter,
    LabelmeReader,
    ("STEM.json", NAMES_NAME),
    "colours of classes",
    images=labelme_images,
    is_turned=True,
)
