"""A person asks why, of a region and of all, by each method, with the real engine."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.dialogs.explain_dialog import ExplainDialog
from tests.journeys.test_method import choose, draw_two_classes, type_number

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def test_the_network_is_asked_why(sit_down, blob_folder):
    imported = set(sys.modules)
    person = sit_down()
    person.open(blob_folder)
    loop, canvas = person.session.loop, person.canvas
    draw_two_classes(person)
    person.wait(lambda: loop.status.version > 1)
    shape = person.image.shape
    place = next(
        (row, column)
        for row in range(4, shape[0], 8)
        for column in range(4, shape[1], 8)
        if person.image.prediction.class_ids[row, column] == 2
    )
    person.hover(*place)
    person.key(Qt.Key.Key_E, SHIFT)
    person.wait(lambda: isinstance(person.dialog(), ExplainDialog))
    shown = person.dialog()
    person.wait(lambda: person.session.explanation.shown is not None)
    person.wait(lambda: canvas._heat is not None)
    question = person.session.explanation.shown.answer.question
    assert (question.method, question.class_id) == ("gradcam", 2)
    assert max(abs(a - b) for a, b in zip(question.place, place, strict=True)) <= 1
    assert person.session.explanation.shown.answer.asked_px > 1
    person.shot("explain-gradcam")
    person.shot_of(shown, "explain-dialog")

    choose(shown.fields.method, "occlusion")
    type_number(shown.fields.numbers["square_px"], "96")
    person.wait(lambda: canvas._heat is None)
    QTest.mouseClick(shown.button, LEFT)
    person.wait(lambda: canvas._heat is not None)
    assert person.session.explanation.shown.answer.low < 0
    person.shot("explain-occlusion")
    person.shot_of(shown, "explain-occlusion-dialog")

    choose(shown.fields.method, "dropout")
    person.wait(lambda: canvas._heat is None)
    QTest.mouseClick(shown.button, LEFT)
    person.wait(lambda: "learned without dropout" in shown.told.text())
    person.shot_of(shown, "explain-refused")
    assert "torch" not in set(sys.modules) - imported, "other tests may have imported it before"
    shown.close()
    person.wait(lambda: person.dialog() is None)
    assert canvas._heat is None
    assert not [each for each in person.notices if each.is_error]

    # Nobody has to close it before leaving.
    person.window.actions_by_id["explain"].trigger()
    person.wait(lambda: isinstance(person.dialog(), ExplainDialog))
    person.wait(lambda: canvas._heat is not None)
    person.leave()
    person.wait(lambda: person.session.project is None)
    assert person.session.explanation.shown is None
