"""Tools that look at the image, in the window: the view reaches them, and their veil the canvas."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest


def test_the_wand_in_the_window(qtbot, session, opened):
    canvas = opened.canvas
    qtbot.waitUntil(lambda: session.pointer._sight.region == canvas.visible_region())
    canvas.zoom_to(8.0)
    qtbot.waitUntil(lambda: session.pointer._sight.zoom == 8.0)
    assert session.pointer._sight.region == canvas.visible_region()
    opened.actions_by_id["tool-wand"].trigger()
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    QTest.mouseMove(canvas, middle)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(120, 0))
    qtbot.waitUntil(lambda: canvas._preview.preview.selection is not None)
    assert session.image.mask.counts == {}
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(120, 0))
    qtbot.waitUntil(lambda: bool(session.image.mask.counts))
    qtbot.waitUntil(lambda: canvas._preview.preview.selection is None)


def test_escape_takes_the_veil_away(qtbot, session, opened, hover):
    canvas = opened.canvas
    opened.actions_by_id["tool-threshold"].trigger()
    hover(canvas, QPoint(canvas.width() // 2, canvas.height() // 2))
    qtbot.waitUntil(lambda: canvas._preview.preview.selection is not None)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: canvas._preview.preview.selection is None)
    assert session.image.mask.counts == {}
