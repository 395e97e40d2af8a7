"""Measured objects in the window: listed, sorted, drawn as bars, opened, written."""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from segstudio.ui.figures.figures_window import OBJECTS
from tests.ui.window.test_accessibility import nameless

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, opened, session, draw):
    """Two objects on the first image, one small and one larger."""
    draw(opened.canvas)
    canvas = opened.canvas
    QTest.mouseClick(canvas, LEFT, pos=canvas.rect().center() - QPoint(0, int(36 * canvas.zoom)))
    qtbot.waitUntil(lambda: not session.editing.is_busy and not session.saver.is_behind)
    opened.actions_by_id["measurements"].trigger()
    window = opened.commands.figures.window
    qtbot.waitExposed(window)
    return window.page(OBJECTS)


def measure(qtbot, page, session):
    QTest.mouseClick(page.button, LEFT)
    assert page.button.text() == "Stop"
    qtbot.waitUntil(lambda: session.figures.measurement.objects is not None)
    qtbot.waitUntil(lambda: page.button.text() == "Measure")


def column(page, name):
    model, place = page.list_model, page.list_model.columns.index(name)
    return [model.data(model.index(row, place)) for row in range(model.rowCount())]


def test_objects_are_listed_and_sorted(qtbot, page, session):
    measure(qtbot, page, session)
    assert column(page, "image") == ["cell 0.png", "cell 0.png"]
    assert column(page, "class_id") == ["object", "object"]
    place = page.list_model.columns.index("area_px")
    for order, is_reversed in (
        (Qt.SortOrder.AscendingOrder, False),
        (Qt.SortOrder.DescendingOrder, True),
    ):
        page.view.sortByColumn(place, order)
        areas = [int(each.replace(",", "")) for each in column(page, "area_px")]
        assert areas == sorted(areas, reverse=is_reversed)
    assert areas[0] > areas[1]
    assert "Objects measured: 2" in page.told.text()
    assert nameless(page.window()) == []


def test_a_measure_is_chosen_for_the_bars(qtbot, page, session):
    measure(qtbot, page, session)
    page.measure.setCurrentIndex(page.measure.findData("circularity"))
    assert page.chart.axes["bottom"].labelText == "Circularity"
    assert page.classes.cells.cell(0, 1).text == "2"


def test_a_click_shows_the_object_on_its_image(qtbot, page, session):
    measure(qtbot, page, session)
    session.show_image(session.images[1].id)
    qtbot.waitUntil(lambda: session.image.id == session.images[1].id)
    shown = []
    session.events.place_shown.connect(shown.append)
    cell = page.view.visualRect(page.list_model.index(0, 0)).center()
    QTest.mouseClick(page.view.viewport(), LEFT, pos=cell)
    qtbot.waitUntil(lambda: bool(shown))
    assert session.image.id == session.images[0].id
    _, place = page.list_model.place(0)
    assert shown[0].contains(place.row + place.height // 2, place.column + place.width // 2)


def test_all_of_them_are_written(qtbot, page, session, tmp_path):
    measure(qtbot, page, session)
    table = tmp_path / "objects.csv"
    page._write(table)
    qtbot.waitUntil(lambda: table.exists() and not session.jobs.jobs)
    with table.open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 2
