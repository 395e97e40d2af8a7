"""How good is it: draw, let it learn, evaluate, and open the worst image."""

import os

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def draw_two_classes(person):
    """A stroke on a disc and one beside it."""
    person.key(Qt.Key.Key_2)
    person.stroke((70, 60), (70, 100))
    person.key(Qt.Key.Key_1)
    person.stroke((230, 40), (230, 280))
    person.wait_saved()


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
    page = window.page(0)
    for _ in range(3):
        QTest.keyClick(page.bar.truth, Qt.Key.Key_Down)
    assert page.bar.truth.currentText() == "what is drawn on any image"
    QTest.mouseClick(page.bar.button, LEFT)  # none has a prediction: these are made before
    person.wait(lambda: session.figures.evaluation.evaluation is not None)
    found = session.figures.evaluation.evaluation
    assert len(found.score.images) == 2
    assert found.parts["prediction"]["mean_dice"] > 0.3
    person.wait(lambda: page.worst.cells.rowCount() == 2)
    if os.environ.get("SEGSTUDIO_SHOTS"):
        person.shot_of(window, "evaluation")
    place = page.worst.visualRect(page.worst.cells.index(0, 0)).center()
    QTest.mouseClick(page.worst.viewport(), LEFT, pos=place)
    person.wait(lambda: person.image.id == found.score.images[0].image_id)
    person.wait(lambda: session.layers.is_difference and person.canvas.is_complete)
    person.shot("worst image")
