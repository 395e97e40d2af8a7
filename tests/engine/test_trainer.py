"""Steps that fail change nothing; memory that is short costs batch, patch and device in turn."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
import torch

from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.memory_budget import MemoryBudget, is_out_of_memory
from segstudio.engine.networks import UNet
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch

TINY = LearnerSettings(patch_px=32, batch=4)


def new_trainer() -> Trainer:
    torch.manual_seed(0)
    network = UNet(3, 2)
    return Trainer(network, network, TINY, 0)


def batch(value: float = 0.5) -> Batch:
    targets = np.zeros((1, 32, 32), np.int32)
    targets[:, 16:] = 1
    return Batch(np.full((1, 3, 32, 32), value, np.float32), targets)


def test_a_loss_that_is_not_finite_leaves_the_weights_as_they_were() -> None:
    trainer = new_trainer()
    trainer.step(iter([batch()]))
    before = [weight.clone() for weight in trainer.network.parameters()]
    assert math.isnan(trainer.step(iter([batch(math.nan)])))
    assert all(map(torch.equal, before, trainer.network.parameters()))
    assert math.isfinite(trainer.step(iter([batch()])))


def test_many_failed_steps_go_back_to_the_average() -> None:
    trainer = new_trainer()
    for _ in range(3):
        trainer.step(iter([batch()]))
    with torch.no_grad():
        next(trainer.network.parameters()).fill_(math.nan)
    for _ in range(3):
        trainer.step(iter([batch()]))
    assert math.isfinite(trainer.step(iter([batch()])))


def test_the_average_begins_near_what_was_known_and_follows() -> None:
    trainer = new_trainer()
    known = [weight.detach().clone() for weight in trainer.network.parameters()]
    trainer.step(iter([batch()]))
    gone = [distance(known, trainer.network), distance(known, trainer.snapshot())]
    assert 0 < gone[1] < 0.3 * gone[0]
    for _ in range(100):
        trainer.average.update(list(trainer.network.parameters()))
    assert distance(known, trainer.snapshot()) > 0.8 * gone[0]


def distance(known: list[torch.Tensor], network: UNet) -> float:
    pairs = zip(known, network.parameters(), strict=True)
    return sum(float((one - other.detach()).abs().sum()) for one, other in pairs)


def test_memory_is_given_up_in_turn() -> None:
    budget, said = MemoryBudget(LearnerSettings(batch=4, patch_px=128)), []
    device = torch.device("cuda:0")
    while not budget.must_use_cpu:
        said.append(budget.reduce(device))
    assert (budget.batch, budget.patch_px) == (1, 64)
    assert len(said) == 4
    assert "CPU" in (said[-1] or "")
    assert budget.reduce(torch.device("cpu")) is None


@pytest.mark.parametrize(
    ("error", "is_so"),
    [
        (torch.OutOfMemoryError("x"), True),
        (RuntimeError("CUDA out of memory. Tried to allocate"), True),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), True),
        (RuntimeError("shapes cannot be multiplied"), False),
    ],
)
def test_out_of_memory_is_told_from_other_errors(error: RuntimeError, is_so: bool) -> None:
    assert is_out_of_memory(error) == is_so


def test_training_goes_on_with_less_when_memory_runs_out(learner, monkeypatch) -> None:
    heard: list[str] = []
    learner._warn._on_warning = heard.append
    real, failures = Trainer.step, iter([True, False, False])

    def step(self: Trainer, batches: Iterator[Batch]) -> float:
        if next(failures):
            raise torch.OutOfMemoryError("CUDA out of memory")
        return real(self, batches)

    monkeypatch.setattr(Trainer, "step", step)
    assert len(list(learner.train(steps=2))) == 2
    assert heard == learner.warnings
    assert "1 patches" in heard[0]


def test_other_faults_are_not_hidden(learner: Learner, monkeypatch) -> None:
    def step(self: Trainer, batches: Iterator[Batch]) -> float:
        raise RuntimeError("a real fault")

    monkeypatch.setattr(Trainer, "step", step)
    steps = learner.train(steps=2)
    assert next(steps).step == 1  # the head's solution
    with pytest.raises(RuntimeError, match="a real fault"):
        next(steps)


def test_what_has_few_strokes_is_soon_trained_gently() -> None:
    rates = []
    for cells in (4, 400):
        trainer = new_trainer()
        trainer.labelled_cells = cells
        for _ in range(60):
            trainer.step(iter([batch()]))
        rates.append(trainer.rate)
        trainer.restart()
        assert trainer.rate > rates[-1]
    assert rates[0] < 0.3 * rates[1]
