import pytest

from segstudio.ui.panels.training_words import (
    age_words,
    device_words,
    loss_words,
    score_words,
    seen_words,
    state_words,
    version_words,
)
from segstudio.worker.messages import EngineState
from segstudio.workspace.training_status import TrainingStatus


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59, "59 s"), (61, "1 min"), (7500, "2 h 5 min")]
)
def test_ages(seconds, words):
    assert age_words(seconds) == words


def test_a_fresh_status():
    status = TrainingStatus()
    assert version_words(status) == "no version yet"
    assert seen_words(status) == ("No new stroke", "muted")
    assert score_words(status) == "–"
    assert device_words(status) == "–"


def test_devices():
    assert device_words(TrainingStatus(device="cpu", device_name="CPU")) == "CPU"
    status = TrainingStatus(device="cuda:0", device_name="Some GPU")
    assert device_words(status) == "Some GPU (cuda:0)"


def test_scores():
    assert score_words(TrainingStatus(loss=0.25, dice=0.5)) == "0.500"
    assert loss_words(TrainingStatus(loss=0.25, dice=0.5)) == "0.25"


@pytest.mark.parametrize("state", EngineState)
def test_every_state_has_words(state):
    assert state_words(TrainingStatus(state=state))
