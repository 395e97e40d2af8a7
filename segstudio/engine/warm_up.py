"""Makes the first step as quick as the others: torch prepares its kernels at their first use."""

from __future__ import annotations

import numpy as np
import torch

from segstudio.engine.loss import IGNORED
from segstudio.engine.networks import UNet
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch

PREDICTED_PX = 320
"""A tile with its margins."""


def warm_up(settings: LearnerSettings, device: torch.device, classes: int, channels: int) -> None:
    """Take a step and predict a tile with a network that is thrown away; takes about a second."""
    with torch.random.fork_rng(devices=[]):
        network = UNet(channels, classes, settings.width, settings.depth, settings.has_half_stem)
    network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    trainer = Trainer(network, network, settings, 0)
    shape = (settings.batch, settings.patch_px, settings.patch_px)
    pixels = np.zeros((settings.batch, channels, *shape[1:]), np.float32)
    targets = np.full(shape, IGNORED, np.int64)
    targets[:, ::8] = 0
    trainer.step(Batch(pixels, targets))
    with torch.inference_mode():
        trainer.snapshot()(torch.zeros(1, channels, PREDICTED_PX, PREDICTED_PX, device=device))
