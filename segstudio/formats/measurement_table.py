"""Measurements of objects as a table: CSV, or Parquet where pyarrow is installed."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from segstudio.formats.errors import ExportFailed
from segstudio.formats.exported_file import write_exported

SUFFIXES = (".csv", ".parquet")
TEXT, WHOLE, REAL = "text", "whole", "real"
COLUMNS = {
    "image": TEXT,
    "path": TEXT,
    "class_id": WHOLE,
    "class": TEXT,
    "object": WHOLE,
    "row_px": REAL,
    "column_px": REAL,
    "area_px": WHOLE,
    "perimeter_px": REAL,
    "major_axis_px": REAL,
    "minor_axis_px": REAL,
    "circularity": REAL,
    "pixel_height_um": REAL,
    "pixel_width_um": REAL,
    "area_um2": REAL,
    "perimeter_um": REAL,
    "major_axis_um": REAL,
    "minor_axis_um": REAL,
}
"""What each row begins with, and its kind; the intensities of each channel follow."""
CHANNEL_COLUMNS = ("mean", "min", "max")
_ROWS_AT_ONCE = 10_000

Row = Sequence[str | int | float | None]


class MeasurementTable:
    """Takes rows one after another and writes the file at the end, atomically.

    Rows wait in a temporary file, as only the last image tells how many channels there are. Use it
    as a context; what is not finished leaves nothing behind.
    """

    def __init__(self, path: Path) -> None:
        """path: its suffix decides the format. Raises ExportFailed where it cannot be written."""
        self._path = path
        self._channels = 0
        self.rows = 0
        check_table(path)
        self._waiting = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._waiting.close()

    def add(self, row: Row) -> None:
        """Add a row: `COLUMNS`, then `CHANNEL_COLUMNS` of each channel there is."""
        self._channels = max(self._channels, (len(row) - len(COLUMNS)) // len(CHANNEL_COLUMNS))
        self._waiting.write(json.dumps(row) + "\n")
        self.rows += 1

    def finish(self) -> None:
        """Write the file. Raises ExportFailed."""
        is_csv = self._path.suffix.lower() == ".csv"
        write_exported(self._path, self._write_csv if is_csv else self._write_parquet)

    @property
    def _kinds(self) -> dict[str, str]:
        channels = range(1, self._channels + 1)
        more = {each + f"_channel_{n}": REAL for n in channels for each in CHANNEL_COLUMNS}
        return {**COLUMNS, **more}

    def _read(self) -> Iterator[list[Any]]:
        self._waiting.seek(0)
        width = len(self._kinds)
        for line in self._waiting:
            row = json.loads(line)
            yield row + [None] * (width - len(row))

    def _write_csv(self, file: BinaryIO) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self._kinds)
        writer.writerows(self._read())
        text.flush()
        text.detach()

    def _write_parquet(self, file: BinaryIO) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        types = {TEXT: pa.string(), WHOLE: pa.int64(), REAL: pa.float64()}
        schema = pa.schema([(name, types[kind]) for name, kind in self._kinds.items()])
        rows = self._read()
        with ParquetWriter(file, schema) as writer:
            while part := list(islice(rows, _ROWS_AT_ONCE)):
                columns = [
                    pa.array(values, kind)
                    for values, kind in zip(zip(*part, strict=True), schema.types, strict=True)
                ]
                writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def check_table(path: Path) -> None:
    """Raise ExportFailed where a table cannot be written in the format that the suffix tells."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportFailed(
            f"“{path.name}” must end in .csv or .parquet, which tells the format of the table."
        )
    if suffix == ".parquet" and importlib.util.find_spec("pyarrow") is None:
        raise ExportFailed(
            "Parquet needs pyarrow, which is not installed. Install it with "
            "“pip install 'segstudio[parquet]'”, or write a .csv."
        )
