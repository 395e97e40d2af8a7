"""Masks that say what they were made of."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from segstudio.formats.index_png import read_index_mask
from segstudio.formats.predicted_mask import (
    Provenance,
    counted_pixels,
    read_provenance,
    write_predicted,
)

MADE = Provenance(7, 1.5, "ä.png", 10, 20, 4, 6, 0.75, 0.1, {1: 20, 300: 4})


@pytest.fixture
def mask():
    found = np.ones((4, 6), np.uint16)
    found[0, :4] = 300
    return found


def test_pixels_and_provenance_come_back(mask, tmp_path):
    path = tmp_path / "m.png"
    write_predicted(path, mask, MADE)
    assert np.array_equal(read_index_mask(path), mask)
    assert read_provenance(path) == MADE
    assert counted_pixels(mask) == {1: 20, 300: 4}
    write_predicted(path, mask.clip(0, 2), MADE)
    assert read_index_mask(path).dtype == np.uint8


def test_figures_do_not_matter_for_what_it_was_made_of(mask):
    assert MADE.is_of(replace(MADE, confidence=0.0, seconds=9.0, pixels={}))
    for change in ({"version": 8}, {"version_created_s": 2.0}, {"image_modified_ns": 1}):
        assert not MADE.is_of(replace(MADE, **change))


@pytest.mark.parametrize("text", [None, "no json", "{}", "[" * 9999, '{"pixels": {"a": 1}}'])
def test_other_files_say_nothing(tmp_path, text):
    path = tmp_path / "m.png"
    info = PngInfo()
    if text is not None:
        info.add_itxt("SegStudio", text)
    Image.new("L", (3, 3)).save(path, pnginfo=info)
    assert read_provenance(path) is None
    path.write_bytes(b"nothing")
    assert read_provenance(path) is None
    assert read_provenance(tmp_path / "missing.png") is None
