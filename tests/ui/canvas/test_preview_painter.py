"""What a preview paints lies where it says, or traces would stay behind."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter, QRegion

from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.ui.canvas.preview_painter import PreviewPainter, simplified
from segstudio.ui.canvas.rectangle import parts_of
from segstudio.ui.canvas.viewport import Viewport
from segstudio.workspace.tools.preview import Cursor, Preview

VIEW = Viewport((1000, 1000), (400, 600), 1.7, (-33, 21))
POINTS = ((40.0, 30.5), (200.2, 310.0), (60.0, 200.0))
STENCIL = np.full((72, 56), 255, np.uint8)
STENCIL[20:30, 10:50] = 0
PREVIEWS = [
    Preview(cursor=Cursor.CIRCLE, radius_px=40.3),
    Preview(cursor=Cursor.CIRCLE, radius_px=0.2, is_erasing=True),
    Preview(cursor=Cursor.SQUARE, radius_px=30.3),
    Preview(cursor=Cursor.CIRCLE, radius_px=30.0, radius_screen_px=11.0),
    Preview(points=POINTS),
    Preview(points=POINTS, is_closed=True, has_handles=False),
    Preview(points=POINTS, marked=1, candidate=(90.0, 60.0)),
    Preview(points=tuple((row, (row * 7) % 211) for row in range(0, 200, 2)), is_closed=True),
    Preview(points=POINTS[:1], follows_pointer=True, color="#00ff00"),
    Preview(points=POINTS, follows_pointer=True, line_from=(150.0, 20.0)),
    Preview(selection=Selection(Region(30, 40, 72, 56), STENCIL), radius_px=9.0),
    Preview(selection=Selection(Region(-24, 16, 72 * 8, 56 * 8), STENCIL, 8), is_erasing=True),
]


def painted(preview, pointer, unit_px):
    """Return which pixels of (400, 600) are not clear."""
    image = QImage(600, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    PreviewPainter(preview, unit_px).paint(painter, VIEW, pointer)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(400, 600) != 0


@pytest.mark.parametrize("preview", PREVIEWS)
@pytest.mark.parametrize("unit_px", [1.0, 1.5, 2.0])
def test_all_that_is_painted_lies_in_the_regions(preview, unit_px):
    for pointer in ((200.0, 300.0), (123.4, 77.7), (10.5, 590.9)):
        drawn = painted(preview, pointer, unit_px)
        assert drawn.any()
        tool = PreviewPainter(preview, unit_px)
        for part in parts_of(tool.still_region(VIEW) + tool.moving_region(VIEW, pointer)):
            rows = slice(max(0, part.row), max(0, part.row_end))
            drawn[rows, max(0, part.column) : max(0, part.column_end)] = False
        assert not drawn.any()


CHANGES = [
    (Preview(points=POINTS[:2]), Preview(points=POINTS)),
    (Preview(points=POINTS), Preview(points=(*POINTS[:1], (99.0, 170.0), *POINTS[1:]))),
    (Preview(points=POINTS, is_closed=True), Preview(points=POINTS[1:], is_closed=True)),
    (Preview(points=POINTS, marked=0), Preview(points=POINTS, marked=2)),
    (Preview(points=POINTS), Preview(points=POINTS, is_erasing=True)),
    (Preview(points=POINTS, is_closed=True, has_handles=False), Preview()),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_what_a_new_preview_draws_elsewhere_is_repainted(before, after):
    differing = painted(before, None, 1.0) ^ painted(after, None, 1.0)
    region = PreviewPainter(before).changed_region(VIEW, after)
    region += PreviewPainter(after).changed_region(VIEW, before)
    for part in parts_of(region):
        rows = slice(max(0, part.row), max(0, part.row_end))
        differing[rows, max(0, part.column) : max(0, part.column_end)] = False
    assert not differing.any()


def test_a_polygon_that_grows_repaints_its_end_only():
    long = tuple((float(row), 2.0 * row) for row in range(200))
    region = PreviewPainter(Preview(points=long)).changed_region(VIEW, Preview(points=long[:-1]))
    assert region.boundingRect().width() < 30


def test_nothing_follows_a_pointer_that_is_elsewhere():
    preview = PREVIEWS[0]
    assert PreviewPainter(preview).moving_region(VIEW, None).isEmpty()
    assert not painted(preview, None, 1.0).any()


def test_many_small_parts_are_painted_as_one_unless_that_is_much_larger():
    near = QRegion(0, 0, 10, 10) + QRegion(12, 3, 10, 10)
    far = QRegion(0, 0, 10, 10) + QRegion(1800, 1000, 10, 10)
    assert parts_of(simplified(near, is_smooth=True)) == parts_of(QRegion(near.boundingRect()))
    assert simplified(far, is_smooth=True) == far
