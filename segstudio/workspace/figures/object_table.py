"""Measured objects, column by column, to be looked at and counted; NumPy only."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.formats.measurement_table import CHANNEL_COLUMNS, COLUMNS, TEXT, Row
from segstudio.storage.image_record import ImageRecord

MOST_OBJECTS = 50_000
"""So many are held: to sort them takes a few milliseconds. A file takes any number."""
BINS = 30

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ObjectTable:
    """image_ids, names: of each object's image. columns: numbers, not a number where there is none.

    objects: how many were measured; more than there are rows where those are `MOST_OBJECTS`.
    """

    image_ids: npt.NDArray[np.int64]
    names: tuple[str, ...]
    columns: Mapping[str, Numbers]
    objects: int

    def __len__(self) -> int:
        return len(self.image_ids)

    @property
    def class_ids(self) -> npt.NDArray[np.int64]:
        """The class of each object."""
        return self.columns["class_id"].astype(np.int64)

    @property
    def measures(self) -> tuple[str, ...]:
        """Columns of which there is a histogram: measures with a number somewhere."""
        left_out = ("class_id", "object", "row_px", "column_px", *_PIXEL_SIZES)
        return tuple(
            name
            for name, values in self.columns.items()
            if name not in left_out and not np.isnan(values).all()
        )

    def order_by(self, name: str, is_descending: bool) -> npt.NDArray[np.intp]:
        """Return the rows in the order of a column ("image" too); those without a number last."""
        if name == "image":
            _, ranks = np.unique(self.image_ids, return_inverse=True)
            values = ranks.astype(np.float64)
        else:
            values = self.columns[name]
        return np.argsort(-values if is_descending else values, kind="stable")

    def histogram(self, name: str) -> tuple[Numbers, dict[int, list[int]]]:
        """Return the edges of BINS bins of a column, and how many of each class lie in each."""
        values, classes = self.columns[name], self.class_ids
        known = values[~np.isnan(values)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
        edges: Numbers = np.linspace(low, high if high > low else low + 1, BINS + 1)
        counts = {
            int(each): np.histogram(values[classes == each], edges)[0].tolist()
            for each in np.unique(classes)
        }
        return edges, counts

    def in_short(self, name: str, class_id: int) -> tuple[str, ...]:
        """Return a class's objects, and median, mean, standard deviation and sum of a column."""
        values = self.columns[name][self.class_ids == class_id]
        values = values[~np.isnan(values)]
        if not len(values):
            return ("0", "", "", "", "")
        numbers = np.median(values), values.mean(), values.std(), values.sum()
        return (f"{len(values):,}", *(_short(float(number)) for number in numbers))


_PIXEL_SIZES = ("pixel_height_um", "pixel_width_um")
_TEXTS = tuple(name for name, kind in COLUMNS.items() if kind == TEXT)


class ObjectCollector:
    """Takes rows as `MeasurementTable` does, and holds the first `MOST_OBJECTS` of them."""

    def __init__(self) -> None:
        self._image_ids = array("q")
        self._names: list[str] = []
        self._columns = {name: array("d") for name in COLUMNS if name not in _TEXTS}
        self._objects = 0

    def add(self, record: ImageRecord, row: Row) -> None:
        """Take an object's row."""
        self._objects += 1
        if self._objects > MOST_OBJECTS:
            return
        held = len(self._image_ids)
        self._image_ids.append(record.id)
        self._names.append(record.name)
        for name, value in zip(_titles(row), row, strict=True):
            if name in _TEXTS:
                continue
            if name not in self._columns:
                self._columns[name] = array("d", [math.nan]) * held
            self._columns[name].append(_number(value))
        for column in self._columns.values():
            if len(column) <= held:  # a channel that this image has not
                column.append(math.nan)

    def finish(self) -> ObjectTable:
        """Return the table."""
        return ObjectTable(
            np.array(self._image_ids, np.int64),
            tuple(self._names),
            {name: np.array(values, np.float64) for name, values in self._columns.items()},
            self._objects,
        )


def _short(number: float) -> str:
    """Return four digits, or all before the point where there are more."""
    return f"{number:,.0f}" if abs(number) >= 10_000 else f"{number:,.4g}"


def _titles(row: Row) -> Sequence[str]:
    channels = (len(row) - len(COLUMNS)) // len(CHANNEL_COLUMNS)
    more = (f"{each}_channel_{n}" for n in range(1, channels + 1) for each in CHANNEL_COLUMNS)
    return [*COLUMNS, *more]


def _number(value: Any) -> float:
    return math.nan if value is None else float(value)
