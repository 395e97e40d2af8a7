import numpy as np
import pytest

from segstudio.document.difference import difference
from segstudio.document.mask import Mask
from segstudio.document.region import Region
from segstudio.ui.canvas import CanvasContent
from segstudio.ui.canvas.difference_overlay import DIFFERENCE_COLORS, DifferenceOverlay
from segstudio.ui.canvas.level import read_level
from segstudio.ui.canvas.tile_composer import is_border


def rgb(color):
    return int(color) >> 16 & 255, int(color) >> 8 & 255, int(color) & 255


@pytest.mark.parametrize("level", [-1, 0, 2])
@pytest.mark.parametrize("is_outline", [False, True])
def test_each_pixel_says_what_was_found(any_content, level, is_outline):
    overlay = DifferenceOverlay(any_content)
    overlay.set_look(1.0, 1, with_kept=False)
    region = Region(3, 0, 60, 70)
    colors = overlay.overlay(level, region, is_outline)
    wide = Region(2, 0, 62, 71)
    drawn = read_level(any_content.mask.class_ids, level, wide)
    predicted = read_level(any_content.prediction.class_ids, level, wide)
    found = difference(drawn, predicted, 1)
    if is_outline:
        found = found * is_border(np.pad(found, 1, mode="edge"))
    found = found[1:61, :70]
    for each, expected in DIFFERENCE_COLORS.items():
        assert {rgb(color) for color in colors[found == each]} <= {expected}
    assert not colors[found == 0].any()


def test_an_untouched_image_has_none():
    content = CanvasContent(np.zeros((40, 50), np.uint8), Mask((40, 50)))
    assert DifferenceOverlay(content).overlay(0, Region(0, 0, 40, 50), False) is None


def test_a_kept_prediction_is_compared_with_the_new_one(content):
    overlay = DifferenceOverlay(content)
    overlay.set_look(1.0, 1, with_kept=True)
    region = Region(0, 0, 60, 70)
    assert overlay.overlay(0, region, False) is None
    content.prediction.keep()
    content.prediction.class_ids[:30] = 2
    colors = overlay.overlay(0, region, False)
    kept, now = content.prediction.kept[:60, :70], content.prediction.class_ids[:60, :70]
    assert not np.array_equal(kept, now)
    found = difference(kept, now, 1, with_background=False)
    assert not colors[(kept == 1) & (now == 1)].any()
    for each, expected in DIFFERENCE_COLORS.items():
        assert {rgb(color) for color in colors[found == each]} <= {expected}
