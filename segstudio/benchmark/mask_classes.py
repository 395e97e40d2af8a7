"""What the values in a folder's masks mean: which are classes, and which do not count."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, read_classes

BACKGROUND = "background"
VOID = 255
"""Says “not known” in many data sets, PASCAL VOC first; alone beside 0 it is an object."""


@dataclass(frozen=True)
class MaskClasses:
    """values: in the files, of the classes 1 … K in order; names: of the same classes.

    ignored: names of those that were asked not to count.
    """

    values: tuple[int, ...]
    names: tuple[str, ...]
    ignored: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, folders: Iterable[Path], masks: Iterable[MaskArray], ignore: Collection[str] = ()
    ) -> MaskClasses:
        """Tell by the first classes.json in `folders`, or else by the masks themselves.

        With the file, the values it lists are classes, 0 too where it is listed; one with
        "ignore": true, or whose name is in `ignore`, does not count. Without it every value is a
        class, and 0 is background; 255 does not count where there are others beside it and 0.
        Raises FormatError.
        """
        listed = (each / CLASSES_NAME for each in folders)
        path = next((each for each in listed if each.is_file()), None)
        names = _found(masks) if path is None else _listed(path)
        kept = {value: name for value, name in names.items() if name not in ignore}
        ignored = tuple(name for name in names.values() if name in ignore)
        return cls(tuple(kept), tuple(kept.values()), ignored)

    @property
    def has_background(self) -> bool:
        """Whether the first class is what lies between the objects, told by its name."""
        return self.names[0].casefold() == BACKGROUND

    def truth(self, mask: MaskArray) -> MaskArray:
        """Return a mask in the classes 1 … K, 0 where nothing counts; (height, width) uint8."""
        table = np.zeros(int(mask.max(initial=0)) + 1, np.uint8 if len(self.values) < 256 else "u2")
        for class_id, value in enumerate(self.values, 1):
            if value < len(table):
                table[value] = class_id
        truth: MaskArray = table[mask]
        return truth


def _found(masks: Iterable[MaskArray]) -> dict[int, str]:
    values: set[int] = set()
    for mask in masks:
        values.update(np.unique(mask).tolist())
    if values - {UNLABELLED, VOID}:
        values.discard(VOID)
    return {value: f"class {value}" if value else BACKGROUND for value in sorted(values)}


def _listed(path: Path) -> dict[int, str]:
    table = read_classes(path)
    content: Any = json.loads(path.read_text("utf-8"))
    entries = content["classes"] if isinstance(content, dict) else content
    first = [each for each in entries if each.get("id") == UNLABELLED]
    names = {UNLABELLED: str(first[0].get("name", BACKGROUND))} if first else {}
    names |= {each.id: each.name for each in table}
    left_out = {each["id"] for each in entries if each.get("ignore") is True}
    return {value: name for value, name in names.items() if value not in left_out}
