"""What was learned comes back whole, and nothing that was tampered with is believed."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch

from segstudio.engine import CheckpointBroken, CheckpointNotSaved, Learner
from segstudio.engine.checkpoint import INDEX_NAME
from tests.engine.conftest import TINY


@pytest.fixture
def saved(learner, tmp_path) -> Path:
    """A learner of two steps and where it was saved."""
    for _ in learner.train(steps=2):
        pass
    learner.save(tmp_path / "networks" / "one")
    return tmp_path / "networks" / "one"


@pytest.fixture(scope="module")
def saved_once(blobs, tmp_path_factory) -> Path:
    learner = Learner([1, 2], device="cpu", settings=TINY)
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.strokes)
    for _ in learner.train(steps=2):
        pass
    folder = tmp_path_factory.mktemp("networks") / "one"
    learner.save(folder)
    return folder


@pytest.fixture
def stored(saved_once, tmp_path) -> Path:
    """A copy to damage of what a learner of two steps saved."""
    return Path(shutil.copytree(saved_once, tmp_path / "stored"))


def change(folder: Path, **fields: object) -> None:
    path = folder / INDEX_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def change_weights(folder: Path, content: bytes) -> None:
    name = json.loads((folder / INDEX_NAME).read_text())["weights"]
    (folder / name).write_bytes(content)
    change(folder, sha256=hashlib.sha256(content).hexdigest())


def weights(folder: Path) -> dict[str, torch.Tensor]:
    name = json.loads((folder / INDEX_NAME).read_text())["weights"]
    return safetensors.torch.load((folder / name).read_bytes())


def test_a_loaded_learner_predicts_the_same_and_goes_on(learner, saved, blobs) -> None:
    loaded = Learner.load(saved, device="cpu")
    loaded.set_image("a", blobs.pixels)
    assert (loaded.step, loaded.version, loaded.classes) == (2, 1, (1, 2))
    before, after = learner.predict("a"), loaded.predict("a")
    assert np.array_equal(before.probabilities, after.probabilities)
    loaded.annotate("a", blobs.strokes)
    assert [each.step for each in loaded.train(steps=1)] == [3]
    assert loaded.desk.settings == learner.desk.settings


def test_an_untrained_learner_can_be_saved(tmp_path) -> None:
    Learner([1, 5], device="cpu").save(tmp_path)
    loaded = Learner.load(tmp_path, device="cpu")
    assert (loaded.classes, loaded.version) == ((1, 5), 0)


def test_saving_again_leaves_one_set_of_weights_and_the_kept_versions(learner, saved) -> None:
    first = set(saved.glob("version-*"))
    for _ in learner.train(steps=1):
        pass
    learner.save(saved)
    assert len(list(saved.glob("weights-*"))) == 1
    assert first < set(saved.glob("version-*"))
    assert len(list(saved.iterdir())) == 4
    assert Learner.load(saved, device="cpu").step == 3


def test_a_failed_save_keeps_the_last_one(learner, saved, monkeypatch) -> None:
    for _ in learner.train(steps=1):
        pass

    def full(self: Path, target: Path) -> Path:
        if Path(target).name == INDEX_NAME:
            raise OSError(28, "No space left on device")
        return original(self, target)

    original = Path.replace
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CheckpointNotSaved, match="No space left"):
        learner.save(saved)
    monkeypatch.undo()
    assert Learner.load(saved, device="cpu").step == 2


def test_a_file_in_the_way_is_a_sentence(learner, tmp_path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(CheckpointNotSaved, match="could not be saved"):
        learner.save(tmp_path / "taken")


@pytest.mark.parametrize(
    "fields",
    [
        {"format": 3},
        {"format": True},
        {"class_ids": []},
        {"class_ids": [1, 1]},
        {"class_ids": [0, 2]},
        {"class_ids": "12"},
        {"class_ids": [1, 2, 3]},
        {"learned_ids": [1, 2, 7]},
        {"channels": 0},
        {"channels": 4},
        {"step": -1},
        {"step": 1.5},
        {"version": None},
        {"settings": []},
        {"settings": {"batch": 10**9}},
        {"settings": {"batch": "4"}},
        {"weights": "../other.safetensors"},
        {"weights": "..\\other.safetensors"},
        {"weights": "missing.safetensors"},
        {"weights": 3},
        {"sha256": "0"},
        {"strokes": -1},
        {"held_out": 3},
        {"held_out": [[1, 2]]},
        {"held_out": [[1, -2, 3]]},
        {"left": [[1]]},
        {"versions": {}},
    ],
)
def test_a_changed_index_is_refused(stored, fields) -> None:
    change(stored, **fields)
    with pytest.raises(CheckpointBroken):
        Learner.load(stored, device="cpu")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_an_index_that_is_no_table_is_refused(stored, content) -> None:
    (stored / INDEX_NAME).write_bytes(content)
    with pytest.raises(CheckpointBroken):
        Learner.load(stored, device="cpu")


def test_no_folder_is_a_sentence(tmp_path) -> None:
    with pytest.raises(CheckpointBroken, match="could not be read"):
        Learner.load(tmp_path / "nowhere", device="cpu")


@pytest.mark.parametrize("content", [b"", b"pickle", b"\xff" * 64])
def test_weights_that_are_no_safetensors_are_refused(stored, content) -> None:
    change_weights(stored, content)
    with pytest.raises(CheckpointBroken):
        Learner.load(stored, device="cpu")


def test_truncated_weights_are_refused(stored) -> None:
    path = next(stored.glob("weights-*.safetensors"))
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(CheckpointBroken, match="damaged"):
        Learner.load(stored, device="cpu")


@pytest.mark.parametrize("fault", ["nan", "dtype", "shape", "name"])
def test_weights_that_do_not_fit_are_refused(stored, fault) -> None:
    tensors = weights(stored)
    name = next(iter(tensors))
    if fault == "nan":
        tensors[name][...] = torch.nan
    elif fault == "dtype":
        tensors[name] = tensors[name].double()
    elif fault == "shape":
        tensors[name] = tensors[name][:1].contiguous()
    else:
        tensors[name + ".more"] = tensors.pop(name)
    change_weights(stored, safetensors.torch.save(tensors))
    with pytest.raises(CheckpointBroken):
        Learner.load(stored, device="cpu")


def test_a_checkpoint_of_the_first_format_is_read(learner, saved, blobs) -> None:
    fields = json.loads((saved / INDEX_NAME).read_text())
    for name in ("strokes", "held_out", "left", "versions"):
        del fields[name]
    (saved / INDEX_NAME).write_text(json.dumps(fields | {"format": 1}))
    shown = {
        f"published.{name.removeprefix('averaged.')}": tensor
        for name, tensor in weights(saved).items()
        if name.startswith("averaged.")
    }
    change_weights(saved, safetensors.torch.save(weights(saved) | shown))
    loaded = Learner.load(saved, device="cpu")
    loaded.set_image("a", blobs.pixels)
    assert (loaded.version, loaded.versions) == (1, ())
    assert np.array_equal(loaded.predict("a").probabilities, learner.predict("a").probabilities)
