"""Every loss, optimiser and schedule learns what is in noise; the default is what it was."""

import itertools

import numpy as np
import pytest
import torch

from segstudio.document.training_method import LOSSES, OPTIMIZERS, SCHEDULES, USUAL_NUMBERS
from segstudio.engine import LearnerSettings
from segstudio.engine import optimizer as module
from segstudio.engine.networks import UNet, bundled_starter
from segstudio.engine.rate_schedule import SCHEDULES as KNOWN_SCHEDULES
from segstudio.engine.settings import SettingsRefused
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch


def batch(seed=0, at=8, noise=0.2):
    """Return two bright squares on dark ground, with noise; a frame is not labelled."""
    rng = np.random.default_rng(seed)
    targets = np.zeros((2, 32, 32), np.int32)
    targets[:, at : at + 12, at : at + 12] = 1
    pixels = rng.normal(0, noise, (2, 3, 32, 32)) + targets[:, None] - 0.5
    targets[:, :2] = -1
    return Batch(pixels.astype(np.float32), targets)


ALONE = {"agreement_weight": 0.0, "teacher_weight": 0.0, "schedule": "constant"}
"""Only the labels count."""


STEPS = 30


def dice(network, seen):
    with torch.inference_mode():
        found = network(torch.from_numpy(seen.pixels)).argmax(1).numpy() == 1
    truth = seen.targets == 1
    return 2 * (found & truth).sum() / (found.sum() + truth.sum())


def check_that_it_learns(**settings):
    """From a solved head on: the loss falls, and squares elsewhere, in other noise, are found."""
    network = bundled_starter().network(3, 2)
    trainer = Trainer(network, network, LearnerSettings().changed({**ALONE, **settings}), 0)
    drawn = [batch(seed, at, noise=1) for seed, at in enumerate((2, 8, 12, 18))]
    unseen = batch(9, 14, noise=1)
    trainer.correct(drawn[:1])
    assert dice(trainer.averaged, unseen) < 0.75
    some = itertools.islice(itertools.cycle(drawn), STEPS)
    losses = [trainer.step(iter([each])) for each in some]
    assert np.mean(losses[-4:]) < 0.5 * np.mean(losses[:4])
    assert dice(trainer.averaged, unseen) > 0.9


@pytest.mark.parametrize("loss", LOSSES)
def test_each_loss_learns(loss):
    check_that_it_learns(loss=loss, learning_rate=3e-3)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_optimiser_learns(name):
    check_that_it_learns(optimizer=name, **USUAL_NUMBERS[name])


@pytest.mark.parametrize("name", SCHEDULES)
def test_each_schedule_learns(name):
    check_that_it_learns(schedule=name, schedule_steps=STEPS, learning_rate=3e-3)


def test_names_are_those_that_can_be_chosen():
    assert list(module.OPTIMIZERS) == list(OPTIMIZERS) == list(USUAL_NUMBERS)
    assert list(KNOWN_SCHEDULES) == list(SCHEDULES)


def test_the_default_is_adamw_as_it_was():
    found = module.new_optimizer(
        [{"params": [torch.nn.Parameter(torch.zeros(1))]}], LearnerSettings()
    )
    assert type(found) is torch.optim.AdamW
    (group,) = found.param_groups
    assert (group["lr"], group["weight_decay"], group["betas"]) == (1e-3, 1e-2, (0.9, 0.98))
    usual = USUAL_NUMBERS["adamw"]
    assert LearnerSettings().changed(usual) == LearnerSettings()


def test_nesterov_looks_ahead():
    """The first step is (1 + momentum) times that of plain momentum: Sutskever et al. 2013."""
    moved = {}
    for name in ("sgd", "nesterov"):
        weight = torch.nn.Parameter(torch.zeros(1))
        settings = LearnerSettings(optimizer=name, learning_rate=0.1, weight_decay=0)
        weight.grad = torch.ones(1)
        module.new_optimizer([{"params": [weight]}], settings).step()
        moved[name] = float(weight.detach())
    assert moved == pytest.approx({"sgd": -0.1, "nesterov": -0.19})


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"loss": "x"}, "There is no loss “x”; there are balanced, ce"),
        ({"optimizer": "lion"}, "no optimiser “lion”; there are adamw, adam, sgd, nesterov, rms"),
        ({"schedule": "x"}, "no schedule “x”; there are strokes, constant, cosine, one-cycle"),
        ({"loss": 3}, "“loss” is 3"),
        ({"momentum": 1.0}, "momentum"),
        ({"accumulate": 0}, "accumulate"),
        ({"max_gradient": -1.0}, "max_gradient"),
        ({"schedule_steps": True}, "schedule_steps"),
    ],
)
def test_what_cannot_be_is_refused(field, words):
    with pytest.raises(SettingsRefused, match=words):
        LearnerSettings().changed(field)


def gradients(settings, batches):
    """Return the gradient that the last step went along."""
    torch.manual_seed(0)
    network = UNet(3, 2)
    trainer = Trainer(network, network, settings, 0)
    before = [each.detach().clone() for each in network.parameters()]
    for each in batches:
        assert all(map(torch.equal, before, network.parameters()))
        trainer.step(iter([each]))
    assert not all(map(torch.equal, before, network.parameters()))
    return torch.cat([each.grad.flatten() for each in network.parameters()])


def test_a_gradient_is_clipped_to_its_norm_or_not_at_all():
    assert float(gradients(LearnerSettings(max_gradient=1e-3), [batch()]).norm()) <= 1.001e-3
    free = float(gradients(LearnerSettings(max_gradient=0), [batch()]).norm())
    assert free == pytest.approx(
        float(gradients(LearnerSettings(max_gradient=1e6), [batch()]).norm())
    )
    assert free > 1e-2


def test_gathered_batches_make_one_step_along_their_mean():
    settings = LearnerSettings(accumulate=3, max_gradient=0)
    same = gradients(settings, [batch()] * 3)
    one = gradients(LearnerSettings(max_gradient=0), [batch()])
    cosine = torch.nn.functional.cosine_similarity(same, one, dim=0)
    assert float(cosine) > 0.9  # each is lit anew
    assert float(same.norm()) == pytest.approx(float(one.norm()), rel=0.3)


def adam(weight, gradients, rate, decay, is_decoupled):
    """Kingma and Ba 2015, algorithm 1; decay: Loshchilov and Hutter 2019, algorithm 2."""
    (one, two), mean, square = module.BETAS, np.zeros_like(weight), np.zeros_like(weight)
    for step, gradient in enumerate(gradients, 1):
        slope = gradient if is_decoupled else gradient + decay * weight
        mean = one * mean + (1 - one) * slope
        square = two * square + (1 - two) * slope**2
        way = mean / (1 - one**step) / (np.sqrt(square / (1 - two**step)) + 1e-8)
        weight = weight * (1 - rate * decay if is_decoupled else 1) - rate * way
    return weight


def rmsprop(weight, gradients, rate, decay):
    """Tieleman and Hinton 2012, with the share of the past as PyTorch has it."""
    square = np.zeros_like(weight)
    for gradient in gradients:
        slope = gradient + decay * weight
        square = 0.99 * square + 0.01 * slope**2
        weight = weight - rate * slope / (np.sqrt(square) + 1e-8)
    return weight


BY_HAND = {
    "adam": lambda *known: adam(*known, is_decoupled=False),
    "adamw": lambda *known: adam(*known, is_decoupled=True),
    "rmsprop": rmsprop,
}


@pytest.mark.parametrize("name", BY_HAND)
def test_steps_are_those_of_the_source(name):
    rng = np.random.default_rng(0)
    start, gradients = rng.normal(size=5), rng.normal(size=(3, 5))
    weight = torch.nn.Parameter(torch.from_numpy(start.astype(np.float32)))
    known = {"optimizer": name, "learning_rate": 0.02, "weight_decay": 0.1}
    found = module.new_optimizer([{"params": [weight]}], LearnerSettings().changed(known))
    for gradient in gradients:
        weight.grad = torch.from_numpy(gradient.astype(np.float32))
        found.step()
    expected = BY_HAND[name](start, gradients, 0.02, 0.1)
    assert np.allclose(weight.detach().numpy(), expected, atol=1e-6)
    assert not np.allclose(expected, start, atol=0.01)
