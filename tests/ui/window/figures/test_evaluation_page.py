"""The window of figures: an evaluation run from it, shown in it, and its worst image opened."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from segstudio.document.prediction import PredictedMask
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.ui.figures.figures_window import EVALUATION
from tests.ui.window.test_accessibility import nameless

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, opened, session, draw):
    """The page of evaluation over a project with one image that is drawn on and predicted."""
    draw(opened.canvas)
    record, shape = session.images[0], session.image.shape
    prediction = PredictedMask(shape)
    prediction.class_ids[...] = 2
    prediction.class_ids[:, : shape[1] // 2] = 1
    prediction.confidence[...] = 180
    path = prediction_path(session.project.predictions, record.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_prediction(path, prediction)
    qtbot.waitUntil(lambda: not session.saver.is_behind)
    opened.actions_by_id["evaluation"].trigger()
    window = opened.commands.figures.window
    qtbot.waitExposed(window)
    return window.page(EVALUATION)


def evaluate(qtbot, page, session):
    page.bar.truth.setCurrentIndex(page.bar.truth.findData("all"))
    QTest.mouseClick(page.bar.button, LEFT)
    assert page.bar.button.text() == "Stop"
    qtbot.waitUntil(lambda: session.figures.evaluation.evaluation is not None)
    qtbot.waitUntil(lambda: page.bar.button.text() == "Evaluate" and page.worst.isVisible())


def texts(table, column=0):
    return [table.cells.cell(row, column).text for row in range(table.cells.rowCount())]


def test_figures_are_shown_for_each_class(qtbot, page, session):
    assert not page.table.isVisible()
    evaluate(qtbot, page, session)
    assert page.table.isVisible()
    assert texts(page.table) == ["background", "object", "Mean", "All but the first"]
    dice = float(texts(page.table, 1)[1])
    assert 0 < dice < 1
    assert "Images compared: 1" in page.told.text()
    assert "flatter" in page.told.text()
    assert texts(page.worst) == [session.images[0].name]
    assert "1" in page.dices.accessibleDescription()
    assert nameless(page.window()) == []


def test_the_confusion_matrix_tells_its_numbers(qtbot, page, session):
    evaluate(qtbot, page, session)
    view = page.confusion
    assert view.cells.rows == ("object",)
    assert view.cells.columns == ("background", "object")
    assert sum(view.cells.pixels[0]) > 0
    assert "is predicted as background" in view.accessibleDescription()
    place = QPoint(view.width() // 2, view.height() // 3)
    for event in (QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place)),):
        assert view.event(event)
    assert view.grab().toImage().width() > 0
    QToolTip.hideText()


def test_a_click_on_the_worst_image_opens_it_with_the_difference(qtbot, page, session):
    evaluate(qtbot, page, session)
    session.show_image(session.images[1].id)
    qtbot.waitUntil(lambda: session.image.id == session.images[1].id)
    place = page.worst.visualRect(page.worst.cells.index(0, 0)).center()
    QTest.mouseClick(page.worst.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: session.image.id == session.images[0].id)
    assert session.layers.is_difference


def test_the_truth_of_a_folder_is_laid_beside_the_prediction(qtbot, page, session, tmp_path):
    folder = tmp_path / "truth"
    folder.mkdir()
    image = session.image
    truth = np.ones(image.shape, np.uint8)
    truth[:40] = 2
    truth[-10:] = 0
    png = cv2.imencode(".png", truth)[1].tobytes()
    (folder / f"{image.record.path.stem}.png").write_bytes(png)
    page.bar.take_folder(folder)
    QTest.mouseClick(page.bar.button, LEFT)
    qtbot.waitUntil(lambda: page.worst.isVisible() and page.part.count() == 2)
    place = page.worst.visualRect(page.worst.cells.index(0, 0)).center()
    QTest.mouseClick(page.worst.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: session.image.prediction.kept is not None)
    assert session.layers.is_truth_compared
    assert np.array_equal(session.image.prediction.kept, truth)
    assert not session.image.prediction.against[-10:].any()
    assert session.image.prediction.against[:-10].all()


def test_figures_are_saved(qtbot, page, session, tmp_path):
    evaluate(qtbot, page, session)
    table, picture = tmp_path / "rows.csv", tmp_path / "page.png"
    session.figures.evaluation.write_csv(table)
    page._write_picture(picture)
    qtbot.waitUntil(lambda: table.exists() and picture.exists() and not session.jobs.jobs)
    found = cv2.imdecode(np.frombuffer(picture.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    assert found.shape[1] > 500


def test_all_of_it_goes_with_the_project_and_the_window(qtbot, page, session, opened):
    evaluate(qtbot, page, session)
    session.close_project()
    qtbot.waitUntil(lambda: session.project is None)
    qtbot.waitUntil(lambda: not page.table.isVisible())
    assert not page.bar.button.isEnabled()
    opened.close()
    assert opened.commands.figures.window is None


def test_escape_closes_it(qtbot, page):
    window = page.window()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
