"""What is written for the engine is read as it was; rows become a table."""

import json
from dataclasses import asdict

import numpy as np
import pytest

from segstudio.storage.image_file import read_image
from segstudio.workspace.robustness.disturbance import DISTURBANCES, STRENGTHS
from segstudio.workspace.robustness.robustness import MOST_PX, _middle, _write
from segstudio.workspace.robustness.robustness_row import (
    RobustnessRow,
    csv_lines,
    kept_share,
    rows_from_json,
)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16, np.float32])
@pytest.mark.parametrize("channels", [0, 2, 3, 4, 7])
def test_images_are_handed_over_as_they_are(tmp_path, dtype, channels):
    shape = (9, 13, channels) if channels else (9, 13)
    pixels = np.random.default_rng(0).integers(0, 200, shape).astype(dtype)
    _write(tmp_path / "a.tif", pixels)
    read = read_image(tmp_path / "a.tif")
    assert read.dtype == dtype
    assert np.array_equal(read, pixels)


def test_of_large_images_the_middle_is_taken():
    large = np.zeros((MOST_PX + 10, 8), np.uint8)
    large[5:-5] = 1
    assert _middle(large).shape == (MOST_PX, 8)
    assert _middle(large).all()


def test_rows_from_a_project_are_trusted_only_where_they_are_whole():
    places = [("none", 0), *((name, each) for name in DISTURBANCES for each in STRENGTHS)]
    rows = [RobustnessRow(*place, "", 0.5, -1, 1.0, 2, 3) for place in places]
    said = json.loads(json.dumps([asdict(each) for each in rows]))
    assert rows_from_json(said) == rows
    for broken in (
        None,
        said[:-1],
        [*said, said[0]],
        [*said[:-1], 3],
        [*said[:-1], {**said[-1], "dice": "high"}],
        [*said[:-1], {**said[-1], "more": 1}],
        [*said[:-1], {**said[-1], "disturbance": "rain"}],
    ):
        assert rows_from_json(broken) == []


def test_the_share_that_is_kept():
    def row(name, dice):
        return RobustnessRow(name, 1, "", dice, -1.0, -1.0, 2, 3)

    rows = [row("none", 0.8), row("blur", 0.8), row("blur", 0.4), row("noise", -1.0)]
    assert kept_share(rows, "blur") == pytest.approx(0.75)
    assert kept_share(rows, "noise") is None
    assert kept_share(rows[1:], "blur") is None
    assert csv_lines(rows)[1][0] == "none"
    assert len(csv_lines(rows)) == 5
