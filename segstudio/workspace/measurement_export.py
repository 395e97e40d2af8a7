"""Writes a table with a row for each object of a project's images, image by image."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.document.pixel_size import PixelSize
from segstudio.formats.measurement_table import MeasurementTable, Row
from segstudio.storage.image_file import read_image
from segstudio.storage.image_record import ImageRecord, real_images
from segstudio.workspace.exchange_report import ExchangeReport, OnImage
from segstudio.workspace.export_target import check_output
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.object_measures import ObjectMeasures, measured

SizeOf = Callable[[ImageRecord], PixelSize | None]


class MeasurementExport:
    """Measures the result of each image: what is drawn and, if wanted, predictions below it."""

    def __init__(
        self,
        source: MaskSource,
        classes: ClassTable,
        size_of: SizeOf,
        with_predictions: bool = False,
        with_background: bool = False,
    ) -> None:
        """size_of: the pixel size of an image. with_background: measure the first class, too."""
        self._source = source
        self._classes = classes
        self._size_of = size_of
        self._with_predictions = with_predictions
        listed = list(classes)
        self._wanted = [each.id for each in (listed if with_background else listed[1:])]
        self.objects = 0
        """Rows written so far."""

    def write(
        self,
        records: Sequence[ImageRecord],
        path: Path,
        on_image: OnImage,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> ExchangeReport:
        """Measure all real images and write the table, whole or, where it is cancelled, not at all.

        Images of which nothing is known have no row and are not read.
        Raises OutputRefused, FormatError.
        """
        report, real = ExchangeReport(), real_images(records)
        with MeasurementTable(path.absolute()) as table:
            check_output(path, records)
            report.go_through(
                real, lambda record: self._measure(record, table.add), on_image, is_cancelled
            )
            self.objects = table.rows
            if not report.is_cancelled:
                table.finish()
        return report

    def collect(
        self,
        records: Sequence[ImageRecord],
        take: Callable[[ImageRecord, Row], None],
        on_image: OnImage,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> ExchangeReport:
        """Measure all real images and give each row to `take`, until it is cancelled."""
        report = ExchangeReport()

        def measure(record: ImageRecord) -> bool:
            return self._measure(record, lambda row: take(record, row))

        report.go_through(real_images(records), measure, on_image, is_cancelled)
        return report

    def _measure(self, record: ImageRecord, take: Callable[[Row], None]) -> bool:
        if not self._source.is_known(record, self._with_predictions):
            return False
        known = self._source.read(record, self._with_predictions)
        class_ids = known.result_in(self._classes)
        size = self._size_of(record)
        found = measured(
            class_ids, known.objects_in(class_ids), read_image(record.path), self._wanted, size
        )
        rows = [self._row(record, each, size) for each in found]
        for row in rows:
            take(row)
        return True

    def _row(self, record: ImageRecord, found: ObjectMeasures, size: PixelSize | None) -> Row:
        named = self._classes.get(found.class_id)
        channels = [_number(value) for channel in found.channels for value in channel]
        return (
            record.name,
            record.location,
            found.class_id,
            "" if named is None else named.name,
            found.number,
            *found.center,
            found.area_px,
            found.perimeter_px,
            *found.axes_px,
            found.circularity,
            None if size is None else size.height_um,
            None if size is None else size.width_um,
            *(found.um or (None, None, None, None)),
            *channels,
        )


def _number(value: float) -> float | None:
    """Return the value, or None where the image holds none there (not a number, infinite)."""
    return value if math.isfinite(value) else None
