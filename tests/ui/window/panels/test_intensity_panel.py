"""Window and level by hand, by numbers and on the canvas; channels; what is remembered."""

import numpy as np
import pytest
import tifffile
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from segstudio.ui.panels.intensity_panel import gamma_of, step_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, opened, session):
    """The panel in front, with the histogram of the first image."""
    return bring_forward(qtbot, opened, session)


@pytest.fixture
def stack(qtbot, session, window, tmp_path):
    """A window on a 16-bit image of five channels, the panel in front."""
    pixels = np.random.default_rng(0).integers(100, 4000, (80, 90, 5)).astype(np.uint16)
    tifffile.imwrite(
        tmp_path / "stack.tif", pixels, photometric="minisblack", planarconfig="contig"
    )
    session.open_paths([tmp_path / "stack.tif"])
    qtbot.waitUntil(lambda: session.image is not None, timeout=10_000)
    panel = bring_forward(qtbot, window, session)
    qtbot.waitUntil(lambda: len(panel.channels.eyes) == 5)
    return window


def bring_forward(qtbot, window, session):
    """Show the panel, and wait until it knows the image."""
    panel = window.intensity_panel
    window.actions_by_id["intensity-panel"].trigger()
    qtbot.waitUntil(lambda: window.commands.intensity.is_panel_in_front)
    qtbot.waitUntil(lambda: session.intensity.histogram is not None)
    qtbot.waitUntil(lambda: panel.content.isEnabled())
    return panel


def limits(session, index=0):
    channel = session.intensity.display.channels[index]
    return channel.low, channel.high


def middle_of(canvas):
    return canvas.grab().toImage().pixelColor(canvas.width() // 2, canvas.height() // 2)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_handles_are_dragged_and_the_numbers_follow(qtbot, panel, session):
    view = panel.histogram
    y = view.height() // 2
    end = QPoint(round(view.to_x(255)), y)
    QTest.mousePress(view, LEFT, pos=end)
    QTest.mouseMove(view, QPoint(round(view.to_x(200)), y))
    QTest.mouseRelease(view, LEFT, pos=QPoint(round(view.to_x(200)), y))
    low, high = limits(session)
    assert low == 0
    assert abs(high - 200) < 2
    qtbot.waitUntil(lambda: abs(panel.high.value() - high) <= 0.5)
    assert panel.level.value() == pytest.approx(high / 2, abs=0.6)
    QTest.mousePress(view, LEFT, pos=QPoint(round(view.to_x(100)), y))
    QTest.mouseMove(view, QPoint(round(view.to_x(130)), y))
    QTest.mouseRelease(view, LEFT, pos=QPoint(round(view.to_x(130)), y))
    moved = limits(session)
    assert moved[1] - moved[0] == pytest.approx(high)
    assert abs(moved[0] - 30) < 2


def test_the_low_end_does_not_pass_the_high_one(panel, session):
    view = panel.histogram
    QTest.mousePress(view, LEFT, pos=QPoint(round(view.to_x(0)), 20))
    QTest.mouseMove(view, QPoint(view.width() + 50, 20))
    QTest.mouseRelease(view, LEFT, pos=QPoint(view.width() + 50, 20))
    low, high = limits(session)
    assert low < high == 255


def test_numbers_are_typed_and_the_canvas_follows(qtbot, opened, panel, session):
    session.image.pixels[...] = 100
    before = middle_of(opened.canvas).red()
    type_into(panel.low, "90")
    type_into(panel.high, "110")
    assert limits(session) == (90, 110)
    qtbot.waitUntil(lambda: abs(middle_of(opened.canvas).red() - 128) <= 1)
    assert before != middle_of(opened.canvas).red()
    type_into(panel.window_width, "40")
    assert limits(session) == (80, 120)
    type_into(panel.level, "70")
    assert limits(session) == (50, 90)
    type_into(panel.low, "500")  # above the high end: not a window
    assert limits(session) == (50, 90)
    qtbot.waitUntil(lambda: panel.low.value() == 50)


def test_gamma_and_inversion(qtbot, opened, panel, session):
    panel.gamma_slider.setValue(-50)
    assert session.intensity.display.channels[0].gamma < 0.5
    type_into(panel.gamma, "2")
    qtbot.waitUntil(lambda: panel.gamma_slider.value() == step_of(2))
    QTest.mouseClick(panel.inverted, LEFT, pos=QPoint(8, panel.inverted.height() // 2))
    assert session.intensity.display.channels[0].is_inverted
    QTest.mouseClick(panel.reset, LEFT)
    assert session.intensity.display == session.image.first_look
    qtbot.waitUntil(lambda: not panel.inverted.isChecked())


def test_the_slider_of_gamma_goes_both_ways():
    assert gamma_of(0) == 1
    for step in range(-100, 101, 20):
        assert step_of(gamma_of(step)) == step


def test_auto_and_presets(panel, session):
    QTest.mouseClick(panel.auto, LEFT)
    assert limits(session) == session.intensity.histogram.limits(None, 0.1)
    panel.presets.menu().actions()[-1].trigger()
    assert session.intensity.display.channels[0].gamma == 0.5


def test_all_images_alike(qtbot, opened, panel, session):
    type_into(panel.low, "60")
    QTest.mouseClick(panel.shared, LEFT, pos=QPoint(8, panel.shared.height() // 2))
    first = session.image.id
    session.show_next()
    qtbot.waitUntil(lambda: session.image is not None and session.image.id != first)
    assert limits(session)[0] == 60
    qtbot.waitUntil(lambda: panel.low.value() == 60)


def test_alt_and_the_right_button_drag_the_window(opened, session):
    canvas = opened.canvas
    before = session.image.mask.counts
    right, alt = Qt.MouseButton.RightButton, Qt.KeyboardModifier.AltModifier
    QTest.mousePress(canvas, right, alt, QPoint(200, 200))
    for x in (230, 260):
        point = QPointF(x, 200)
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, point, point, none, right, alt)
        QApplication.sendEvent(canvas, move)
    QTest.mouseRelease(canvas, right, alt, QPoint(260, 200))
    low, high = limits(session)
    assert high - low > 255
    assert low + high == pytest.approx(255)
    assert session.image.mask.counts == before
    QTest.mouseMove(canvas, QPoint(300, 300))
    assert limits(session) == (low, high)


def test_channels_are_shown_coloured_and_adjusted_one_by_one(qtbot, stack, session):
    rows = stack.intensity_panel.channels
    QTest.mouseClick(rows.eyes[1], LEFT)
    assert [each.is_shown for each in session.intensity.display.channels] == [1, 0, 1, 1, 1]
    QTest.mouseClick(rows.names[3], LEFT, pos=QPoint(8, rows.names[3].height() // 2))
    type_into(stack.intensity_panel.low, "1000")
    assert [limits(session, i)[0] == 1000 for i in range(5)] == [0, 0, 1, 0, 0]
    session.intensity.change(4, color="#123456")
    assert stack.intensity_panel.histogram.grab().width() > 0


def test_all_values_are_in_the_status_bar(qtbot, stack, session):
    stack.status_bar.set_pointer((7, 9))
    expected = ", ".join(str(each) for each in session.image.pixels[7, 9])
    qtbot.waitUntil(lambda: stack.status_bar.value.text() == expected)


def is_seen(window, dock):
    """Tell whether the middle of a dock shows what belongs to it, not another in its place."""
    at_middle = window.childAt(dock.geometry().center())
    return at_middle is not None and dock.isAncestorOf(at_middle)


def test_the_key_brings_the_panel_forward_and_back(qtbot, opened, session):
    toggle, intensity = opened.actions_by_id["intensity-panel"], opened.commands.intensity
    training = opened.findChild(QDockWidget, "training")
    assert not intensity.is_panel_in_front
    assert session.intensity.histogram is None
    toggle.trigger()
    qtbot.waitUntil(lambda: intensity.is_panel_in_front)
    qtbot.waitUntil(lambda: session.intensity.histogram is not None)
    qtbot.waitUntil(lambda: not is_seen(opened, training))
    toggle.trigger()
    qtbot.waitUntil(lambda: not intensity.is_panel_in_front)
    qtbot.waitUntil(lambda: is_seen(opened, training))
    assert not is_seen(opened, opened.findChild(QDockWidget, "intensity"))
