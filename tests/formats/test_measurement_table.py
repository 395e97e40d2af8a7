"""Tables of measurements: rows of different length, and what is refused."""

import csv
import importlib.util
import io

import pytest

from segstudio.formats.errors import ExportFailed
from segstudio.formats.measurement_table import COLUMNS, MeasurementTable

ROW = ["ä, b.png", "/x/ä, b.png", 2, "cell", None, 1.5, 2.5, 3, 4.0, 5.0, 6.0, None, *[None] * 6]


def write(path):
    with MeasurementTable(path) as table:
        table.add([*ROW, 1.0, 0.0, 2.0])
        table.add([*ROW, 1.0, 0.0, 2.0, 7.0, 6.0, 8.0])
        table.finish()
        assert table.rows == 2


def test_rows_of_more_channels_come_later(tmp_path):
    path = tmp_path / "new" / "t.csv"
    write(path)
    first, second = csv.DictReader(io.StringIO(path.read_text("utf-8")))
    assert list(first)[: len(COLUMNS)] == list(COLUMNS)
    assert first["image"] == "ä, b.png"
    assert (first["object"], first["area_px"]) == ("", "3")
    assert (first["max_channel_1"], first["max_channel_2"]) == ("2.0", "")
    assert second["mean_channel_2"] == "7.0"


def test_the_same_as_parquet(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    write(tmp_path / "t.parquet")
    table = pq.read_table(tmp_path / "t.parquet")
    assert table.num_rows == 2
    assert table["object"].to_pylist() == [None, None]
    assert table["max_channel_2"].to_pylist() == [None, 8.0]


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is not None, reason="pyarrow is installed")
def test_parquet_says_what_it_needs(tmp_path):
    with pytest.raises(ExportFailed, match=r"pip install 'segstudio\[parquet\]'"):
        write(tmp_path / "t.parquet")
    assert not list(tmp_path.iterdir())


def test_the_name_tells_the_format(tmp_path):
    with pytest.raises(ExportFailed, match=r"must end in \.csv or \.parquet"):
        write(tmp_path / "t.txt")


def test_what_is_not_finished_leaves_the_old_table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("old", "utf-8")
    with MeasurementTable(path) as table:
        table.add(ROW)
    assert path.read_text("utf-8") == "old"
