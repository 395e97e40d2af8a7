"""How good is it: draw, let it learn, evaluate, open the worst images; measure, count, report."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from segstudio.ui.figures.figures_window import EVALUATION, OBJECTS, STATISTICS

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def draw_two_classes(person):
    """A stroke on a disc and one beside it."""
    person.key(Qt.Key.Key_2)
    person.stroke((70, 60), (70, 100))
    person.key(Qt.Key.Key_1)
    person.stroke((230, 40), (230, 280))
    person.wait_saved()


def show_page(person, action_id, kind):
    """Choose an action that opens a page of figures, and return the page once it is complete."""
    person.window.actions_by_id[action_id].trigger()
    person.wait(lambda: person.window.commands.figures.window is not None)
    window = person.window.commands.figures.window
    person.wait(lambda: window.isVisible() and window.tabs.currentIndex() == kind)
    return window.page(kind)


def choose_file(person, parent, path):
    """Type a path into the dialog of files that is open, and press Enter."""
    person.wait(lambda: any(each.isVisible() for each in parent.findChildren(QFileDialog)))
    dialog = next(each for each in parent.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_the_worst_image_is_a_click_away(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    session = person.session
    draw_two_classes(person)
    person.key(Qt.Key.Key_D)
    person.wait(lambda: person.image.id == session.images[1].id)
    draw_two_classes(person)
    person.wait(lambda: session.loop.status.version > 0)
    person.key(Qt.Key.Key_F, CONTROL | SHIFT)
    window = person.window.commands.figures.window
    person.wait(window.isVisible)
    page = window.page(EVALUATION)
    person.wait(page.hint.isVisible)
    person.shot_of(window, "evaluation-empty")
    for _ in range(3):
        QTest.keyClick(page.bar.truth, Qt.Key.Key_Down)
    assert page.bar.truth.currentText() == "what is drawn on any image"
    QTest.mouseClick(page.bar.button, LEFT)  # none has a prediction: these are made before
    person.wait(lambda: session.figures.evaluation.evaluation is not None)
    found = session.figures.evaluation.evaluation
    assert len(found.score.images) == 2
    assert found.parts["prediction"]["mean_dice"] > 0.3
    person.wait(lambda: page.worst.cells.rowCount() == 2)
    person.shot_of(window, "evaluation")
    place = page.worst.visualRect(page.worst.cells.index(0, 0)).center()
    QTest.mouseClick(page.worst.viewport(), LEFT, pos=place)
    person.wait(lambda: person.image.id == found.score.images[0].image_id)
    person.wait(lambda: session.layers.is_difference and person.canvas.is_complete)
    person.shot("worst image")
    QTest.keyClick(page.worst, Qt.Key.Key_Down)
    person.wait(lambda: person.image.id == found.score.images[1].image_id)
    QTest.keyClick(page.worst, Qt.Key.Key_Up)
    person.wait(lambda: person.image.id == found.score.images[0].image_id)


def test_objects_are_measured_images_counted_and_all_is_reported(sit_down, blob_folder, tmp_path):
    person = sit_down(engine=False)
    person.open(blob_folder)
    draw_two_classes(person)
    session = person.session

    objects = show_page(person, "measurements", OBJECTS)
    window = person.window.commands.figures.window
    person.wait(objects.told.isVisible)
    person.shot_of(window, "objects-empty")
    QTest.mouseClick(objects.button, LEFT)
    person.wait(lambda: objects.list_model.rowCount() == 1)
    person.wait(objects.results.isVisible)
    person.shot_of(window, "objects")
    assert session.figures.measurement.objects.objects == 1
    session.show_image(session.images[2].id)
    person.wait(lambda: person.image.id == session.images[2].id)
    place = objects.view.visualRect(objects.list_model.index(0, 0)).center()
    QTest.mouseClick(objects.view.viewport(), LEFT, pos=place)
    person.wait(lambda: person.image.id == session.images[0].id)
    QTest.mouseClick(objects.save, LEFT)
    table = tmp_path / "objects.csv"
    choose_file(person, window, table)
    person.wait(lambda: table.is_file() and not session.jobs.jobs)
    with table.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1

    statistics = show_page(person, "image-statistics", STATISTICS)
    button = statistics.button
    person.wait(lambda: button.isVisible() and button.width() >= button.sizeHint().width())
    person.shot_of(window, "statistics-empty")
    QTest.mouseClick(statistics.button, LEFT)
    person.wait(lambda: session.figures.statistics.statistics is not None)
    person.wait(statistics.results.isVisible)
    person.shot_of(window, "statistics")
    assert session.figures.statistics.statistics.looked_at == 3
    assert "with nothing drawn: 2" in statistics.told.text()

    person.window.actions_by_id["report"].trigger()
    person.wait(lambda: person.dialog() is not None)
    QTest.keyClicks(person.dialog().author, "A. Biologist")
    person.shot_of(person.dialog(), "report-dialog")
    person.press_button("Write report…")
    page = tmp_path / "report.html"
    choose_file(person, person.window, page)
    person.wait(page.is_file)
    html = page.read_text("utf-8")
    assert "A. Biologist" in html
    assert "<script src" not in html
    assert "blob 0" in html
