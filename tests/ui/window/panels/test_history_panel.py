"""The list of states: it follows every edit, and a click or Enter goes to any of them."""

import time

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from segstudio.document.mask_edit import MaskEdit, Plane, TileChange, pack_tile
from segstudio.document.region import Region, TileIndex
from segstudio.ui.panels.history_model import STATE_ROLE


def rows(panel):
    model = panel.list_model
    return [
        (model.index(i).data(), model.index(i).data(STATE_ROLE)) for i in range(model.rowCount())
    ]


def raise_panel(window):
    window.history_panel.parentWidget().raise_()
    return window.history_panel


def click_row(panel, row):
    place = panel.view.visualRect(panel.list_model.index(row)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_edits_undo_and_jumps_are_followed(qtbot, opened, session, draw):
    panel = raise_panel(opened)
    QAbstractItemModelTester(panel.list_model, panel)
    for number, class_id in enumerate((2, 1, 2)):
        qtbot.waitUntil(lambda number=number: len(session.image.history) == number)
        session.choose_class(class_id)
        draw(opened.canvas)
    qtbot.waitUntil(lambda: len(session.image.history) == 3)
    session.editing.undo()
    qtbot.waitUntil(lambda: session.image.history.cursor == 2)
    assert [state for _, state in rows(panel)] == [-2, -1, 0, 1]
    click_row(panel, 0)
    qtbot.waitUntil(lambda: session.image.history.cursor == 0)
    assert session.image.mask.counts == {}
    qtbot.waitUntil(lambda: panel.view.currentIndex().row() == 0)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.image.history.cursor == 1)
    session.choose_class(1)
    draw(opened.canvas)
    qtbot.waitUntil(lambda: len(session.image.history) == 2)
    assert [name for name, _ in rows(panel)][1:] == ["Brush", "Brush"]
    qtbot.waitUntil(lambda: "2 edits" in panel.summary.text())


def test_another_image_has_another_history(qtbot, opened, session, draw):
    panel = raise_panel(opened)
    session.choose_class(2)
    draw(opened.canvas)
    first = session.image.id
    session.show_next()
    qtbot.waitUntil(lambda: session.image.id != first)
    assert len(rows(panel)) == 1
    session.close_project()
    qtbot.waitUntil(lambda: session.project is None)
    assert rows(panel) == []


def test_ten_thousand_edits_are_listed_quickly(qtbot, opened, session):
    panel, history = raise_panel(opened), session.image.history
    payload = pack_tile(np.ones((4, 4), np.uint8))
    change = TileChange(Plane.CLASS_ID, TileIndex(0, 0), payload, Region(0, 0, 4, 4))
    for _ in range(10_000):
        history.push(MaskEdit("Brush", (change,), {}))
    session.events.image_opened.emit()
    qtbot.waitUntil(lambda: panel.view.currentIndex().row() == 10_000)
    start = time.thread_time()
    history.push(MaskEdit("Brush", (change,), {}))
    session.events.history_changed.emit()
    assert time.thread_time() - start < 0.05  # a millisecond where nothing else runs
    assert panel.list_model.rowCount() == 10_002
    session.editing.go_to(3)
    qtbot.waitUntil(lambda: history.cursor == 3)
    assert session.image.mask.class_ids[0, 0] == 0  # pixels turned over 9,998 times


def test_pictures_come_from_the_thread(qtbot, opened, session, draw):
    panel = raise_panel(opened)
    session.choose_class(2)
    with qtbot.waitSignal(panel.pictures.ready, timeout=10_000):
        draw(opened.canvas)
