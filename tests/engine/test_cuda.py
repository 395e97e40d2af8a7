"""What a GPU does is what the CPU does, only sooner; these run where there is one."""

import gc
import math

import numpy as np
import pytest
import torch

from segstudio.document.region import Region
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.gradient_pass import GradientPass
from segstudio.engine.networks import UNet
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch
from tests.engine.conftest import draw_blobs, take_steps

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")

SETTINGS = LearnerSettings(patch_px=64, batch=4)
ROUNDING = 0.03
"""Of probabilities, which come from bfloat16 of 8 bits."""


def new_learner(device: str, seed: int = 0) -> Learner:
    blobs = draw_blobs(0, 700)
    learner = Learner([1, 2], device=device, seed=seed, settings=SETTINGS)
    learner.set_image("x", blobs.pixels)
    learner.annotate("x", blobs.strokes)
    return learner


def batch(patches: int, value: float = 0.5) -> Batch:
    targets = np.full((patches, 64, 64), -1, np.int32)
    targets[:, 10:20], targets[:, 40:50] = 0, 1
    pixels = np.random.default_rng(patches).normal(0, 0.5, (patches, 3, 64, 64))
    return Batch((pixels * value / 0.5).astype(np.float32), targets)


@pytest.mark.parametrize(
    "loss", ["balanced", "ce+weighted-ce+focal+bce", "dice+tversky+lovasz+border-ce+mse+mae"]
)
def test_a_replayed_pass_is_the_computed_one(loss: str) -> None:
    device = torch.device("cuda")
    torch.manual_seed(0)
    network = UNet(3, 2)
    trainer = Trainer(network.to(device), network, SETTINGS.changed({"loss": loss}), 0)
    losses = GradientPass(trainer._loss, list(network.parameters()))
    for patches in (4, 4, 2, 4):
        drawn = batch(patches)
        pixels = torch.from_numpy(drawn.pixels).to(device)
        targets = torch.from_numpy(drawn.targets).to(device)
        replayed = losses(pixels, pixels, targets).clone()
        gradients = [each.grad.clone() for each in network.parameters() if each.grad is not None]
        computed = losses._computed(pixels, pixels, targets)
        assert replayed.tolist() == pytest.approx(computed.tolist(), rel=1e-2)
        for one, other in zip(gradients, network.parameters(), strict=True):
            assert other.grad is not None
            assert torch.allclose(one, other.grad, rtol=0.05, atol=1e-3)
        losses._recording = None  # the gradients are no longer its own


def test_training_on_a_gpu_learns_what_the_cpu_learns() -> None:
    blobs = draw_blobs(0, 700)
    dice = []
    for device in ("cuda", "cpu"):
        learner = new_learner(device)
        assert all(math.isfinite(loss) for loss in take_steps(learner, 40))
        found = learner.predict("x").probabilities.argmax(0) + 1
        dice.append(2 * ((found == 2) & (blobs.truth == 2)).sum())
        dice[-1] /= (found == 2).sum() + (blobs.truth == 2).sum()
    assert min(dice) > 0.8
    assert dice[0] == pytest.approx(dice[1], abs=0.05)


def test_what_is_drawn_ahead_is_forgotten_with_new_strokes() -> None:
    device = torch.device("cuda")
    network = UNet(3, 2).to(device)
    trainer = Trainer(network, network, SETTINGS, 0)
    drawn = iter([batch(4, value) for value in (0.1, 0.2, 0.3, 0.4)])
    trainer.step(drawn)
    trainer.restart()
    trainer.step(drawn)
    assert next(drawn, None) is None, "each step draws the batch after it, unless that is old"
    assert trainer._ahead is not None
    assert len(trainer._ahead[0]) == 4 * UNet.gpu_batches


def test_convolutions_that_are_done_at_once_say_the_same() -> None:
    torch.manual_seed(0)
    network = UNet(3, 2).cuda().to(torch.bfloat16).eval()
    network.head.weight.data.normal_(0, 0.3)
    pixels = torch.rand(1, 3, 96, 160, device="cuda", dtype=torch.bfloat16)
    with torch.no_grad():
        plain = network(pixels).float()
    with torch.inference_mode():
        at_once = network(pixels).float()
        network.float()  # as it is where a precision is chosen for each pass
        with torch.autocast("cuda", torch.bfloat16):
            assert network(pixels.float()).isfinite().all()
    assert float(plain.abs().max()) > 0.05
    assert float((plain - at_once).norm() / plain.norm()) < 0.02


def test_a_seed_repeats_its_result() -> None:
    one, other = (take_steps(new_learner("cuda"), 12) for _ in range(2))
    assert one == pytest.approx(other, rel=1e-2)


def test_tiles_on_a_gpu_are_those_of_the_cpu(tmp_path) -> None:
    learner = new_learner("cuda")
    take_steps(learner, 10)
    learner.save(tmp_path / "saved")
    copy = Learner.load(tmp_path / "saved", device="cpu")
    copy.set_image("x", draw_blobs(0, 700).pixels)
    tiles = list(Region(0, 0, 700, 700).tiles())
    own = {each.tile: each for each in learner.predict_tiles("x", tiles)}
    others = {each.tile: each for each in copy.predict_tiles("x", tiles)}
    assert own.keys() == others.keys() == set(tiles)
    for tile in tiles:
        assert own[tile].class_ids.shape == others[tile].class_ids.shape
        gaps = own[tile].confidence.astype(int) - others[tile].confidence
        assert np.abs(gaps).mean() <= 255 * ROUNDING
        assert (own[tile].class_ids == others[tile].class_ids).mean() > 0.98


def test_a_full_gpu_heals_itself() -> None:
    learner = new_learner("cuda")
    take_steps(learner, 2)
    gc.collect()  # recordings of other learners hold memory
    torch.cuda.empty_cache()
    total = torch.cuda.get_device_properties(0).total_memory
    free = torch.cuda.memory_reserved() + 8 * 2**20
    try:
        torch.cuda.set_per_process_memory_fraction(free / total)
        learner.set_image("large", np.zeros((12_000, 12_000, 3), np.uint8))
        assert len(learner.predict("large", Region(0, 0, 64, 64)).probabilities) == 2
        assert len(take_steps(learner, 3)) == 3
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
    assert any("Memory of cuda" in each for each in learner.warnings)
