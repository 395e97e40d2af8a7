"""The dialog asks what is chosen, follows the hand where an answer is quick, and leaves nothing."""

import numpy as np
import pytest

from segstudio.document.explanation import EXPLANATIONS, Explanation, Question
from segstudio.document.region import Region
from segstudio.ui.dialogs.explain_dialog import ExplainDialog
from segstudio.worker import messages as m
from tests.ui.window.dialogs.test_rules_dialog import predict
from tests.ui.window.test_accessibility import nameless


@pytest.fixture
def sent(session, monkeypatch):
    """Questions that the engine is asked, and those that it is told to forget."""
    found = []

    def take(request):
        if isinstance(request, m.ExplainImage | m.CancelJob):
            found.append(request)

    monkeypatch.setattr(session.loop, "send", take)
    return found


@pytest.fixture
def shown(opened, session, dialog, sent):
    session.loop._change(version=3)
    predict(session)
    opened.actions_by_id["explain"].trigger()
    return dialog(ExplainDialog)


def choose(shown, method):
    shown.fields.method.setCurrentIndex(list(EXPLANATIONS).index(method))


def answer(session, sent, values, low, high, **more):
    question = sent[-1].question
    found = Explanation(question, Region(0, 0, *values.shape), values, low, high, **more)
    session.explanation.note(m.ImageExplained(sent[-1].job_id, 1, 3, found))


def test_what_is_chosen_is_asked_and_the_answer_lies_over_the_image(qtbot, shown, session, sent):
    qtbot.waitUntil(lambda: bool(sent))
    assert sent[-1].question == Question("gradcam", session.active_class_id)
    assert not shown.bar.isVisible(), "it is there at once"
    values = np.zeros((96, 96), np.float32)
    values[20:30] = 1
    answer(session, sent, values, 0.0, 1.0, asked_px=402, maps=128, place_px=16)
    qtbot.waitUntil(lambda: shown._canvas._heat is not None)
    assert shown.told.text() == (
        "Version 3. About 402 pixels; 128 feature maps, each place 16 px wide; "
        "a window of 96 × 96 px."
    )
    assert (shown.ramp.low.text(), shown.ramp.high.text()) == ("0: nothing", "1: most")
    assert shown.fields.numbers["channel"].maximum() == 128
    assert nameless(shown) == []
    asked = len(sent)
    session.loop._change(version=4)
    qtbot.waitUntil(lambda: len(sent) > asked)
    assert sent[-1].question == sent[0].question, "a newer version is asked the same"
    canvas = shown._canvas
    shown.close()
    assert canvas._heat is None
    assert session.explanation.shown is None


def test_the_region_pointed_at_is_asked_about(qtbot, shown, opened, session, sent):
    opened.commands.pointer = (12, 12)
    opened.actions_by_id["explain"].trigger()
    qtbot.waitUntil(lambda: bool(sent) and sent[-1].question.place == (12, 12))
    assert sent[-1].question.class_id == 2, "what is predicted there"
    assert shown.isVisible(), "the same dialog"
    shown.fields.where.setCurrentIndex(0)
    qtbot.waitUntil(lambda: sent[-1].question.place is None)
    opened.commands.pointer = None
    session.show_image(session.images[1].id)
    qtbot.waitUntil(lambda: not shown.fields.where.isEnabled())


def test_what_takes_long_waits_for_the_button(qtbot, shown, session, sent):
    qtbot.waitUntil(lambda: bool(sent))
    choose(shown, "occlusion")
    assert shown.fields.numbers["square_px"].isVisible()
    assert not shown.fields.layer.isVisible()
    qtbot.waitUntil(lambda: session.explanation.share is None)
    asked = len([each for each in sent if isinstance(each, m.ExplainImage)])
    shown.button.click()
    assert shown.bar.isVisible()
    assert shown.button.text() == "Stop"
    assert sent[-1].question.method == "occlusion"
    assert len([each for each in sent if isinstance(each, m.ExplainImage)]) == asked + 1
    answer(session, sent, np.full((96, 96), -0.5, np.float32), -0.5, 0.5, asked_px=1)
    qtbot.waitUntil(lambda: shown.ramp.low.text() == "-0.5: speaks against it")
    shown.button.click()
    shown.button.click()
    assert isinstance(sent[-1], m.CancelJob)
    choose(shown, "dropout")
    assert not shown.fields.of_class.isVisible()
    shown.button.click()
    session.explanation.note(m.ImageExplained(sent[-1].job_id, 1, 0, None, "No dropout here."))
    assert shown.told.text() == "No dropout here."
    assert shown.told.property("tone") == "danger"
    assert shown._canvas._heat is None


def test_without_a_network_it_says_so(qtbot, opened, dialog, sent):
    opened.actions_by_id["explain"].trigger()
    shown = dialog(ExplainDialog)
    assert "There is no trained network yet" in shown.told.text()
    assert not shown.button.isEnabled()
    shown.close()
