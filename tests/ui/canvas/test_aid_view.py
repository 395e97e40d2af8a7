"""Aids over the canvas: they stand where they belong, pans only scroll, hands can move them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from segstudio.document.pixel_size import PixelSize
from segstudio.ui.canvas.orientation import Orientation
from segstudio.ui.canvas.twin_view import TwinView
from segstudio.workspace.canvas_aids import CanvasAids
from tests.ui.canvas.conftest import make_content

NONE = CanvasAids(mini_map=False, pixel_grid=False)
ALL = CanvasAids(True, True, True, True, True, True, False, True, 16)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=[Orientation(), Orientation(1), Orientation(2, True)], ids=str)
def large(request, canvas):
    """A canvas on an image larger than it, turned in some ways."""
    canvas.set_content(make_content((900, 1200)))
    canvas.set_orientation(request.param)
    canvas.zoom_to(2.0)
    return canvas


def test_a_pan_with_all_aids_paints_what_a_full_paint_would(large, grabbed, hover):
    large.set_aids(ALL)
    large.set_pixel_size(PixelSize(0.3, 0.5))
    hover(300, 200)
    grabbed(large)
    for rows, columns in ((7, -30), (-50, 12), (0, 90)):
        large.pan_by(rows, columns)
        moved = grabbed(large)
        large.update()
        np.testing.assert_array_equal(moved, grabbed(large))


def test_the_crosshair_and_the_circle_leave_nothing_behind(large, grabbed, hover):
    large.set_aids(CanvasAids(mini_map=False, crosshair=True))
    before = grabbed(large)
    hover(120, 90)
    hover(420, 290)
    assert (grabbed(large) != before).any()
    large._untrack()
    np.testing.assert_array_equal(grabbed(large), before)


def test_a_click_on_the_mini_map_goes_there_and_draws_nothing(large):
    large.set_aids(CanvasAids())
    pressed = []
    large.pointer_pressed.connect(pressed.append)
    place = large._mini_map.place(large._scene)
    for share in (0.25, 0.75):
        point = QPoint(
            round(place.column + share * place.width), round(place.row + share * place.height)
        )
        QTest.mousePress(large, LEFT, pos=point)
        QTest.mouseRelease(large, LEFT, pos=point)
        height, width = large.height(), large.width()
        seen = large._scene.to_image((height / 2, width / 2))
        turned = large.orientation.to_stage((share, share), (1, 1))
        assert seen == pytest.approx((turned[0] * 900, turned[1] * 1200), abs=12)
    assert not pressed
    large.fit()
    assert large._mini_map.place(large._scene) is None


def test_the_divider_hides_overlays_at_its_left_and_can_be_dragged(large, grabbed):
    with_overlays = grabbed(large)
    large.set_aids(CanvasAids(mini_map=False, pixel_grid=False, is_comparing=True))
    compared = grabbed(large)
    np.testing.assert_array_equal(compared[:, 332:], with_overlays[:, 332:])
    assert (compared[:, :308] != with_overlays[:, :308]).any()
    QTest.mousePress(large, LEFT, pos=QPoint(320, 100))
    QTest.mouseMove(large, QPoint(100, 100))
    QTest.mouseRelease(large, LEFT, pos=QPoint(100, 100))
    np.testing.assert_array_equal(grabbed(large)[:, 112:], with_overlays[:, 112:])


def test_lengths_follow_the_pixel_size_and_the_turn(canvas):
    canvas.set_content(make_content((900, 1200)))
    canvas.set_aids(CanvasAids(rulers=True, scale_bar=True))
    canvas.zoom_to(1.0)
    assert canvas._scale_bar.length(canvas._scene) == (100, "100 px")
    canvas.set_pixel_size(PixelSize(height_um=2.0, width_um=0.5))
    assert canvas._scale_bar.length(canvas._scene) == (100, "50 µm")
    canvas.set_orientation(Orientation(1))
    assert canvas._scale_bar.length(canvas._scene) == (100, "200 µm")
    for ruler in canvas._rulers:
        ticks, unit = ruler.ticks(canvas._scene)
        positions = [position for position, words in ticks if words]
        assert unit == "µm"
        assert np.abs(np.diff(positions)).min() >= 64


def test_a_fitted_image_leaves_room_for_rulers(canvas):
    canvas.set_content(make_content((100, 100)))
    canvas.set_aids(CanvasAids(rulers=True))
    assert canvas._view.origin[0] > canvas._scene.edge


def test_grids_are_drawn_at_their_zoom_only(canvas, grabbed):
    canvas.set_content(make_content((100, 100)))

    def changes(zoom, aids):
        canvas.zoom_to(zoom)
        canvas.set_aids(NONE)
        without = grabbed(canvas)
        canvas.set_aids(aids)
        return (grabbed(canvas) != without).any()

    assert not changes(4.0, CanvasAids(mini_map=False))
    assert changes(8.0, CanvasAids(mini_map=False))
    assert changes(1.0, CanvasAids(mini_map=False, coarse_grid=True, grid_spacing_px=20))
    assert not changes(1.0, CanvasAids(mini_map=False, coarse_grid=True, grid_spacing_px=2))


def test_the_twin_shows_the_same_part_without_overlays(qtbot, large, settle):
    twin = TwinView(large)
    qtbot.addWidget(twin)
    twin.resize(320, 400)
    assert not twin.isVisible()
    large.set_aids(CanvasAids(is_split=True))
    qtbot.waitUntil(lambda: twin.isVisible() and twin.content is large.content)
    large.zoom_by(2, QPointF(50, 60))
    large.pan_by(20, 30)
    settle(large)

    def middle(view):
        height, width = view._view.size
        return view._view.to_image(height / 2, width / 2)

    qtbot.waitUntil(lambda: middle(twin) == pytest.approx(middle(large), abs=0.5))
    assert twin.zoom == large.zoom
    before = middle(large)
    QTest.mousePress(twin, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(twin, QPoint(140, 100))
    QTest.mouseRelease(twin, LEFT, pos=QPoint(140, 100))
    assert middle(large) != before
