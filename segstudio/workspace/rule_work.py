"""Holding the predictions of many images to a project's rules, and telling what that changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.document.pixel_size import PixelSize
from segstudio.document.rules.application import RuleOutcome, apply_rules
from segstudio.document.rules.rule import Rule
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.plural import counted
from segstudio.workspace.sentences import Sentences

SizeOf = Callable[[ImageRecord], PixelSize | None]


class RuleWork:
    """Applies the rules to one image after the other; each counts once, however often it is read.

    Used by one thread at a time.
    """

    def __init__(self, rules: Sequence[Rule], table: ClassTable, size_of: SizeOf) -> None:
        """size_of: the pixel size of an image; asked only where a rule needs it."""
        self._rules = tuple(rules)
        self._table = table
        self._size_of = size_of
        self._needs_size = any(each.needs_pixel_size for each in rules)
        self._outcomes: dict[int, tuple[RuleOutcome, ...]] = {}

    def apply(
        self, record: ImageRecord, class_ids: MaskArray, fixed: MaskArray | None = None
    ) -> MaskArray:
        """Return class ids (height, width) as the rules leave them. fixed: see `apply_rules`."""
        background_id = next(iter(self._table.ids), 0)
        pixel_um2 = self._pixel_um2(record)
        after, outcomes = apply_rules(class_ids, self._rules, background_id, pixel_um2, fixed)
        self._outcomes[record.id] = outcomes
        return after

    def stamp(self, record: ImageRecord) -> str:
        """Return a text that is another one where the rules would do something else."""
        said = [each.as_json() for each in self._rules]
        background_id = next(iter(self._table.ids), 0)
        return json.dumps([said, background_id, self._pixel_um2(record)])

    def sentences(self) -> list[str]:
        """Return what each rule did, in a sentence or two."""
        said: list[str] = []
        for row in self.as_json():
            regions, pixels = counted(row["regions"], "region"), counted(row["pixels"], "pixel")
            images, remarks = counted(row["images"], "image"), []
            text = f"Rule “{row['rule']}”: {regions} changed ({pixels}) in {images}."
            if row["images_with_too_few"]:
                few = counted(row["images_with_too_few"], "image")
                remarks.append(f"Too few regions in {few}: look at them, no rule can draw one.")
            if row["images_without_pixel_size"]:
                count = counted(row["images_without_pixel_size"], "image")
                remarks.append(
                    f"Left out in {count} whose pixel size is not known; set it in the window."
                )
            said.append(Sentences(text, *remarks))
        return said

    def as_json(self) -> list[dict[str, Any]]:
        """Return a row for each rule: what it did over all images."""
        rows = []
        for place, rule in enumerate(self._rules):
            found = [outcomes[place] for outcomes in self._outcomes.values()]
            rows.append(
                {
                    "rule": rule.words(self._table),
                    "regions": sum(each.regions for each in found),
                    "pixels": sum(each.pixels for each in found),
                    "images": sum(each.pixels > 0 for each in found),
                    "images_with_too_few": sum(each.missing > 0 for each in found),
                    "images_without_pixel_size": sum(each.is_skipped for each in found),
                }
            )
        return rows

    def _pixel_um2(self, record: ImageRecord) -> float | None:
        size = self._size_of(record) if self._needs_size else None
        return None if size is None else size.height_um * size.width_um
