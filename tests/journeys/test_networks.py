"""Networks are compared on held-out images; the better one becomes the project's in one click."""

import csv
import sys

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.storage.image_record import Split
from segstudio.ui.figures.figures_window import COMPARISON, TUNING
from tests.journeys.test_method import choose, draw_two_classes, type_number

LEFT = Qt.MouseButton.LeftButton


def label_images(person, count):
    """Draw on the first images, and hold the last of them out."""
    for number in range(count):
        person.wait(lambda n=number: person.image.id == person.session.images[n].id)
        draw_two_classes(person)
        person.key(Qt.Key.Key_D)
    held_out = person.session.images[count - 1]
    person.session.review.set_split([held_out.id], Split.HELD_OUT)
    person.wait_saved()


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def texts(table, column=0):
    return [table.cells.cell(row, column).text for row in range(table.cells.rowCount())]


def shown_page(person, action, kind):
    person.window.actions_by_id[action].trigger()
    person.wait(lambda: person.window.commands.figures.window is not None)
    window = person.window.commands.figures.window
    person.wait(window.isVisible)
    return window.page(kind)


def test_networks_are_compared_and_one_is_used(sit_down, blob_folder, tmp_path):
    imported = set(sys.modules)
    person = sit_down()
    person.open(blob_folder)
    loop = person.session.loop
    label_images(person, 2)
    person.wait(lambda: loop.status.version > 0)
    page = shown_page(person, "compare-networks", COMPARISON)
    write(page.networks.field, "quick, plain:width=huge")
    person.wait(lambda: "“huge” is not a number" in page.note.text())
    assert not page.button.isEnabled()
    write(page.networks.field, "quick, plain:width=4:depth=1")
    type_number(page.seconds, "2")
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: page.progress.isVisible() and "step" in page.progress.words.text())
    assert not loop.status.is_live, "it rests while others learn"
    person.shot_of(page.window(), "comparison-running")
    person.wait(lambda: page.table.cells.rowCount() == 2)
    person.wait(lambda: page.button.text() == "Compare")
    assert loop.status.is_live
    assert {each.split(" ")[0] for each in texts(page.table)} == {"quick", "plain"}
    dice = [float(each) for each in texts(page.table, 1)]
    assert dice == sorted(dice, reverse=True)
    assert dice[0] > 0.3
    assert "torch" not in set(sys.modules) - imported, "other tests may have imported it before"
    person.shot_of(page.window(), "comparison")
    place = next(n for n, each in enumerate(texts(page.table)) if each.startswith("plain"))
    page.table.selectRow(place)
    QTest.mouseClick(page.use, LEFT)
    person.wait(lambda: loop.method.network.name == "plain")
    person.wait(lambda: "plain" in loop.status.versions[-1].network)
    person.session.figures.comparison.write_csv(tmp_path / "board.csv")
    person.wait(lambda: (tmp_path / "board.csv").is_file())
    with (tmp_path / "board.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 2

    # What is known is there at once, now and in the next sitting; a stopped one is taken up again.
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: page.button.text() == "Compare")
    assert page.table.cells.rowCount() == 2
    write(page.networks.field, "plain:width=8:depth=1")
    type_number(page.seconds, "600")
    person.wait(page.button.isEnabled)
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: "step" in page.progress.words.text())
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: page.button.text() == "Compare" and page.button.isEnabled())
    assert not [each for each in person.notices if each.is_error]
    person.leave()
    again = sit_down()
    again.open(blob_folder)
    page = shown_page(again, "compare-networks", COMPARISON)
    again.wait(lambda: page.table.cells.rowCount() == 2)
    again.leave()


def test_without_images_set_aside_it_says_what_to_do(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    draw_two_classes(person)
    page = shown_page(person, "compare-networks", COMPARISON)
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: any("is set aside" in each.text for each in person.notices))
    person.wait(lambda: page.button.text() == "Compare")
    person.leave()


def test_one_way_of_learning_is_cross_validated(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    label_images(person, 2)
    page = shown_page(person, "tune-method", TUNING)
    person.wait(page.note.isVisible)
    assert not page.picture.isVisible(), "nothing was tried yet"
    write(page.form.networks.field, "plain:width=4:depth=1")
    assert page.button.text() == "Search"
    page.form.rates.selectAll()
    QTest.keyClick(page.form.rates, Qt.Key.Key_Delete)
    assert page.button.text() == "Cross-validate"
    type_number(page.form.folds, "2")
    type_number(page.form.seconds, "1")
    person.shot_of(page.window(), "cross-validation-before")
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: page.table.cells.rowCount() == 1)
    person.wait(lambda: page.button.text() == "Cross-validate" and page.button.isEnabled())
    row = person.session.figures.tuning.rows[0]
    assert len(row.folds) == 2
    assert texts(page.table, 1) == [f"{row.dice:.3f}"]
    assert page.picture.isVisible()
    person.shot_of(page.window(), "cross-validation")
    person.leave()


def test_a_search_finds_how_it_learns_best_and_goes_on_where_it_ended(sit_down, blob_folder):
    imported = set(sys.modules)
    person = sit_down()
    person.open(blob_folder)
    loop = person.session.loop
    label_images(person, 3)
    page = shown_page(person, "tune-method", TUNING)
    write(page.form.networks.field, "plain:width=4:depth=1")
    write(page.form.rates, "1e-2..1e-4")
    person.wait(lambda: "must begin with the lower rate" in page.note.text())
    assert not page.button.isEnabled()
    write(page.form.rates, "1e-4, 1e-2")
    choose(page.form.sampling, "grid")
    type_number(page.form.folds, "2")
    type_number(page.form.seconds, "1")
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: page.progress.isVisible() and "Trial 1" in page.progress.words.text())
    person.wait(lambda: page.table.cells.rowCount() == 1)
    QTest.mouseClick(page.button, LEFT)  # enough
    person.wait(lambda: page.button.text() == "Search" and page.button.isEnabled())
    assert not [each for each in person.notices if each.is_error]
    person.wait_saved()
    person.leave()

    again = sit_down()
    again.open(blob_folder)
    loop = again.session.loop
    page = shown_page(again, "tune-method", TUNING)
    again.wait(lambda: page.table.cells.rowCount() == 1)
    assert page.form.rates.text() == "1e-4, 1e-2"
    QTest.mouseClick(page.button, LEFT)
    again.wait(lambda: page.table.cells.rowCount() == 2)
    again.wait(lambda: page.button.text() == "Search")
    assert "torch" not in set(sys.modules) - imported, "other tests may have imported it before"
    rates = {float(each) for each in texts(page.table, 1)}
    assert rates == {1e-4, 1e-2}
    assert page.chart.accessibleDescription().count(";") == 1
    again.shot_of(page.window(), "search")
    again.wait(page.use.isEnabled)
    best = page._desk.rows[0 if page._desk.rows[0].dice >= page._desk.rows[1].dice else 1]
    QTest.mouseClick(page.use, LEFT)
    again.wait(lambda: loop.method.network.name == "plain")
    assert loop.method.settings["learning_rate"] == best.parameters["learning_rate"]
    again.leave()


def test_leaving_in_the_middle_ends_what_runs(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    label_images(person, 2)
    person.wait(lambda: person.session.loop.status.version > 0)
    page = shown_page(person, "compare-networks", COMPARISON)
    before = set(psutil.Process().children(recursive=True))
    write(page.networks.field, "plain:width=4:depth=1")
    type_number(page.seconds, "600")
    person.wait(page.button.isEnabled)
    QTest.mouseClick(page.button, LEFT)
    person.wait(lambda: "step" in page.progress.words.text())
    own = set(psutil.Process().children(recursive=True)) - before
    assert own
    person.session.close_project()
    person.wait(lambda: person.session.project is None and not person.session.jobs.jobs)
    assert psutil.wait_procs(own, timeout=20)[1] == []
    assert page.table.cells.rowCount() == 0
    assert not [each for each in person.notices if each.is_error]
    person.leave()
