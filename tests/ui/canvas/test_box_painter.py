"""Boxes over the image: where they stand, turned or not, and words that hide no other's."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from segstudio.document.region import Region
from segstudio.ui.canvas.box_painter import Box, paint_boxes
from segstudio.ui.canvas.orientation import Orientation
from segstudio.ui.canvas.viewport import Viewport

COLOR = "#ff8800"
WHOLE = [Region(0, 0, 400, 400)]


@pytest.fixture
def painted(qapp):
    def paint(*boxes, orientation=None, parts=WHOLE):
        image = QImage(400, 400, QImage.Format.Format_RGB32)
        image.fill(0)
        view = Viewport((100, 100), (400, 400)).fitted()
        painter = QPainter(image)
        paint_boxes(painter, view, orientation or Orientation(), boxes, parts, 1.0)
        painter.end()
        bits = np.frombuffer(image.constBits(), np.uint32).reshape(400, 400) & 0xFFFFFF
        is_light = np.bitwise_and(bits, 0xFF) > 90  # the boxes' colour has no blue
        return view, bits == (QColor(COLOR).rgb() & 0xFFFFFF), is_light

    return paint


def bounds(chosen):
    rows, columns = np.nonzero(chosen)
    return rows.min(), columns.min(), rows.max() + 1, columns.max() + 1


def test_a_box_frames_its_pixels(painted):
    region = Region(20, 30, 10, 40)
    view, edges, words = painted(Box(region, COLOR, ("cell 0.90", "0.90")))
    place = view.view_rectangle(region)
    top, left, bottom, right = bounds(edges)
    assert (top, left) == (place.row, place.column)
    assert abs(bottom - place.row_end) <= 1
    assert abs(right - place.column_end) <= 1
    assert words.any()
    assert bounds(words)[2] <= place.row  # above it
    assert bounds(words)[3] <= place.column_end  # and no wider


def test_turned_it_stands_where_its_pixels_are_seen(painted):
    turned = Orientation().turned(1)
    region = Region(20, 30, 10, 40)
    view, edges, _ = painted(Box(region, COLOR, ()), orientation=turned)
    place = turned.region_to_screen(view.view_rectangle(region), view.size)
    top, left, bottom, right = bounds(edges)
    assert (top, left) == (place.row, place.column)
    assert bottom - top > right - left


def test_a_narrow_box_has_the_short_word_or_none(painted):
    wide = painted(Box(Region(20, 30, 30, 40), COLOR, ("cell 0.90", "0.90")))[2].sum()
    short = painted(Box(Region(20, 30, 30, 11), COLOR, ("a long class's name 0.90", "0.90")))[2]
    assert 0 < short.sum() < wide
    assert not painted(Box(Region(20, 30, 30, 3), COLOR, ("cell 0.90", "0.90")))[2].any()


def test_what_is_elsewhere_is_not_painted(painted):
    box = Box(Region(20, 30, 10, 40), COLOR, ("0.90",))
    _, edges, words = painted(box, parts=[Region(300, 0, 50, 50)])
    assert not edges.any()
    assert not words.any()
