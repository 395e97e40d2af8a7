"""Predictions are held to the project's rules where the person says so, as on the command line."""

import cv2
import numpy as np
import pytest

from segstudio.document.prediction import PredictedMask
from segstudio.document.refinement import Refinement
from segstudio.document.region import TileIndex
from segstudio.document.rules.registry import parse_rule
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.ui.dialogs.export_dialog import ExportMasksDialog
from segstudio.ui.dialogs.predict_folder_dialog import PredictFolderDialog
from segstudio.workspace.project_refinement import store_refinement
from segstudio.workspace.project_rules import added, store_rules


@pytest.fixture
def store_rule(session):
    def store(*texts):
        rules = []
        for text in texts:
            rules = added(rules, parse_rule(text, session.classes))
        session._background.disk.call(lambda: store_rules(session.desk.store, rules))

    return store


@pytest.fixture
def predicted(opened, session):
    """A stored prediction of the open image: a square, and a pixel alone."""
    ids = np.ones(session.image.shape, np.uint8)
    ids[10:30, 10:30], ids[60, 60] = 2, 2
    whole = PredictedMask(ids.shape)
    whole.put(TileIndex(0, 0), 1, ids, np.full(ids.shape, 200, np.uint8))
    save_prediction(prediction_path(session.project.predictions, session.image.id), whole)
    return opened


def test_without_rules_it_says_why_it_cannot_be_used(qtbot, opened, session, dialog):
    opened.actions_by_id["export-masks"].trigger()
    rules = dialog(ExportMasksDialog).options.rules
    qtbot.waitUntil(lambda: "no rules yet" in rules.remark.text())
    assert not rules.box.isEnabled()
    assert not rules.is_on


def test_an_export_is_held_to_them(qtbot, predicted, session, store_rule, dialog, tmp_path):
    store_rule("object area >= 30")
    predicted.actions_by_id["export-masks"].trigger()
    shown = dialog(ExportMasksDialog)
    rules = shown.options.rules
    qtbot.waitUntil(lambda: rules._is_read)
    assert not rules.box.isEnabled()
    assert "change predictions only" in rules.remark.text()
    shown.options.predictions.click()
    assert rules.box.isEnabled()
    assert not rules.remark.isVisible()
    rules.box.click()
    assert shown.order.with_rules
    shown.place.field.setText(str(tmp_path / "out"))
    qtbot.waitUntil(lambda: shown._preview is not None and not shown.view.stop.isVisible())
    told = []
    session.events.notice.connect(told.append)
    shown.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert "Rule “object area >= 30 px”: 1 region changed (1 pixel) in 1 image." in told[0].text
    written = next((tmp_path / "out").glob("*.png")).read_bytes()
    mask = cv2.imdecode(np.frombuffer(written, np.uint8), cv2.IMREAD_UNCHANGED)
    assert (mask[60, 60], np.count_nonzero(mask == 2)) == (1, 400)


def test_a_folder_is_predicted_ruled_and_refined(
    qtbot, opened, session, store_rule, dialog, monkeypatch
):
    store_rule("object largest only")
    asked = []
    monkeypatch.setattr(session.networks, "predict_folder", lambda *words: asked.append(words))
    opened.commands.networks.predict_folder()
    shown = dialog(PredictFolderDialog)
    qtbot.waitUntil(shown.rules.box.isEnabled)
    shown.rules.box.click()
    shown.refined.box.click()
    assert shown.refined.numbers["position"].isVisible()
    assert shown.refined.refinement == Refinement()
    shown.refined.numbers["position"].setValue(12.5)
    source, out = shown.source, shown.out
    shown.accept()
    assert asked == [(source, out, False, False, True, Refinement(position=12.5))]


def test_rules_that_cannot_be_used_are_named(qtbot, opened, session, dialog):
    gone = [{"kind": "area", "class": 99, "sign": ">=", "value": 3, "unit": "px"}]
    session._background.disk.call(lambda: session.desk.store.set_setting("rules", gone))
    opened.commands.networks.predict_folder()
    rules = dialog(PredictFolderDialog).rules
    qtbot.waitUntil(lambda: "Rule 1 is left out" in rules.remark.text())
    assert not rules.box.isEnabled()


def test_the_parameters_of_the_last_time_are_offered_again(qtbot, opened, session, dialog):
    last = Refinement(appearance=7, iterations=3)
    session._background.disk.call(lambda: store_refinement(session.desk.store, last))
    opened.commands.networks.predict_folder()
    shown = dialog(PredictFolderDialog)
    qtbot.waitUntil(lambda: shown.refined.numbers["appearance"].value() == 7)
    assert shown.refined.refinement is None
    shown.refined.box.click()
    assert shown.refined.refinement == last
    shown.refined.usual.click()
    assert shown.refined.refinement == Refinement()
