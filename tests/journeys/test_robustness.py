"""A person measures what the network stands, stops once, and writes the figures."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.figures.figures_window import ROBUSTNESS
from segstudio.workspace.robustness.disturbance import DISTURBANCES
from tests.journeys.test_method import draw_two_classes
from tests.journeys.test_networks import shown_page, texts

LEFT = Qt.MouseButton.LeftButton


def test_the_network_is_measured_on_disturbed_images(sit_down, blob_folder, tmp_path):
    person = sit_down()
    person.open(blob_folder)
    loop = person.session.loop
    draw_two_classes(person)
    person.wait(lambda: loop.status.version > 0)
    page = shown_page(person, "robustness", ROBUSTNESS)
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: any("Nothing is drawn" in each.text for each in person.notices))
    person.wait(lambda: page.button.text() == "Measure" and page.button.isEnabled())
    page.which.setFocus()
    QTest.keyClick(page.which, Qt.Key.Key_End)
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: page.progress.isVisible() and "png" in page.progress.words.text())
    person.shot_of(page.window(), "robustness-running")
    QTest.mouseClick(page.button, LEFT)  # enough
    person.wait(lambda: page.button.text() == "Measure" and page.button.isEnabled())
    assert page.table.cells.rowCount() == 0
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: page.table.cells.rowCount() == len(DISTURBANCES))
    person.wait(lambda: loop.status.is_live)
    assert all(0 <= float(each) <= 1 for each in texts(page.table, 6))
    page.table.selectRow(1)
    person.shot_of(page.window(), "robustness")
    person.session.figures.robustness.write_csv(tmp_path / "stands.csv")
    person.wait((tmp_path / "stands.csv").is_file)
    with (tmp_path / "stands.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1 + 5 * len(DISTURBANCES)
    measured = person.session.figures.robustness.rows
    person.wait_saved()
    person.leave()

    again = sit_down()
    again.open(blob_folder)
    page = shown_page(again, "robustness", ROBUSTNESS)
    again.wait(lambda: page.table.cells.rowCount() == len(DISTURBANCES))
    assert again.session.figures.robustness.rows == measured
    assert page.note.text().startswith("Shown: version")
    again.leave()
