"""A folder of predicted masks: what is done stays, what is not ours is never touched."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.document.prediction import PredictedMask
from segstudio.document.refinement import Refinement
from segstudio.formats.classes_file import CLASSES_NAME, read_classes, write_classes
from segstudio.formats.errors import FormatError
from segstudio.formats.exported_file import ExportedStream
from segstudio.formats.predicted_mask import (
    Provenance,
    counted_pixels,
    read_provenance,
    write_predicted,
)
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import OutputRefused, check_folder, mask_targets
from segstudio.workspace.rule_work import RuleWork

CONFIDENCE_NAME = "confidence"
TABLE_NAME = "predictions.csv"
_COLUMNS = (
    "image",
    "mask",
    "width_px",
    "height_px",
    "version",
    "seconds",
    "mean_confidence",
    "problem",
)
_LOT = 500
"""Rows that are written to the table at a time."""


class PredictionOutput:
    """Masks named like the images, classes.json, and a table with a row for each image."""

    def __init__(
        self,
        records: Sequence[ImageRecord],
        folder: Path,
        classes: ClassTable,
        with_confidence: bool = False,
        root: Path | None = None,
        rules: RuleWork | None = None,
        refinement: Refinement | None = None,
    ) -> None:
        """root: folder of the images, below which names are kept; None: the one that all share.

        rules: that what is written is held to; the confidence stays that of the prediction.
        refinement: of the network's probabilities; who predicts asks for it.

        Raises OutputRefused where a mask would lie on an image.
        """
        self.records = records
        self.folder = folder.absolute()
        self._classes = classes
        self._has_synthetic = any(each.is_synthetic for each in records)
        self._rules = rules
        self.refinement = refinement
        folders = [self.folder]
        if with_confidence:
            folders.append(self.folder / CONFIDENCE_NAME)
        self._targets = mask_targets(records, folders, root)

    def check(self) -> None:
        """Raise OutputRefused where something is in the way that was not predicted."""
        for record in self.records:
            for targets in self._targets:
                path = targets[record.id]
                if path.exists() and read_provenance(path) is None:
                    raise OutputRefused(
                        f"“{path}” is there already and was not predicted by SegStudio. Choose "
                        "another folder."
                    )
        self._check_classes(self.folder / CLASSES_NAME)
        self._check_table(self.folder / TABLE_NAME)

    def begin(self) -> None:
        """Make the folder and say what the values mean. Raises OutputRefused, ExportFailed."""
        check_folder(self.folder)
        write_classes(self.folder / CLASSES_NAME, self._classes)

    def origin(self, record: ImageRecord, version: int, created_s: float) -> Provenance:
        """Return what a mask of that image by that version would be made of. Raises OSError."""
        found = os.stat(record.location)  # noqa: PTH116 (a location may be no text)
        of_image = found.st_size, found.st_mtime_ns
        rules = "" if self._rules is None else self._rules.stamp(record)
        refined = "" if self.refinement is None else self.refinement.words
        made_of = version, created_s, record.name, *of_image
        return Provenance(*made_of, 0, 0, rules=rules, refinement=refined)

    def is_done(self, record: ImageRecord, origin: Provenance) -> bool:
        """Tell whether all files of that image are there, made of the same."""
        found = (read_provenance(targets[record.id]) for targets in self._targets)
        return all(each is not None and each.is_of(origin) for each in found)

    def write(
        self, record: ImageRecord, mask: PredictedMask, origin: Provenance, seconds: float
    ) -> None:
        """Write the files of one image; the mask comes last, as it says that all is done."""
        class_ids = mask.class_ids
        if self._rules is not None:
            class_ids = self._rules.apply(record, class_ids)
        height, width = mask.shape
        made = replace(
            origin,
            height=height,
            width=width,
            confidence=float(mask.confidence.mean()) / 255,
            seconds=seconds,
            pixels=counted_pixels(class_ids),
        )
        masks, *confidences = self._targets
        for targets in confidences:
            write_predicted(targets[record.id], mask.confidence, made)
        write_predicted(masks[record.id], class_ids, made)

    def write_table(self, problems: dict[int, str]) -> None:
        """Write predictions.csv, a row at a time. problems: by image id. Raises ExportFailed."""
        stream, lot = ExportedStream(self.folder / TABLE_NAME), io.StringIO()
        writer = csv.writer(lot)
        marks = ["synthetic"] if self._has_synthetic else []
        writer.writerow([*_COLUMNS, *(f"{each.name} px" for each in self._classes), *marks])
        for number, row in enumerate(self._rows(problems), 1):
            writer.writerow(row)
            if number % _LOT == 0:
                stream.write(lot.getvalue())
                lot.seek(0)
                lot.truncate()
        stream.write(lot.getvalue())
        stream.close()

    def _rows(self, problems: dict[int, str]) -> Iterator[list[object]]:
        blank = [""] * (len(_COLUMNS) - 3 + len(self._classes))
        for record in self.records:
            if record.id in problems:
                parts = *blank[:5], problems[record.id], *blank[5:]
                yield [record.location, "", *parts, *self._mark(record)]
                continue
            path = self._targets[0][record.id]
            made = read_provenance(path)
            if made is not None:
                areas = [made.pixels.get(each.id, 0) for each in self._classes]
                figures = f"{made.seconds:.3f}", f"{made.confidence:.4f}"
                size = made.width, made.height
                mask = path.relative_to(self.folder)
                told = *size, made.version, *figures, "", *areas
                yield [record.location, mask, *told, *self._mark(record)]

    def _mark(self, record: ImageRecord) -> list[str]:
        if not self._has_synthetic:
            return []
        return ["yes" if record.is_synthetic else "no"]

    def _check_classes(self, path: Path) -> None:
        if not path.exists():
            return
        try:
            there = {each.id: each.name for each in read_classes(path)}
        except FormatError as error:
            raise OutputRefused(f"{error} Choose another folder.") from error
        ours = {each.id: each.name for each in self._classes}
        if any(ours.get(each, name) != name for each, name in there.items()):
            raise OutputRefused(
                f"“{path}” names other classes: masks of another project are in that folder. "
                "Choose another folder."
            )

    def _check_table(self, path: Path) -> None:
        if not path.exists():
            return
        with path.open("r", encoding="utf-8", errors="replace") as file:
            if not file.readline(2000).startswith(",".join(_COLUMNS)):
                raise OutputRefused(
                    f"“{path}” is there already and was not written by SegStudio. Choose another "
                    "folder."
                )
