"""TensorBoard files: what is in them, and that nothing waits for them."""

import pytest

from segstudio.worker import event_recorder
from segstudio.worker.event_recorder import MISSING, Recording
from segstudio.worker.messages import EngineWarned, Stepped, VersionPublished


def read(folder):
    accumulator = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    found = accumulator.EventAccumulator(str(folder))
    found.Reload()
    return found


def test_loss_dice_rate_seconds_and_versions_are_written(tmp_path):
    pytest.importorskip("torch.utils.tensorboard")  # before the thread needs it: it takes long
    told = []
    recording = Recording(told.append)
    recording.tell(Stepped(1, 9.0, 0, None, 0.1))
    recording.record(str(tmp_path / "ä"))
    recording.tell(Stepped(10, 0.5, 1, None, 1.0, 1e-3))
    recording.tell(VersionPublished(2, 15, {}, 0.75))
    recording.tell(Stepped(20, 0.25, 2, 0.75, 2.0, 5e-4))
    recording.close(timeout_s=60)
    assert len(told) == 4
    found = read(tmp_path / "ä")
    values = {
        tag: [(each.step, each.value) for each in found.Scalars(tag)]
        for tag in found.Tags()["scalars"]
    }
    assert values["loss"] == [(10, 0.5), (20, 0.25)]
    assert values["held-out Dice"] == [(15, 0.75)]
    assert values["seconds"] == [(10, 1.0), (20, 2.0)]
    assert values["steps per second"] == [(20, 10.0)]
    assert values["learning rate"][1][1] == pytest.approx(5e-4)
    assert found.Tags()["tensors"] == ["versions/text_summary"]


def test_without_the_package_there_is_a_sentence(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(event_recorder.importlib.util, "find_spec", lambda name: None)
    recording = Recording(told.append)
    recording.record(str(tmp_path))
    recording.tell(Stepped(1, 0.5, 0, None, 0.1))
    assert told[0] == EngineWarned(MISSING)
    assert len(told) == 2


def test_a_folder_that_cannot_be_written_is_told_and_stops_nothing(tmp_path):
    pytest.importorskip("torch.utils.tensorboard")  # before the thread needs it: it takes long
    told = []
    (tmp_path / "file").write_text("here")
    recording = Recording(told.append)
    recording.record(str(tmp_path / "file" / "below"))
    thread = recording._thread
    thread.join(60)
    recording.tell(Stepped(1, 0.5, 0, None, 0.1))
    assert isinstance(told[-1], EngineWarned)
    assert "No more TensorBoard files" in told[-1].sentence
    recording.tell(Stepped(2, 0.5, 0, None, 0.1))
    assert isinstance(told[-1], Stepped)
