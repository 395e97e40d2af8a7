"""Turning and mirroring the view: pixels, pointer, pans and zoom stay right in all eight ways."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from segstudio.document.region import Region
from segstudio.ui.canvas.orientation import Orientation
from tests.ui.canvas.conftest import make_content

WAYS = [Orientation(turns, mirrored) for mirrored in (False, True) for turns in range(4)]
SIZE = 300, 500


def seen(pixels, way):
    """Return an array as the orientation shows it."""
    pixels = pixels[:, ::-1] if way.is_mirrored else pixels
    return np.rot90(pixels, -way.quarter_turns)


@pytest.mark.parametrize("way", WAYS)
def test_points_and_regions_go_there_and_back(way):
    numbers = np.arange(6 * 9).reshape(6, 9)
    turned = seen(numbers, way)
    for row, column in itertools.product(range(6), range(9)):
        there = way.to_screen((row + 0.5, column + 0.5), (6, 9))
        assert turned[int(there[0]), int(there[1])] == numbers[row, column]
        assert way.to_stage(there, (6, 9)) == (row + 0.5, column + 0.5)
    region = Region(3, 4, 50, 60)
    assert way.region_to_stage(way.region_to_screen(region, SIZE), SIZE) == region
    assert way.shift_to_stage(*way.shift_to_screen(3, -7)) == (3, -7)


@pytest.mark.parametrize("way", WAYS)
def test_turns_and_flips_are_of_what_is_seen(way):
    numbers = np.arange(12).reshape(3, 4)
    before = seen(numbers, way)
    np.testing.assert_array_equal(seen(numbers, way.turned(1)), np.rot90(before, -1))
    np.testing.assert_array_equal(seen(numbers, way.flipped()), before[:, ::-1])
    np.testing.assert_array_equal(seen(numbers, way.flipped(is_upside_down=True)), before[::-1])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("zoom", [1.0, 2.0, 4.0])
def test_the_picture_is_turned_exactly(canvas, grabbed, way, zoom):
    canvas.resize(400, 400)
    canvas.set_content(make_content((80, 80)))
    canvas.zoom_to(zoom)
    before = grabbed(canvas)
    canvas.set_orientation(way)
    np.testing.assert_array_equal(grabbed(canvas), seen(before, way))


@pytest.mark.parametrize("way", WAYS)
def test_panned_pixels_are_those_of_a_full_paint(canvas, grabbed, way):
    canvas.set_content(make_content())
    canvas.set_orientation(way)
    canvas.zoom_to(2.0)
    grabbed(canvas)
    canvas.pan_by(13, -21)
    moved = grabbed(canvas)
    canvas.update()
    np.testing.assert_array_equal(moved, grabbed(canvas))


@pytest.mark.parametrize("way", WAYS)
def test_the_pointer_tells_the_pixel_under_it(canvas, grabbed, way):
    content = make_content((60, 90))
    canvas.set_content(content)
    canvas.set_orientation(way)
    canvas.zoom_to(8.0, QPointF(200, 100))
    canvas.set_layers(canvas._layers.with_style("annotation", is_visible=False))
    canvas.set_layers(canvas._layers.with_style("prediction", is_visible=False))
    picture, events = grabbed(canvas), []
    canvas.pointer_pressed.connect(events.append)
    for x, y in ((300, 200), (323, 187)):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPointF(x, y).toPoint())
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPointF(x, y).toPoint())
        row, column = events[-1].pixel
        assert picture[y, x].tolist() == content.pixels[row, column].tolist()


@pytest.mark.parametrize("way", WAYS)
def test_zoom_keeps_the_point_under_the_pointer(canvas, way):
    canvas.set_content(make_content())
    canvas.set_orientation(way)
    place = QPointF(410, 222)
    events = []
    canvas.pointer_moved.connect(events.append)
    canvas.zoom_to(4.0, place)
    before = canvas._view.to_image(*canvas._anchor(place))
    canvas.zoom_by(3, place)
    after = canvas._view.to_image(*canvas._anchor(place))
    assert after == pytest.approx(before, abs=0.2)
