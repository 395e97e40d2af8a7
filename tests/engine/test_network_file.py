"""Networks as files: written, described, read again, and refused where anything is odd."""

import json

import numpy as np
import pytest
import torch

from segstudio.document.region import Region
from segstudio.engine import (
    CheckpointBroken,
    CheckpointNotSaved,
    Learner,
    LearnerSettings,
    VersionRefused,
)
from segstudio.engine.network_file import (
    card_path,
    check_target,
    matched,
    network_card,
    read_network,
    write_network,
)

ABOUT = {"project": "Zellen ä", "classes": [{"id": 1, "name": "ground"}, {"id": 2, "name": "blob"}]}


@pytest.fixture
def taught(learner):
    for _ in learner.train(steps=4):
        pass
    return learner


@pytest.fixture
def exported(taught, tmp_path):
    path = tmp_path / "out" / "blobs.safetensors"
    predictor = taught.desk.predictor_of(1)
    write_network(path, predictor, network_card(taught.desk.shelf.get(1), predictor, ABOUT))
    return path


def test_the_card_says_how_the_network_is_used(exported):
    card = json.loads(card_path(exported).read_text("utf-8"))
    assert card["project"] == "Zellen ä"
    assert [(each["name"], each["is_learned"]) for each in card["classes"]] == [
        ("ground", True),
        ("blob", True),
    ]
    assert card["network"]["channels"] == card["input"]["channels"] == 3
    assert card["input"]["normalisation"]["clipped_to"] == [-3, 3]
    assert card["figures"]["version"] == 1
    assert card["weights"]["file"] == "blobs.safetensors"


def test_it_is_the_same_network_in_another_project(exported, taught, blobs):
    other = Learner([7, 9, 4], device="cpu")
    other.set_image("a", blobs.pixels)
    other.desk.take_in(matched(read_network(exported), {1: 9, 2: 4}), 0, "from elsewhere")
    assert other.version == 1
    assert other.versions[0].text == "from elsewhere"
    said, before = other.predict("a"), taught.predict("a")
    assert said.class_ids == (7, 9, 4)
    assert np.allclose(said.probabilities[1:], before.probabilities, atol=1e-5)
    assert not said.probabilities[0].any()


def test_training_goes_on_from_it_and_what_was_there_is_pinned(exported, taught, tmp_path):
    before = taught.predict("a").probabilities
    taught.desk.take_in(matched(read_network(exported), {1: 1, 2: 2}), taught.step, "")
    assert taught.version == 2
    assert [note.is_pinned for note in taught.versions] == [True, False]
    for _ in taught.train(steps=2):
        pass
    taught.save(tmp_path / "saved")
    loaded = Learner.load(tmp_path / "saved", device="cpu")
    assert loaded.versions == taught.versions
    taught.roll_back(1)
    assert np.array_equal(taught.predict("a").probabilities, before)


def test_a_project_s_folder_is_read_as_well_and_told_of_after(taught, blobs, tmp_path):
    taught.save(tmp_path / "latest")
    other = Learner([1, 2], device="cpu")
    other.set_image("a", blobs.pixels)
    network = matched(read_network(tmp_path / "latest"), {1: 1, 2: 2})
    other.desk.take_in(network, 0, "from cells", "cells")
    assert np.allclose(other.predict("a").probabilities, taught.predict("a").probabilities)
    assert (other.desk.settings.start, other.versions[0].start) == ("cells", "cells")
    other.save(tmp_path / "saved")
    loaded = Learner.load(
        tmp_path / "saved", "cpu", {"loss": "dice", "source": "of a lost sitting"}
    )
    assert (loaded.desk.settings.start, loaded.versions[0].start) == ("cells", "cells")
    with pytest.raises(CheckpointBroken, match="could not be read"):
        read_network(tmp_path)


def test_other_numbers_of_channels_are_refused_and_nothing_changes(exported):
    other = Learner([1, 2], device="cpu")
    other.set_image("a", np.zeros((32, 32, 5), np.uint8))
    with pytest.raises(VersionRefused, match="3 channels; those of this project have 5"):
        other.desk.take_in(matched(read_network(exported), {1: 1, 2: 2}), 0, "")
    assert (other.version, other.versions) == (0, ())


def test_classes_that_do_not_match_are_refused(exported):
    with pytest.raises(VersionRefused, match="Fewer than two classes"):
        matched(read_network(exported), {1: 1})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "other"),
        ("format", 99),
        ("classes", []),
        ("classes", [{"id": 1}, {"id": 1}]),
        ("network", {"channels": 0}),
        ("weights", {"sha256": "0"}),
        ("weights", None),
    ],
)
def test_tampered_cards_are_refused_with_their_name(exported, field, value):
    card = json.loads(card_path(exported).read_text("utf-8"))
    card_path(exported).write_text(json.dumps(card | {field: value}), "utf-8")
    with pytest.raises(CheckpointBroken, match=r"blobs\.safetensors"):
        read_network(exported)


def test_files_that_are_no_network_are_refused(exported, tmp_path):
    with pytest.raises(CheckpointBroken, match=r"choose a \.safetensors file"):
        read_network(tmp_path / "x.onnx")
    with pytest.raises(CheckpointBroken, match="could not be read"):
        read_network(tmp_path / "x.safetensors")
    card_path(exported).write_text("[" * 9999, "utf-8")
    with pytest.raises(CheckpointBroken, match="not valid JSON"):
        read_network(exported)


def test_others_may_read_it_as_any_file(exported, tmp_path):
    usual = tmp_path / "usual"
    usual.touch()
    assert exported.stat().st_mode == usual.stat().st_mode


def test_only_networks_are_written_over(exported, tmp_path):
    check_target(exported)
    foreign = tmp_path / "mine.safetensors"
    foreign.write_bytes(b"mine")
    with pytest.raises(CheckpointNotSaved, match="Choose another name"):
        check_target(foreign)


@pytest.mark.parametrize("shape", [(1, 1), (37, 90), (160, 160)])
def test_onnx_says_the_same_at_any_size(taught, blobs, tmp_path_factory, shape):
    onnxruntime = pytest.importorskip("onnxruntime")
    from segstudio.engine.onnx_file import Probabilities

    path = _onnx(taught, tmp_path_factory)
    card = json.loads(card_path(path).read_text("utf-8"))
    assert card["onnx"]["opset"] == 18
    assert card["onnx"]["checked"]["largest_difference"] < 1e-3
    image = taught._images.get("a")
    crop = image.crop(Region(0, 0, *shape), 3)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (found,) = session.run(["probabilities"], {"pixels": crop[None]})
    module = Probabilities(taught.desk.predictor_of(1).network, [])
    with torch.inference_mode():
        assert np.abs(found - module(torch.from_numpy(crop[None])).numpy()).max() < 1e-3
    if shape == (160, 160):
        assert np.abs(found[0] - taught.predict("a").probabilities).max() < 0.02


def test_onnx_asks_trees_the_same_to_the_last_digit():
    """On noise there is always a value beside a threshold, where rounding would turn a decision."""
    pytest.importorskip("onnxruntime")
    from segstudio.engine.onnx_file import converted, difference_of, probabilities_of

    noise = np.random.default_rng(0).integers(0, 256, (96, 128), np.uint8)
    learner = Learner([1, 2], "cpu", 0, settings=LearnerSettings(network="pixels", depth=1))
    learner.set_image("a", noise)
    mask = np.zeros(noise.shape, np.uint8)
    mask[8:40], mask[56:90] = 1, 2
    learner.annotate("a", mask)
    assert list(learner.train(steps=6))
    learner.publish()
    module = probabilities_of(learner.desk.predictor_of(learner.desk.version))
    crop = learner._images.get("a").crop(Region(0, 0, 96, 128), 3)
    difference, _ = difference_of(converted(module, {}), module, crop)
    assert difference < 1e-5


_made = {}


def _onnx(learner, folders):
    """Write it once: converting takes many seconds."""
    from segstudio.engine.onnx_file import write_onnx

    if "path" not in _made:
        predictor = learner.desk.predictor_of(1)
        card = network_card(learner.desk.shelf.get(1), predictor, ABOUT)
        crop = learner._images.get("a").crop(Region(0, 0, 96, 96), 3)
        _made["path"] = folders.mktemp("onnx") / "blobs.onnx"
        _made["difference"] = write_onnx(_made["path"], predictor, card, crop, "a")
    return _made["path"]
