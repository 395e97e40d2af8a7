"""The page on the images as a whole: run from it, shown in it, and an image opened from it."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.document.label_class import ClassTable
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.ui.figures.figures_window import STATISTICS
from segstudio.ui.figures.findings import MOST_OF_A_KIND, findings
from segstudio.workspace.figures.statistics import Statistics, balance
from tests.ui.window.test_accessibility import nameless

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, image_folder, opened, session, draw):
    draw(opened.canvas)
    shutil.copy(image_folder / "cell 1.png", image_folder / "cell 2.png")
    qtbot.waitUntil(lambda: not session.saver.is_behind)
    opened.actions_by_id["image-statistics"].trigger()
    window = opened.commands.figures.window
    qtbot.waitExposed(window)
    return window.page(STATISTICS)


def look(qtbot, page, session):
    QTest.mouseClick(page.button, LEFT)
    assert page.button.text() == "Stop"
    qtbot.waitUntil(lambda: session.figures.statistics.statistics is not None)
    qtbot.waitUntil(lambda: page.button.text() != "Stop")


def rows(table):
    cells = table.cells
    return [
        [cells.cell(row, column).text for column in range(cells.columnCount())]
        for row in range(cells.rowCount())
    ]


def test_what_is_found_is_listed(qtbot, page, session):
    look(qtbot, page, session)
    found = {(kind, name) for kind, name, _ in rows(page.findings)}
    assert ("Broken", "z broken.png") in found
    assert ("The same file", "cell 2.png") in found
    assert ("Nothing drawn", "cell 1.png") in found
    assert rows(page.sizes) == [["96 × 96", "3"]]
    assert [row[0] for row in rows(page.classes)] == ["background", "object"]
    assert "groups that look alike: 1" in page.told.text()
    assert nameless(page.window()) == []


def test_a_click_opens_the_image(qtbot, page, session):
    look(qtbot, page, session)
    names = [row[1] for row in rows(page.findings)]
    place = page.findings.visualRect(page.findings.model().index(names.index("cell 2.png"), 0))
    QTest.mouseClick(page.findings.viewport(), LEFT, pos=place.center())
    qtbot.waitUntil(lambda: session.image is not None and session.image.record.name == "cell 2.png")


def test_thousands_of_a_kind_are_counted():
    records = [
        ImageRecord(number, f"/x/{number}.png", ImageStatus.NEW, None, None)
        for number in range(MOST_OF_A_KIND + 7)
    ]
    found = findings(
        Statistics(len(records), balance=balance({}, ClassTable.default()), unlabelled=records)
    )
    assert len(found) == MOST_OF_A_KIND + 1
    assert found[-1].name == "… and 7 more"
    assert found[-1].image_id is None
