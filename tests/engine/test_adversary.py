"""The adversary against loops over pixels, its warm-up, what it never sees, and that it teaches."""

import math

import numpy as np
import pytest
import torch

from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.adversary import Adversary, as_drawn
from segstudio.engine.loss import IGNORED
from segstudio.engine.networks import UNet
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch

SETTINGS = LearnerSettings(patch_px=32, adversarial=0.5, adversarial_warm_up=4)


def adversary(**changes: object) -> Adversary:
    return Adversary(UNet(3, 2), SETTINGS.changed(changes), 0)


def patches() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(0)
    scores = torch.randn(3, 2, 32, 32, generator=random, requires_grad=True)
    pixels = torch.randn(3, 3, 32, 32, generator=random)
    targets = torch.zeros(3, 32, 32, dtype=torch.int32)
    targets[:, 8:20, 8:20] = 1
    targets[1, :20] = IGNORED
    targets[2, :, :10] = IGNORED
    return scores, pixels, targets


def test_a_drawn_mask_is_no_harder_than_what_is_predicted() -> None:
    random = torch.Generator().manual_seed(1)
    probabilities = (4 * torch.randn(1, 3, 4, 4, generator=random)).softmax(1)
    targets = torch.randint(0, 3, (1, 4, 4), generator=random)
    found = as_drawn(probabilities, targets)
    for row in range(4):
        for column in range(4):
            said = probabilities[0, :, row, column].tolist()
            own = int(targets[0, row, column])
            mass = max(0.9, said[own])
            wanted = [each * (1 - mass) / (1 - said[own]) for each in said]
            wanted[own] = mass
            assert found[0, :, row, column].tolist() == pytest.approx(wanted, abs=1e-5)
    assert torch.allclose(found.sum(1), torch.ones(1, 4, 4))


def test_only_patches_that_are_mostly_labelled_count() -> None:
    judge = adversary(adversarial_warm_up=0)
    scores, pixels, targets = patches()
    loss = judge.penalty(scores, pixels, targets)
    costs = []
    for n in (0, 2):
        shown = scores[n].softmax(0) * (targets[n] != IGNORED)
        judged = judge.discriminator(torch.cat((pixels[n], shown))[None]).flatten().tolist()
        costs.append(sum(math.log(1 + math.exp(-each)) for each in judged) / len(judged))
    assert loss.item() == pytest.approx(0.5 * sum(costs) / 2, rel=1e-5)
    loss.backward()
    assert scores.grad is not None
    assert scores.grad[0].any() and scores.grad[2, :, :, 10:].any()
    assert not scores.grad[1].any() and not scores.grad[2, :, :, :10].any()
    assert all(each.grad is None for each in judge.discriminator.parameters())


def test_strokes_alone_cost_nothing() -> None:
    scores, pixels, targets = patches()
    judge = adversary(adversarial_warm_up=0)
    assert judge.penalty(scores, pixels, torch.full_like(targets, IGNORED)) == 0


def test_its_weight_grows_while_it_warms_up() -> None:
    judge, weights = adversary(), []
    for _ in range(6):
        weights.append(judge.weight)
        judge.penalty(*patches())
        judge.learn()
    assert weights == pytest.approx([0, 0.125, 0.25, 0.375, 0.5, 0.5])


def test_it_learns_to_tell_what_is_drawn_and_a_segmenter_can_deceive_it() -> None:
    scores, pixels, targets = patches()
    judge = adversary(adversarial_warm_up=0)
    before = judge.penalty(scores, pixels, targets).item()
    for _ in range(60):
        judge.penalty(scores, pixels, targets)
        judge.learn()
    caught = judge.penalty(scores, pixels, targets)
    assert caught > 2 * before
    optimizer = torch.optim.Adam([scores], 0.3)
    for _ in range(30):
        optimizer.zero_grad()
        judge.penalty(scores, pixels, targets).backward()
        optimizer.step()
    assert judge.penalty(scores, pixels, targets) < 0.5 * caught


def test_a_step_of_training_teaches_both() -> None:
    torch.manual_seed(0)
    network = UNet(3, 2)
    trainer = Trainer(network, network, SETTINGS, 0)
    judge = trainer._adversary
    assert judge is not None
    before = [each.clone() for each in judge.discriminator.parameters()]
    targets = np.zeros((2, 32, 32), np.int32)
    targets[:, 16:] = 1
    pixels = np.random.default_rng(0).normal(0, 1, (2, 3, 32, 32)).astype(np.float32)
    losses = [trainer.step(iter([Batch(pixels, targets)])) for _ in range(3)]
    assert all(map(math.isfinite, losses))
    after = list(judge.discriminator.parameters())
    assert not any(map(torch.equal, before, after))
    assert judge.weight == pytest.approx(0.375)


def test_it_is_said_where_nothing_is_labelled_as_a_whole_but_not_of_what_was_saved(
    tmp_path,
) -> None:
    learner = Learner((1, 2), "cpu", 0, settings=LearnerSettings(patch_px=32, batch=1))
    learner.set_image("a", np.zeros((256, 256), np.uint8))
    labels = np.zeros((256, 256), np.uint8)
    labels[:9], labels[20:29] = 1, 2
    learner.annotate("a", labels)
    desk = learner.desk
    desk.change_settings(desk.settings.changed({"adversarial": 0.1}))
    assert len(learner.warnings) == 1 and "Label an image as a whole" in learner.warnings[0]
    for _ in learner.train(steps=1):
        pass
    learner.save(tmp_path / "saved")
    assert Learner.load(tmp_path / "saved", "cpu", {"patience": 7}).warnings == []
    desk.change_settings(desk.settings.changed({"adversarial": 0.0}))
    learner.annotate("a", np.where(labels == 0, 1, labels).astype(np.uint8))
    desk.change_settings(desk.settings.changed({"adversarial": 0.2}))
    assert len(learner.warnings) == 1
