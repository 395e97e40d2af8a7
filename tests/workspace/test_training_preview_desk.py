"""One preview at a time; what is late is passed over, and the next engine is asked the same."""

from dataclasses import replace

import numpy as np
import pytest

from segstudio.document.image_display import ChannelDisplay, ImageDisplay
from segstudio.document.region import Region
from segstudio.document.training_preview import LabelledPicture, PreviewOrder, TrainingPreview
from segstudio.worker import messages as m

SIGHT = Region(0, 0, 8, 8)
ORDER = PreviewOrder(SIGHT, "none", "usual", 32, 0, ImageDisplay((ChannelDisplay(0, 255),)))
PICTURE = LabelledPicture(np.zeros((8, 8, 3), np.uint8), np.zeros((8, 8), np.uint16))
FOUND = TrainingPreview(SIGHT, True, False, PICTURE, PICTURE, (PICTURE,) * 9)


@pytest.fixture
def sent(opened, monkeypatch):
    found = []
    monkeypatch.setattr(opened.loop, "send", found.append)
    return found


@pytest.fixture
def desk(opened, sent):
    opened.loop._handle(m.StateChanged(m.EngineState.IDLE))
    return opened.session.training_preview


def test_the_newest_answer_is_shown_and_a_refusal_leaves_it(opened, desk, sent):
    told = []
    opened.events.training_previewed.connect(lambda: told.append(desk.is_asked))
    desk.ask(1, ORDER)
    desk.ask(1, replace(ORDER, seed=1))
    first, second = sent
    desk.note(m.TrainingPreviewed(first.number, FOUND))
    assert desk.shown is None, "late"
    desk.note(m.TrainingPreviewed(second.number, FOUND))
    assert (desk.shown, desk.is_asked) == (FOUND, False)
    assert told == [True, True, False]
    desk.ask(1, ORDER)
    desk.note(m.TrainingPreviewed(sent[-1].number, None, "It cannot be."))
    assert (desk.shown, desk.problem) == (FOUND, "It cannot be.")
    assert not desk.note(m.EngineWarned("Something else."))


def test_what_was_of_another_image_is_not_shown(opened, desk, sent):
    desk.ask(1, ORDER)
    desk.note(m.TrainingPreviewed(sent[-1].number, FOUND))
    desk.ask(1, ORDER)
    opened.session.show_image(opened.session.images[1].id)
    assert (desk.shown, desk.is_asked) == (None, False)
    desk.note(m.TrainingPreviewed(sent[-1].number, FOUND))
    assert desk.shown is None


def test_an_engine_that_dies_is_asked_again_when_it_is_back(opened, desk, sent):
    desk.ask(1, ORDER)
    opened.loop._handle(m.EngineDied(1, will_restart=True))
    assert desk.is_asked
    assert "engine" in desk.problem
    desk.ask(1, replace(ORDER, seed=5))
    asked = [each for each in sent if isinstance(each, m.PreviewTraining)]
    assert len(asked) == 1, "nobody is there"
    opened.loop._handle(m.StateChanged(m.EngineState.IDLE))
    again = sent[-1]
    assert again.order.seed == 5
    assert desk.problem == ""
    desk.note(m.TrainingPreviewed(again.number, FOUND))
    assert desk.shown is FOUND
