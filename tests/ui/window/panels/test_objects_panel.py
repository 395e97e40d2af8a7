"""The list of objects: it follows edits, a click centres one, and ten thousand are quick."""

import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDockWidget

from segstudio.document.object_list import ObjectInfo
from segstudio.document.region import Region


@pytest.fixture
def panel(qtbot, opened, session):
    """The panel on screen, and two objects of class 2, 1 at the top left and 2 at the bottom."""
    dock = opened.findChild(QDockWidget, "objects")
    assert not dock.isVisible()
    dock.show()
    dock.raise_()
    numbers = np.zeros(session.image.shape, np.uint16)
    numbers[4:10, 4:12] = 1
    numbers[80:90, 40:80] = 2

    def paint(editor):
        editor.paint(session.image.mask.whole, (numbers != 0).view(np.uint8), 2)
        editor.number(session.image.mask.whole, numbers, numbers != 0)

    assert opened.objects_panel.hint.isVisible()
    session.editing.run("Paint", paint, frozenset())
    qtbot.waitUntil(lambda: opened.objects_panel.list_model.rowCount() == 2)
    return opened.objects_panel


def cells(panel):
    model = panel.list_model
    return [[model.index(row, c).data() for c in range(3)] for row in range(model.rowCount())]


def click(panel, row, clicks=QTest.mouseClick):
    place = panel.view.visualRect(panel.list_model.index(row, 1)).center()
    clicks(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_lists_and_sorts_and_follows_undo(qtbot, panel, session):
    QAbstractItemModelTester(panel.list_model, panel)
    assert cells(panel) == [["1", "object", "48"], ["2", "object", "400"]]
    assert panel.count.text() == "2 objects"
    click(panel, 0)
    panel.view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in cells(panel)] == ["2", "1"]
    assert panel.view.currentIndex().row() == 1
    session.editing.undo()
    qtbot.waitUntil(lambda: panel.list_model.rowCount() == 0)
    assert panel.hint.isVisible()
    assert not panel.view.isVisible()


def test_a_click_brings_the_object_into_the_middle(opened, panel):
    height, width = opened.canvas._view.size
    opened.canvas.zoom_to(width / 48)  # half of the image; the wider of the objects has 40 columns
    for row, (middle_row, middle_column) in ((1, (85, 60)), (0, (7, 8)), (1, (85, 60))):
        click(panel, row)
        shown = opened.canvas.visible_region()
        box = panel.list_model.at(row).box
        middle = opened.canvas._view.to_image(height / 2, width / 2)
        assert middle == pytest.approx((middle_row, middle_column), abs=1)
        assert shown.intersect(box) == box
        assert opened.commands.objects.chosen.number == row + 1
        assert abs(middle_row - box.row - box.height / 2) < 1
        assert abs(middle_column - box.column - box.width / 2) < 1


def test_actions_work_on_the_object_chosen_or_the_one_under_the_pointer(
    qtbot, opened, panel, session
):
    opened.commands.pointer = None
    opened.actions_by_id["delete-object"].trigger()
    assert session.image.mask.counts == {2: 448}
    click(panel, 1)
    opened.actions_by_id["delete-object"].trigger()
    qtbot.waitUntil(lambda: session.image.mask.counts == {2: 48})
    opened.commands.pointer = (5, 5)
    opened.actions_by_id["pick-object"].trigger()
    qtbot.waitUntil(lambda: session.objects.number == 1)
    assert opened.status_bar.drawn_object.text() == "Object 1"
    qtbot.waitUntil(opened.actions_by_id["draw-objects"].isChecked)
    opened.actions_by_id["draw-objects"].trigger()
    assert opened.status_bar.drawn_object.text() == ""
    opened.actions_by_id["new-object"].trigger()
    assert opened.status_bar.drawn_object.text() == "New object"


def test_a_double_click_goes_on_with_the_object(qtbot, panel, session):
    click(panel, 1)
    click(panel, 1, QTest.mouseDClick)
    qtbot.waitUntil(lambda: session.objects.number == 2)


def test_colours_follow_the_choice(opened, panel, session):
    index = panel.list_model.index(0, 1)
    role = Qt.ItemDataRole.DecorationRole
    of_class = index.data(role)
    opened.actions_by_id["color-by-object"].trigger()
    assert session.layers.is_by_object
    assert index.data(role) != of_class


def test_the_status_bar_names_the_object_under_the_pointer(qtbot, opened, panel):
    opened.status_bar.set_pointer((85, 60))
    qtbot.waitUntil(lambda: opened.status_bar.class_name.text() == "object, object 2")


def test_ten_thousand_are_shown_within_a_frame_or_so(opened, panel):
    many = [ObjectInfo(n, 2, n % 977, Region(0, 0, 9, 9), (0, 0)) for n in range(1, 10_001)]
    start_s = time.thread_time()
    panel._show(many)
    panel.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    panel.grab()
    assert panel.list_model.rowCount() == 10_000
    assert time.thread_time() - start_s < 1.0
