"""One question at a time: its answer is coloured and shown, what is late is passed over."""

import numpy as np
import pytest

from segstudio.document.explanation import Explanation, Question
from segstudio.document.region import Region
from segstudio.worker import messages as m

SIGHT = Region(0, 0, 8, 8)


@pytest.fixture
def desk(opened):
    return opened.session.explanation


@pytest.fixture
def sent(opened, monkeypatch):
    found = []
    monkeypatch.setattr(opened.loop, "send", found.append)
    return found


def answer(job_id, problem=""):
    values = np.linspace(0, 1, 64, dtype=np.float32).reshape(8, 8)
    found = None if problem else Explanation(Question(class_id=1), SIGHT, values, 0.0, 1.0, 5)
    return m.ImageExplained(job_id, 1, 4, found, problem)


def test_an_answer_is_coloured_and_shown(opened, desk, sent):
    told = []
    opened.events.explanation_changed.connect(lambda: told.append(desk.share))
    desk.ask(1, SIGHT, Question(class_id=1))
    (asked,) = sent
    assert asked.job_id < 0, "never the number of a job on the board"
    desk.note(m.ExplanationProgressed(asked.job_id, 0.4))
    desk.note(m.ExplanationProgressed(asked.job_id - 7, 0.9))
    desk.note(answer(asked.job_id))
    opened.pump_until(lambda: desk.shown is not None)
    assert told == [0.0, 0.4, None]
    assert desk.shown.version == 4
    assert desk.shown.colors.shape == (8, 8, 4)
    assert desk.share is None

    # The next one takes its place; a refusal takes it away.
    desk.ask(1, SIGHT, Question("dropout"))
    assert desk.shown is not None
    desk.note(answer(asked.job_id))
    assert desk.share == 0.0, "late"
    desk.note(answer(sent[-1].job_id, "There is no dropout."))
    assert (desk.shown, desk.problem) == (None, "There is no dropout.")
    desk.clear()
    assert desk.problem == ""


def test_what_is_cancelled_or_of_another_image_is_not_shown(opened, desk, sent):
    desk.ask(1, SIGHT, Question(class_id=1))
    desk.cancel()
    assert isinstance(sent[-1], m.CancelJob)
    assert sent[-1].job_id == sent[0].job_id
    desk.note(answer(sent[0].job_id))
    assert (desk.shown, desk.share) == (None, None)

    desk.ask(1, SIGHT, Question(class_id=1))
    desk.note(answer(sent[-1].job_id))
    opened.session.show_image(opened.session.images[1].id)
    opened.settle()
    assert (desk.shown, desk.share) == (None, None), "coloured too late"


def test_an_engine_that_dies_answers_nothing(opened, desk, sent):
    opened.loop._handle(m.EngineDied(1, will_restart=True))
    assert desk.problem == ""
    opened.loop._handle(m.StateChanged(m.EngineState.IDLE))
    desk.ask(1, SIGHT, Question(class_id=1))
    opened.loop._handle(m.EngineDied(1, will_restart=True))
    assert desk.share is None
    assert "engine" in desk.problem
