"""A rule is tried on the prediction and kept; what is accepted is held to it, and it lasts."""

import cv2
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.dialogs.rules_dialog import RulesDialog

from .test_method import choose, draw_two_classes

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def regions(class_ids):
    """Return how many connected regions of class 2 there are."""
    return cv2.connectedComponents((class_ids == 2).astype(np.uint8))[0] - 1


def shown_rules(person):
    person.window.actions_by_id["rules"].trigger()
    person.wait(lambda: isinstance(person.dialog(), RulesDialog))
    shown = person.dialog()
    person.wait(shown.save_button.isEnabled)
    return shown


def test_a_rule_is_seen_kept_and_held_to(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    session = person.session
    draw_two_classes(person)
    person.wait(lambda: session.image.prediction.covered_share == 1)
    person.wait(lambda: regions(session.image.prediction.class_ids) > 1)
    person.window.actions_by_id["pause"].trigger()
    person.wait(lambda: not session.loop.status.is_live)

    person.key(Qt.Key.Key_2)
    shown = shown_rules(person)
    QTest.mouseClick(shown.add_button, LEFT)
    choose(shown.fields.kind, "largest")
    person.wait(lambda: shown.list.topLevelItem(0).text(1).endswith(" px"))
    assert person.canvas._veils
    person.shot("rules")
    person.shot_of(shown, "rules-dialog")
    shown.held.setFocus()
    QTest.keyClick(shown.held, Qt.Key.Key_Space)
    assert shown.held.isChecked()
    QTest.mouseClick(shown.save_button, LEFT)
    person.wait(lambda: person.dialog() is None)
    assert regions(session.image.prediction.class_ids) > 1

    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    accepted = session.image.id
    person.key(Qt.Key.Key_Return, CONTROL)
    person.wait(lambda: session.image.id != accepted)  # to the one that it promises most from
    person.wait_saved()
    session.show_image(accepted)
    person.wait(lambda: session.image.id == accepted)
    mask = session.image.mask
    assert regions(np.where(mask.origins, mask.class_ids, 0)) == 1
    person.leave()

    again = sit_down()
    again.open(blob_folder)
    shown = shown_rules(again)
    assert "largest only" in shown.list.topLevelItem(0).text(0)
    assert shown.held.isChecked()
    again.leave()
