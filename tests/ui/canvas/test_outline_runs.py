"""What is left out of a repaint lies outside of it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPolygonF

from segstudio.ui.canvas.outline_runs import inside, places_in_view, runs
from segstudio.ui.canvas.viewport import Viewport

VIEW = Viewport((100, 100), (120, 160), 1.5, (-20, 10))
CLIPS = [QRectF(20, 30, 50, 40), QRectF(0, 0, 5, 5), QRectF(70, 10, 60, 100), QRectF()]


def painted(lines, clip):
    image = QImage(160, 120, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    if not clip.isEmpty():
        painter.setClipRect(clip)
    for line in lines:
        painter.drawPolyline(QPolygonF(line))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).copy()


@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize("is_closed", [True, False])
def test_the_runs_paint_what_the_whole_outline_would(clip, is_closed):
    rng = np.random.default_rng(1)
    points = [tuple(each) for each in rng.uniform(-20, 120, (60, 2)).tolist()]
    places = places_in_view(VIEW, points)
    near = clip.adjusted(-2, -2, 2, 2) if not clip.isEmpty() else clip
    whole = [QPointF(column, row) for row, column in places.tolist()]
    whole += whole[:1] if is_closed else []
    found = painted(runs(places, is_closed, near), clip)
    np.testing.assert_array_equal(found, painted([whole], clip))


def test_the_points_inside():
    places = np.array([(10.0, 10.0), (40.0, 40.0), (35.0, 90.0)])
    assert inside(places, QRectF(30, 30, 30, 30)) == [1]
    assert inside(places, QRectF()) == [0, 1, 2]


@pytest.mark.parametrize("number", [0, 1])
def test_no_outline_has_no_runs(number):
    assert runs(places_in_view(VIEW, [(5.0, 5.0)] * number), False, QRectF()) == []
