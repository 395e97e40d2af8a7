"""A selection is seen where it lies, veiled inside and outlined at its border."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from segstudio.document.region import Region
from segstudio.document.selection import Mosaic, Selection
from segstudio.ui.canvas.selection_painter import paint_selection
from segstudio.ui.canvas.viewport import Viewport


def alphas(view, selection):
    """Return the alpha of each device pixel, as painted on a clear ground."""
    height, width = view.size
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_selection(painter, view, selection, QColor("#e69f00"))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)[..., 3].copy()


@pytest.mark.parametrize(("step", "zoom"), [(1, 1.0), (1, 4.0), (4, 0.25), (2, 0.4)])
def test_it_lies_over_its_pixels(step, zoom):
    stencil = np.zeros((20, 20), np.uint8)
    stencil[5:15, 5:15] = 255
    view = Viewport((60 * step, 60 * step), (300, 300), zoom, (7, 11))
    seen = alphas(
        view, Selection(Region(10 * step, 10 * step, 20 * step, 20 * step), stencil, step)
    )
    box = view.view_rectangle(Region(15 * step, 15 * step, 10 * step, 10 * step))
    rows, columns = np.nonzero(seen)
    assert abs(rows.min() - box.row) <= 1
    assert abs(rows.max() + 1 - box.row_end) <= 1
    assert abs(columns.max() + 1 - box.column_end) <= 1
    middle = view.to_view(20 * step, 20 * step)
    assert 0 < seen[round(middle[0]), round(middle[1])] < 255
    edge = np.count_nonzero(seen == 255, axis=1).max()
    assert 2 <= np.count_nonzero(seen[round(middle[0])] == 255) <= 4
    assert edge >= box.width - 2


def test_what_lies_outside_of_the_image_is_not_drawn():
    view = Viewport((30, 30), (100, 100), 1.0)
    seen = alphas(view, Selection(Region(24, 24, 16, 16), np.full((2, 2), 255, np.uint8), 8))
    assert seen[:31, :31].any()
    assert not seen[31:].any()
    assert not seen[:, 31:].any()


@pytest.mark.parametrize("zoom", [1.0, 5.0])
def test_of_a_mosaic_thin_lines_are_seen(zoom):
    view = Viewport((40, 40), (200, 200), zoom)
    cells = np.zeros((40, 40), np.uint8)
    cells[:, 20:] = 7
    seen = alphas(view, Mosaic(Region(0, 0, 40, 40), cells))
    assert np.flatnonzero(seen.any(0)).tolist() == [round(20 * zoom)]
    assert (seen[: round(40 * zoom), round(20 * zoom)] < 255).all()
