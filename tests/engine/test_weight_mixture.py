"""While labels are few, some of what was learned is shown, with a head solved on all of them."""

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NetworkChoice
from segstudio.document.region import Region
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.networks import UNet, begun
from segstudio.engine.settings import LearnerSettings as Settings
from segstudio.engine.training_set import Batch
from segstudio.engine.weight_mixture import (
    BATCHES,
    LEAST_NEW,
    SHARE,
    WeightMixture,
    weight_mixture_of,
)
from tests.engine.conftest import Blobs, draw_blobs, take_steps

TINY = LearnerSettings(patch_px=32, batch=2, network="photo")


def new_learner(blobs: Blobs) -> Learner:
    learner = Learner([1, 2], device="cpu", seed=0, settings=TINY)
    learner.set_image("x", blobs.pixels)
    return learner


def as_it_is(pixels: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    return pixels


def batch(seed: int) -> Batch:
    random = np.random.default_rng(seed)
    targets = np.zeros((2, 32, 32), np.int32)
    targets[:, :, 16:] = 1
    pixels = random.normal(0, 0.3, (2, 3, 32, 32)) + np.where(targets, 0.8, -0.8)[:, None]
    return Batch(pixels.astype(np.float32), targets)


def test_weights_lie_between_and_the_head_is_solved_for_all_batches() -> None:
    beginning = begun(NetworkChoice(), 3, 2, 0)
    known = [each.clone() for each in beginning.network.encoders.parameters()]
    learned = begun(NetworkChoice(), 3, 2, 0).network
    with torch.no_grad():
        for each in learned.parameters():
            each.add_(0.02 * torch.randn(each.shape, generator=torch.Generator().manual_seed(1)))
    mixture = WeightMixture(beginning, 0)
    for number in range(BATCHES):
        assert mixture.network is None
        mixture.look(learned, batch(number), as_it_is, 20)
    network = mixture.network
    assert isinstance(network, UNet)
    pairs = zip(known, learned.encoders.parameters(), network.encoders.parameters(), strict=True)
    for one, other, between in pairs:
        assert torch.allclose(between, torch.lerp(one, other, SHARE), atol=1e-6)
    told = network(torch.from_numpy(batch(99).pixels)).argmax(1).numpy()
    assert (told == batch(99).targets).mean() > 0.95
    assert all(map(torch.equal, known, beginning.network.encoders.parameters()))


def test_a_head_follows_the_newest_strokes_at_once_and_ever_after() -> None:
    mixture = WeightMixture(begun(NetworkChoice(), 3, 2, 0), 0)
    learned = begun(NetworkChoice(), 3, 2, 0).network
    newest = batch(50)
    newest.pixels[:] = np.abs(newest.pixels) + 1.5  # as bright as nothing else, and class 0
    newest.targets[:] = 0

    def right() -> float:
        assert mixture.network is not None
        told = mixture.network(torch.from_numpy(newest.pixels)).argmax(1)
        return float((told.numpy() == 0).mean())

    for number in range(BATCHES):
        mixture.look(learned, batch(number), as_it_is, 20)
    before = right()
    mixture.follow([newest], as_it_is)
    assert right() > max(0.9, before)
    for number in range(BATCHES):
        mixture.look(learned, batch(number), as_it_is, 20)
    assert right() > 0.9


def test_more_labels_make_a_mean_of_what_is_shown() -> None:
    """The same batches again, where other weights were learned meanwhile."""
    shown = {}
    for cells in (20, 60, 1000):
        mixture = WeightMixture(begun(NetworkChoice(), 3, 2, 0), 0)
        for moved in (0.0, 0.4):
            learned = begun(NetworkChoice(), 3, 2, 0).network
            with torch.no_grad():
                next(learned.parameters()).add_(moved)
            for number in range(BATCHES):
                mixture.look(learned, batch(number), as_it_is, cells)
        assert mixture.network is not None
        shown[cells] = next(mixture.network.parameters())
    known = next(begun(NetworkChoice(), 3, 2, 0).network.parameters())
    for cells, newest in {20: 1, 60: 0.5, 1000: LEAST_NEW}.items():
        assert torch.allclose(shown[cells], known + newest * SHARE * 0.4, atol=1e-6)


@pytest.mark.parametrize(
    ("settings", "is_wanted"),
    [
        (Settings(network="photo"), True),
        (Settings(), False),
        (Settings(network="classic", width=8, depth=2), False),
        (Settings(network="photo", source="another project"), False),
        (Settings(network="photo", masked_images=5), False),
    ],
)
def test_only_what_photographs_taught_is_mixed_with_what_was_learned(settings, is_wanted) -> None:
    network = begun(settings.choice, 3, 2, 0).network
    assert (weight_mixture_of(network, settings, 0) is not None) == is_wanted


def test_strokes_are_few_labels_and_whole_masks_are_not() -> None:
    blobs = draw_blobs(0, 256)
    learner = new_learner(blobs)
    learner.annotate("x", blobs.strokes)
    take_steps(learner, 3 * BATCHES + 2)
    trainer = learner._state._trainer
    shown = learner._state.candidate().network
    assert not torch.equal(shown.encoder.stem.weight, trainer.averaged.encoder.stem.weight)
    learner.annotate("x", blobs.truth.astype(np.uint8), Region(0, 0, 256, 256))
    take_steps(learner, 1)
    shown = learner._state.candidate().network
    assert torch.equal(shown.encoder.stem.weight, trainer.averaged.encoder.stem.weight)
