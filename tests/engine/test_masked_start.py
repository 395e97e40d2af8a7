"""Hidden squares, the error over them against a loop, and that a start teaches every network."""

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NETWORKS, PIXELS, NetworkChoice
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.masked_start import (
    HIDDEN_SHARE,
    SQUARE_PX,
    MaskedStart,
    hidden_squares,
    painting_error,
)
from segstudio.engine.network_weights import on_cpu
from segstudio.engine.networks import begun
from segstudio.engine.settings import SettingsRefused
from segstudio.engine.training_set import Batch

SMALL = LearnerSettings(patch_px=32, batch=2, masked_images=4)


def waves(seed: int, side_px: int = 64) -> np.ndarray:
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[:side_px, :side_px] / 6 + random.uniform(0, 6, (2, 1, 1))
    pixels = np.stack([np.sin(rows + k) * np.cos(columns - k) for k in range(3)])
    return pixels.astype(np.float32)


def batch(frames: int = 1) -> Batch:
    pixels = np.stack([np.tile(waves(n), (frames, 1, 1)) for n in range(2)])
    return Batch(pixels, np.full((2, 64, 64), -1, np.int32))


def test_whole_squares_are_hidden_and_so_many_of_them() -> None:
    pixels = torch.zeros(3, 2, 80, 70)
    hidden = hidden_squares(pixels, torch.Generator().manual_seed(0))
    assert hidden.shape == (3, 1, 80, 70)
    squares = hidden[:, 0, ::SQUARE_PX, ::SQUARE_PX]
    assert squares.shape == (3, 5, 5)
    assert squares.flatten(1).sum(1).tolist() == [round(HIDDEN_SHARE * 25)] * 3
    for row in range(80):
        for column in range(70):
            square = squares[:, row // SQUARE_PX, column // SQUARE_PX]
            assert torch.equal(hidden[:, 0, row, column], square)


def test_only_what_is_hidden_costs() -> None:
    random = torch.Generator().manual_seed(0)
    painted, pixels = (torch.randn(2, 3, 4, 5, generator=random) for _ in range(2))
    hidden = torch.rand(2, 1, 4, 5, generator=random) < 0.5
    costs = [
        abs(float(painted[n, channel, row, column] - pixels[n, channel, row, column]))
        for n in range(2)
        for channel in range(3)
        for row in range(4)
        for column in range(5)
        if hidden[n, 0, row, column]
    ]
    wanted = sum(costs) / len(costs)
    assert painting_error(painted, pixels, hidden).item() == pytest.approx(wanted, rel=1e-5)
    assert painting_error(painted, pixels, hidden & False) == 0


@pytest.mark.parametrize("name", sorted(NETWORKS.keys() - {PIXELS}))
def test_every_network_can_be_started_so(name: str) -> None:
    width = {"segformer": 8, "fcn": 4}.get(name, 4) if NETWORKS[name].width else 0
    depth = 3 if NETWORKS[name].depth and name == "fcn" else 2 * bool(NETWORKS[name].depth)
    network = begun(NetworkChoice(name, width, depth), 3, 2, 0).network
    before = on_cpu(network)
    start = MaskedStart(network, SMALL, 0)
    steps = range(SMALL.masked_images)
    assert all(np.isfinite(start.step(batch(network.frames))) for _ in steps)
    assert start.is_over
    after = on_cpu(network)
    assert any(not torch.equal(before[each], after[each]) for each in before)
    heads = [each for each in before if each.startswith("head.")]
    assert all(torch.equal(before[each], after[each]) for each in heads)


def test_fixed_filters_are_refused() -> None:
    with pytest.raises(SettingsRefused, match="fixed"):
        SMALL.changed({"network": PIXELS})


def test_what_is_hidden_is_filled_in_better_with_each_step() -> None:
    network = begun(NetworkChoice(), 3, 2, 0).network
    start = MaskedStart(network, SMALL.changed({"masked_images": 80}), 0)
    errors = [start.step(batch()) for _ in range(80)]
    assert np.mean(errors[-10:]) < 0.6 * np.mean(errors[:5])


def learner(**changes: object) -> Learner:
    found = Learner((1, 2), "cpu", 0, settings=SMALL.changed(changes))
    labels = np.ones((64, 64), np.uint8)
    labels[32:] = 2
    for key in ("drawn", "other"):
        image = (127 + 100 * waves(len(key))).astype(np.uint8).transpose(1, 2, 0)
        found.set_image(key, image)
        found.desk.unlabelled.add(key)
    found.annotate("drawn", labels)
    return found


def test_labels_count_once_the_images_are_filled_in_and_nothing_is_shown_before(tmp_path) -> None:
    started = learner()
    for _ in started.train(steps=3):
        assert started.desk.is_starting
    assert started.version == 0
    for _ in started.train(steps=3):
        pass
    assert not started.desk.is_starting
    assert started.version == 1
    assert started._training_set.unlabelled.share == 0
    started.save(tmp_path / "saved")
    assert not Learner.load(tmp_path / "saved", "cpu").desk.is_starting
    assert Learner.load(tmp_path / "saved", "cpu", {"masked_images": 9}).desk.is_starting
    assert not Learner.load(tmp_path / "saved", "cpu", {"masked_images": 0}).desk.is_starting


def test_a_start_that_is_asked_for_later_begins_anew_and_what_is_shown_stays() -> None:
    plain = learner(masked_images=0)
    for _ in plain.train(steps=2):
        pass
    desk = plain.desk
    desk.change_settings(desk.settings.changed({"masked_images": 2}))
    assert desk.is_starting
    assert plain.version == 1
    assert plain.versions[-1].is_pinned
    for _ in plain.train(steps=4):
        pass
    assert plain.version == 2
    desk.change_settings(desk.settings.changed({"masked_images": 0}))
    assert not desk.is_starting and plain._state.has_network
