"""Each network in the learner: it learns, is saved, gone back to, cut into tiles, and changed."""

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NETWORKS
from segstudio.document.region import Region, TileIndex
from segstudio.engine import CheckpointBroken, Learner
from segstudio.engine.network_file import matched, network_card, read_network, write_network
from tests.engine.conftest import take_steps
from tests.engine.networks.conftest import small_choice, small_settings
from tests.engine.test_predictor import ROUNDING

ABOUT = {"classes": [{"id": 1, "name": "ground"}, {"id": 2, "name": "blob"}]}
OTHERS = ("classic", "photo", "pixels")
"""Enough of them for what is the learner's own and the same for all."""
KNOWN = ("quick", *OTHERS)


def new_learner(name, blobs, **settings) -> Learner:
    learner = Learner([1, 2], device="cpu", settings=small_settings(name, **settings))
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.strokes)
    return learner


def dice(learner: Learner, blobs) -> float:
    said = learner.predict("a").probabilities.argmax(0) + 1
    is_so, is_said = blobs.truth == 2, said == 2
    return 2 * (is_so & is_said).sum() / (is_so.sum() + is_said.sum())


@pytest.fixture(scope="module", params=sorted(NETWORKS))
def learned(request, blobs) -> Learner:
    """A learner after some steps with each network; tests leave it as it is."""
    learner = new_learner(request.param, blobs, patch_px=48, learning_rate=5e-3)
    take_steps(learner, 8 if request.param.startswith("deeplab") else 20)  # theirs take long
    return learner


def test_it_learns_blobs_in_noise(learned, blobs) -> None:
    assert dice(learned, blobs) > 0.85


def test_what_was_saved_says_the_same(learned, blobs, tmp_path) -> None:
    learned.save(tmp_path / "saved")
    loaded = Learner.load(tmp_path / "saved", device="cpu")
    loaded.set_image("a", blobs.pixels)
    assert loaded.desk.settings == learned.desk.settings
    assert np.array_equal(loaded.predict("a").probabilities, learned.predict("a").probabilities)


def test_tiles_are_the_crops_of_one_pass(learned, blobs) -> None:
    learned.set_image("wide", np.tile(blobs.pixels, (2, 2)))
    predictor = learned._state.published
    one_pass = predictor._pass(learned._images.get("wide"), Region(0, 0, 320, 320)).numpy()
    for unit in (TileIndex(0, 0), TileIndex(1, 1)):
        rows, columns = unit.region((320, 320)).slices
        (found,) = learned.predict_tiles("wide", [unit])
        wrong = np.abs(found.confidence - one_pass[:, rows, columns].max(0) * 255)
        if predictor.network.is_local:
            assert wrong.max() <= 0.5 + 255 * max(ROUNDING, 3e-2)
        else:
            assert np.median(wrong) <= 255 * 0.05


def test_nothing_farther_than_the_context_matters(learned) -> None:
    network = learned._state.published.network
    if not network.is_local or type(network).__name__ in ("UNet", "PhotoUNet"):
        return  # these leave out what hardly matters
    step_px, context_px = network.multiple_px, network.context_px
    edge_px = -(-context_px // step_px) * step_px
    pixels = torch.randn(1, network.channels, 2 * edge_px + step_px, step_px)
    far = pixels.clone()
    far[..., : edge_px - context_px, :] = 0
    with torch.inference_mode():
        scores, same = network(pixels), network(far)
    middle = slice(edge_px, edge_px + step_px)
    assert torch.equal(scores[..., middle, :], same[..., middle, :])


@pytest.mark.parametrize("name", KNOWN)
def test_the_same_seed_learns_the_same(name, blobs) -> None:
    one, other = (take_steps(new_learner(name, blobs), 4) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("name", KNOWN)
def test_what_was_saved_goes_on(name, blobs, tmp_path) -> None:
    learner = new_learner(name, blobs)
    take_steps(learner, 3)
    learner.save(tmp_path / "saved")
    loaded = Learner.load(tmp_path / "saved", device="cpu")
    loaded.set_image("a", blobs.pixels)
    loaded.annotate("a", blobs.strokes)
    take_steps(loaded, 2)
    loaded.roll_back(1)
    assert np.array_equal(loaded.predict("a").probabilities, learner.predict("a").probabilities)
    loaded.set_classes([2, 5, 1])
    take_steps(loaded, 1)
    assert loaded.predict("a").probabilities.shape == (3, 160, 160)


@pytest.mark.parametrize("name", OTHERS)
def test_a_network_changes_in_mid_project_and_back(name, blobs, tmp_path) -> None:
    learner = new_learner("quick", blobs)
    take_steps(learner, 5)
    before = learner.predict("a").probabilities
    desk = learner.desk
    desk.change_settings(desk.settings.with_choice(small_choice(name)))
    assert np.array_equal(learner.predict("a").probabilities, before)
    take_steps(learner, 1)
    assert learner.version == 2
    assert [note.is_pinned for note in learner.versions] == [True, False]
    assert [each.choice.name for each in desk.shelf] == ["quick", name]
    learner.save(tmp_path / "saved")
    loaded = Learner.load(tmp_path / "saved", device="cpu")
    loaded.set_image("a", blobs.pixels)
    loaded.annotate("a", blobs.strokes)
    assert loaded.roll_back(1) == 3
    assert np.array_equal(loaded.predict("a").probabilities, before)
    assert loaded.desk.settings.network == "quick"
    take_steps(loaded, 2)
    assert loaded.roll_back(2) > 3
    assert loaded.desk.settings.choice == small_choice(name)


@pytest.mark.parametrize("name", OTHERS)
def test_a_saved_project_is_opened_with_another_network(name, blobs, tmp_path) -> None:
    learner = new_learner("quick", blobs)
    take_steps(learner, 2)
    learner.save(tmp_path / "saved")
    changes = small_choice(name).settings
    loaded = Learner.load(tmp_path / "saved", "cpu", changes)
    loaded.set_image("a", blobs.pixels)
    loaded.annotate("a", blobs.strokes)
    assert np.array_equal(loaded.predict("a").probabilities, learner.predict("a").probabilities)
    take_steps(loaded, 1)
    assert [each.choice.name for each in loaded.desk.shelf] == ["quick", name]


def test_another_dropout_or_loss_keeps_what_was_learned(blobs) -> None:
    learner = new_learner("classic", blobs)
    take_steps(learner, 5)
    desk, before = learner.desk, learner._state._trainer
    desk.change_settings(desk.settings.changed({"dropout": 0.5, "loss": "dice"}))
    after = learner._state._trainer
    assert after is not before
    assert all(map(torch.equal, before.network.parameters(), after.network.parameters()))
    assert after.network.dropout.p == 0.5
    take_steps(learner, 1)
    assert [note.is_pinned for note in learner.versions] == [False, False]


@pytest.mark.parametrize("name", KNOWN)
def test_a_file_brings_its_network_along(name, blobs, tmp_path) -> None:
    learner = new_learner(name, blobs)
    take_steps(learner, 3)
    path = tmp_path / "one.safetensors"
    predictor = learner.desk.predictor_of(1)
    write_network(path, predictor, network_card(learner.desk.shelf.get(1), predictor, ABOUT))
    other = new_learner("quick", blobs)
    take_steps(other, 1)
    other.desk.take_in(matched(read_network(path), {1: 1, 2: 2}), 0, "")
    assert other.desk.settings.choice == small_choice(name)
    said, before = other.predict("a").probabilities, learner.predict("a").probabilities
    assert np.allclose(said, before, atol=1e-5)


def test_weights_of_another_network_are_refused_by_name(blobs, tmp_path) -> None:
    learner = new_learner("quick", blobs)
    take_steps(learner, 1)
    learner.save(tmp_path / "saved")
    index = tmp_path / "saved" / "learner.json"
    index.write_text(index.read_text("utf-8").replace('"network": "quick"', '"network": "classic"'))
    with pytest.raises(CheckpointBroken, match="do not fit the network “classic"):
        Learner.load(tmp_path / "saved", device="cpu")
