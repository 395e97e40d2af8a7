"""Training Mask R-CNN on whole scenes, step by step, within seconds or steps."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from segstudio.engine.errors import NetworkRefused, TrainingDiverged
from segstudio.engine.instances.scene import Scene
from segstudio.engine.memory_budget import is_out_of_memory
from segstudio.engine.seeded import seeded

TOO_LITTLE_MEMORY = (
    "There is too little memory for these instances. Let the network see images smaller "
    "(--side-px), or take --backbone small."
)
RATE = 1e-3
_BATCH = 2
_WARM_UP = 0.05
_LARGEST_GRADIENT = 5.0
SEED = 0


@dataclass(frozen=True, slots=True)
class InstanceStep:
    """steps, seconds: so far. loss: of the last step. share: of the work that is done, 0 … 1."""

    steps: int
    seconds: float
    loss: float
    share: float


def train(
    network: nn.Module,
    scenes: Sequence[Scene],
    device: torch.device,
    seconds: float,
    steps: int,
    seed: int = SEED,
) -> Iterator[InstanceStep]:
    """Yield after each step of training, until `seconds` or `steps` (0: no such limit) are over.

    The loss is the sum of He et al.'s: objectness and boxes of the proposals, class, box and mask.
    Scenes are mirrored at random. Raises NetworkRefused (memory), TrainingDiverged.
    """
    rng = np.random.default_rng(seed)
    network.to(device).train()
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-4)
    begun, done, share = time.monotonic(), 0, 0.0
    while share < 1:
        rate = RATE * min(1.0, share / _WARM_UP + 0.1) * (1 - share)
        for group in optimizer.param_groups:
            group["lr"] = rate
        chosen = rng.choice(len(scenes), min(_BATCH, len(scenes)), replace=False)
        batch = [_example(scenes[each], rng, device) for each in chosen.tolist()]
        with seeded(seed + done):
            loss = _step(network, optimizer, batch)
        done += 1
        spent = time.monotonic() - begun
        share = max(spent / seconds if seconds else 0.0, done / steps if steps else 0.0)
        yield InstanceStep(done, spent, loss, min(1.0, share))
    network.eval()


def _step(
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    batch: list[tuple[Tensor, dict[str, Tensor]]],
) -> float:
    images, truths = [image for image, _ in batch], [truth for _, truth in batch]
    try:
        loss: Tensor = sum(network(images, truths).values())
        if not torch.isfinite(loss):
            raise TrainingDiverged("The loss is no number any more; train again from the start.")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), _LARGEST_GRADIENT)
        optimizer.step()
    except RuntimeError as error:
        if is_out_of_memory(error):
            raise NetworkRefused(TOO_LITTLE_MEMORY) from error
        raise
    return loss.item()


def _example(
    scene: Scene, rng: np.random.Generator, device: torch.device
) -> tuple[Tensor, dict[str, Tensor]]:
    turns = tuple(slice(None, None, int(rng.choice((1, -1)))) for _ in range(2))
    image = np.ascontiguousarray(scene.image[turns].transpose(2, 0, 1))
    numbers = scene.numbers[turns]
    masks = numbers[None] == np.arange(1, len(scene.classes) + 1)[:, None, None]
    boxes = np.array([_box(mask) for mask in masks], np.float32).reshape(-1, 4)
    truth = {
        "boxes": torch.from_numpy(boxes).to(device),
        "labels": torch.tensor(scene.classes, dtype=torch.int64, device=device),
        "masks": torch.from_numpy(masks.astype(np.uint8)).to(device),
    }
    return torch.from_numpy(image).to(device), truth


def _box(mask: npt.NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom, the last two beyond the mask."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
