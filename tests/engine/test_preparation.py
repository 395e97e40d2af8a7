"""Images are prepared as a whole, alike in training and prediction; networks keep how."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from segstudio.document.network_choice import NetworkChoice, NetworkUnknown
from segstudio.document.preparation import STEPS as NAMES
from segstudio.document.preparation import preparation_steps
from segstudio.document.region import Region, TileIndex
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.network_file import network_card, read_network, write_network
from segstudio.engine.preparation import STEPS, background, illumination, prepared, wide_blur
from segstudio.engine.stored_image import stored_image


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("none", ()),
        ("clahe", (("clahe", 2),)),
        ("denoise=0.2 + clahe=3", (("denoise", 0.2), ("clahe", 3))),
    ],
)
def test_what_a_text_means(text: str, steps: tuple[tuple[str, float], ...]) -> None:
    assert preparation_steps(text) == steps


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sharpen", "There is no preparation “sharpen”; there are none alone, and median"),
        ("none+clahe", "There is no preparation “none”"),
        ("median=4", "“median=4” cannot be: each value becomes the middle one"),
        ("clahe=x", "“clahe=x” cannot be: local contrast up to this limit; a number from 0.1 to"),
        ("+".join(["clahe"] * 7), "7 steps of preparation are too many: 6 at most."),
    ],
)
def test_what_cannot_be_is_said(text: str, words: str) -> None:
    with pytest.raises(NetworkUnknown) as found:
        NetworkChoice(preparation=text)
    assert words in str(found.value)


def test_each_named_step_is_there() -> None:
    assert list(STEPS) == list(NAMES)


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("channels", [1, 2, 3, 5])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32], ids=str)
def test_each_step_serves_any_image(name: str, channels: int, dtype: type) -> None:
    for shape in ((1, 1), (9, 70)):
        pixels = (np.random.default_rng(0).random((*shape, channels)) * 250).astype(dtype)
        found = prepared(pixels, name)
        assert found.shape == pixels.shape
        assert found.dtype == np.uint16


def test_background_and_light_that_change_slowly_are_taken_away() -> None:
    spots = np.zeros((200, 200, 1), np.float32)
    spots[20::40, 20::40] = 0.5
    spots = cv2.GaussianBlur(spots, (0, 0), 2)[..., None] * 20
    slope = np.linspace(0.2, 0.8, 200, dtype=np.float32)[None, :, None]
    inside = (slice(60, 140), slice(60, 140))

    def uneven(values: np.ndarray) -> float:
        return float(np.ptp(np.median(values[inside], 0)))

    added, lit = spots * 0.1 + slope, (spots * 0.1 + 1) * slope
    assert uneven(background(added, 15)) < 0.1 * uneven(added)
    assert uneven(illumination(lit, 15)) < 0.1 * uneven(lit)


def test_a_wide_blur_of_a_smaller_image_is_the_blur() -> None:
    values = np.random.default_rng(0).random((150, 180, 3)).astype(np.float32)
    exact = cv2.GaussianBlur(values, (0, 0), 20, borderType=cv2.BORDER_REFLECT)
    assert np.abs(wide_blur(values, 20) - exact).max() < 0.1 * np.ptp(values)
    assert np.abs(wide_blur(values, 20) - exact).mean() < 0.005


def test_clahe_is_opencvs() -> None:
    grey = (np.random.default_rng(0).random((64, 64)) * 255).astype(np.uint8)
    grey[0, :2] = 0, 255
    image = stored_image("a", grey)
    shades = np.rint(np.clip(image.intensity.normalised(image.pixels) / 2 + 0.5, 0, 1) * 65535)
    expected = cv2.createCLAHE(2.0, (8, 8)).apply(shades.astype(np.uint16)[..., 0])
    found = prepared(image.pixels, "clahe").astype(np.float64)[..., 0] / 65535 * 3 - 1
    assert np.abs(found - expected / 65535).max() < 1e-4


def test_what_was_prepared_is_kept_for_two_networks() -> None:
    image = stored_image("a", np.random.default_rng(0).random((20, 20)))
    assert image.prepared("none") is image
    first = image.prepared("clahe")
    assert image.prepared("clahe") is first
    assert first.prepared("clahe") is first
    image.prepared("median")
    image.prepared("denoise")
    assert image.prepared("clahe") is not first


@pytest.fixture(scope="module")
def learner() -> Learner:
    found = Learner([1, 2], "cpu", settings=LearnerSettings(patch_px=32, preparation="clahe"))
    pixels = np.random.default_rng(0).normal(80, 8, (300, 300, 3))
    pixels[:, 150:] += 40
    mask = np.zeros((300, 300), np.uint8)
    mask[::16, 10:140], mask[::16, 160:290] = 1, 2
    found.set_image("a", pixels.clip(0, 255).astype(np.uint8))
    found.annotate("a", mask)
    list(found.train(steps=8))
    return found


def test_tiles_have_no_seams(learner: Learner) -> None:
    whole = learner.predict("a").probabilities
    part = learner.predict("a", Region(100, 130, 40, 60)).probabilities
    assert np.abs(part - whole[:, 100:140, 130:190]).max() < 0.02
    tiles = [TileIndex(0, 0), TileIndex(1, 1)]
    for found in learner.predict_tiles("a", tiles):
        at = found.tile.region((300, 300)).slices
        assert (found.class_ids == whole[(slice(None), *at)].argmax(0) + 1).mean() > 0.995


def test_it_is_stored_with_the_network(learner: Learner, tmp_path: Path) -> None:
    learner.save(tmp_path / "kept")
    again = Learner.load(tmp_path / "kept", "cpu")
    again.set_image("a", learner._images.get("a").pixels)
    expected = learner.predict("a").probabilities
    assert np.abs(again.predict("a").probabilities - expected).max() < 1e-3
    predictor = again.desk.predictor_of(again.version)
    card = network_card(again.desk.shelf.get(again.version), predictor, {"classes": []})
    write_network(tmp_path / "out.safetensors", predictor, card)
    assert read_network(tmp_path / "out.safetensors").choice.preparation == "clahe"
    told = json.loads((tmp_path / "out.safetensors.json").read_text())["input"]["preparation"]
    assert told["text"] == "clahe"
    assert told["steps"][0]["number"] == 2


def test_a_version_is_predicted_with_its_own_preparation(learner: Learner, tmp_path: Path) -> None:
    learner.save(tmp_path / "kept")
    again = Learner.load(tmp_path / "kept", "cpu")
    again.set_image("a", learner._images.get("a").pixels)
    before, version = again.predict("a").probabilities, again.version
    again.desk.change_settings(again.desk.settings.changed({"preparation": "none"}))
    assert np.array_equal(again.predict("a").probabilities, before), "what is shown stays"
    again.roll_back(version)
    assert again.desk.settings.preparation == "clahe"
    assert np.abs(again.predict("a").probabilities - before).max() < 1e-6
