"""The first head: solved in closed form, classes alike, sure of what is plain."""

import numpy as np
import torch

from segstudio.engine.head_solver import corrected_head, solve_head
from segstudio.engine.loss import IGNORED
from segstudio.engine.networks import bundled_starter
from segstudio.engine.training_set import Batch


def two_halves(share: float) -> Batch:
    """A bright and a dark half, few of whose pixels are labelled."""
    random = np.random.default_rng(0)
    pixels = random.normal(0, 0.1, (2, 3, 64, 64)).astype(np.float32)
    pixels[:, :, :, 32:] += 1
    targets = np.zeros((2, 64, 64), np.int32)
    targets[:, :, 32:] = 1
    targets[random.random(targets.shape) > share] = IGNORED
    return Batch(pixels, targets)


def test_a_plain_difference_is_learned_from_a_few_pixels() -> None:
    network = bundled_starter().network(3, 2)
    solve_head(network, [two_halves(0.01)], 0.3, 1.8, 0)
    found = network(torch.from_numpy(two_halves(0).pixels)).argmax(1)
    truth = torch.from_numpy(two_halves(1).targets)
    assert (found == truth).float().mean() > 0.95


def test_a_class_with_no_label_and_many_pixels_of_another_are_no_trouble() -> None:
    batch = two_halves(0.5)
    batch.targets[:, :60, :32] = IGNORED
    network = bundled_starter().network(3, 3)
    solve_head(network, [batch], 0.3, 1.8, 0)
    found = network(torch.from_numpy(batch.pixels)).argmax(1)
    assert set(found.unique().tolist()) == {0, 1}
    assert (found == torch.from_numpy(two_halves(1).targets)).float().mean() > 0.9


def test_the_same_seed_gives_the_same_head() -> None:
    heads = []
    for _ in range(2):
        network = bundled_starter().network(3, 2)
        solve_head(network, [two_halves(0.3)], 0.3, 1.8, 7)
        heads.append(network.head.weight)
    assert torch.equal(*heads)


def test_features_that_are_no_numbers_are_left_out() -> None:
    batch = two_halves(0.1)
    batch.pixels[1] = np.nan
    network = bundled_starter().network(3, 2)
    assert np.isfinite(solve_head(network, [batch], 0.3, 1.8, 0))
    batch.pixels[0] = np.nan
    assert np.isnan(solve_head(network, [batch], 0.3, 1.8, 0))
    assert network.head.weight.isfinite().all()


def test_a_correction_is_followed_at_once_and_the_rest_stays() -> None:
    network = bundled_starter().network(3, 2)
    solve_head(network, [two_halves(0.1)], 0.3, 1.8, 0)
    batch = two_halves(0)
    batch.targets[0, :20, :20] = 1  # said to be 0 so far
    batch.targets[1, 40:, 40:] = 1
    batch.targets[1, 40:, :20] = 0
    before = network(torch.from_numpy(batch.pixels)).softmax(1)[:, 1]
    weight, bias, loss = corrected_head(network, [batch], 0)
    network.head.weight.data, network.head.bias.data = weight, bias
    after = network(torch.from_numpy(batch.pixels)).softmax(1)[:, 1]
    assert (after - before)[0, :20, :20].mean() > 0.05
    assert after[1, 40:, 40:].mean() > 0.5 > after[1, 40:, :20].mean()
    assert np.isfinite(loss)
