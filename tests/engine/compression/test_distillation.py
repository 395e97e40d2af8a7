"""Distillation: the loss by a slow sum, and a student that comes to say what its teacher says."""

import math

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.compression.distillation import DistillingTrainer, distillation_loss
from segstudio.engine.loss import IGNORED
from segstudio.engine.networks import built
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import Batch


def test_the_loss_is_that_of_a_slow_sum():
    random = np.random.default_rng(0)
    student, teacher = random.normal(0, 2, (2, 2, 3, 4, 5))
    total = 0.0
    for n, row, column in np.ndindex(2, 4, 5):
        said = [math.exp(each / 2) for each in student[n, :, row, column]]
        right = [math.exp(each / 2) for each in teacher[n, :, row, column]]
        said, right = ([each / sum(all_) for each in all_] for all_ in (said, right))
        total += sum(p * math.log(p / q) for p, q in zip(right, said, strict=True))
    found = distillation_loss(torch.tensor(student), torch.tensor(teacher))
    assert float(found) == pytest.approx(4 * total / 40)
    assert float(distillation_loss(torch.tensor(student), torch.tensor(student))) == 0
    scores = torch.tensor(student, requires_grad=True)
    assert torch.autograd.gradcheck(
        lambda each: distillation_loss(each, torch.tensor(teacher)), scores
    )


def test_a_student_learns_where_nothing_is_labelled():
    torch.manual_seed(0)
    teacher, student = (
        built(NetworkChoice("plain", width=width, depth=1), 3, 2) for width in (8, 4)
    )
    torch.nn.init.normal_(teacher.head.weight, std=2.0)
    settings = LearnerSettings(patch_px=32, batch=2, learning_rate=0.01, agreement_weight=0.0)
    trainer = DistillingTrainer(teacher, student, settings, 0, (1, 2))
    random = np.random.default_rng(0)
    targets = np.full((2, 32, 32), IGNORED, np.int32)
    targets[:, 0, :2] = 0, 1

    def apart():
        pixels = torch.from_numpy(random.normal(0, 1, (4, 3, 32, 32)).astype(np.float32))
        with torch.no_grad():
            return float(distillation_loss(trainer.averaged(pixels), teacher(pixels)))

    before = apart()
    for _ in range(60):
        pixels = random.normal(0, 1, (2, 3, 32, 32)).astype(np.float32)
        trainer.step(iter([Batch(pixels, targets)]))
    assert apart() < 0.5 * before
