"""The dialog of the CRF: what it would change is seen; all images are predicted with it."""

import numpy as np
import pytest

from segstudio.document.refinement import Refinement
from segstudio.ui.dialogs import refinement_veil
from segstudio.ui.dialogs.refinement_dialog import RefinementDialog
from segstudio.worker.client import EngineClient
from segstudio.worker.messages import PredictImages, TileRefined, TryRefinement
from segstudio.workspace.project_refinement import stored_refinement


@pytest.fixture
def sent(session, monkeypatch):
    monkeypatch.setattr(refinement_veil, "DELAY_MS", 1)
    sent = []
    monkeypatch.setattr(session.loop, "send", sent.append)
    monkeypatch.setattr(session.loop, "_client", EngineClient(lambda report: None))
    return sent


@pytest.fixture
def predicted(opened, session):
    """All is predicted to be of class 1."""
    image = session.image
    for tile in image.mask.whole.tiles():
        part = tile.region(image.shape)
        values = np.ones((part.height, part.width), np.uint8)
        image.prediction.put(tile, 1, values, values)
    return image


@pytest.fixture
def shown(opened, predicted, sent, dialog):
    opened.actions_by_id["refine-predictions"].trigger()
    return dialog(RefinementDialog)


def asked(sent):
    return [each for each in sent if isinstance(each, TryRefinement) and each.tiles]


def answer(session, request, square):
    image = session.image
    for tile in request.tiles:
        class_ids = np.ones((96, 96), np.uint8)
        class_ids[square] = 2
        session.loop._handle(TileRefined(request.job_id, image.id, tile, class_ids))


def test_what_would_change_is_seen_and_follows_the_parameters(qtbot, opened, session, shown, sent):
    qtbot.waitUntil(lambda: len(asked(sent)) > 0)
    first = asked(sent)[-1]
    assert first.refinement == Refinement()
    assert "so far: 0 of 1" in shown.veil.summary.text()
    answer(session, first, np.s_[10:20, 10:30])
    qtbot.waitUntil(lambda: shown.veil.summary.text() == "200 pixels would change in view.")
    (veil,) = opened.canvas._veils
    assert int((veil.selection.stencil != 0).sum()) == 200
    assert veil.color == session.classes.get(2).color
    assert not (session.image.prediction.class_ids == 2).any()
    before = len(asked(sent))
    shown.refined.numbers["position"].setValue(60)
    qtbot.waitUntil(lambda: len(asked(sent)) > before)
    newest = asked(sent)[-1]
    assert newest.refinement.position == 60
    answer(session, first, np.s_[:, :])  # of the last parameters: passed over
    answer(session, newest, np.s_[0:1, 0:3])
    qtbot.waitUntil(lambda: shown.veil.summary.text().startswith("3 pixels"))
    shown.reject()
    assert opened.canvas._veils == ()


def test_a_newer_prediction_is_compared_with_at_once(qtbot, session, shown, sent):
    qtbot.waitUntil(lambda: len(asked(sent)) > 0)
    answer(session, asked(sent)[-1], np.s_[10:20, 10:30])
    qtbot.waitUntil(lambda: shown.veil.summary.text().startswith("200"))
    image = session.image
    image.prediction.class_ids[10:20, 10:20] = 2
    session.events.prediction_changed.emit([image.mask.whole])
    qtbot.waitUntil(lambda: shown.veil.summary.text().startswith("100"))


def test_all_images_are_predicted_with_what_is_chosen(qtbot, session, shown, sent):
    shown.refined.numbers["appearance"].setValue(5)
    shown._on_accepted()
    request = next(each for each in sent if isinstance(each, PredictImages))
    assert request.refinement == Refinement(appearance=5)
    assert set(request.image_ids) == {each.id for each in session.images}
    store, lane = session.desk.store, session._background.disk
    assert lane.call(lambda: stored_refinement(store)).appearance == 5
    session.jobs.cancel_all()
    sent.clear()
    shown.refined.box.setChecked(False)
    qtbot.waitUntil(lambda: shown.veil.summary.text() == "")
    shown._on_accepted()
    assert next(each for each in sent if isinstance(each, PredictImages)).refinement is None


def test_without_a_prediction_it_says_so(qtbot, opened, session, dialog):
    opened.actions_by_id["refine-predictions"].trigger()
    made = dialog(RefinementDialog)
    qtbot.waitUntil(lambda: made.veil.summary.text().startswith("Nothing is predicted"))
    assert not made.predict_button.isEnabled()
