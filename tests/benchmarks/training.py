"""How well, how soon: the learner beside a plain reference U-Net, from sparse simulated strokes.

`python -m tests.benchmarks.training --data DIR` prints JSON. DIR holds images/*.png, masks/*.png
(class ids from 0) and split.csv (image, mask, split = train or test). Both learners get the same
strokes of the training images and nothing of the test images. Seconds are those of training only.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional

from segstudio.engine import Learner
from segstudio.engine.intensity import Intensity
from segstudio.engine.networks import UNet
from segstudio.workspace.simulated_person import simulate_strokes

CLASS_IDS = (1, 2)
FOREGROUND = 2


@dataclass(frozen=True)
class Example:
    """pixels: (h, w, 3) uint8. truth: (h, w) uint8, 1 background, 2 object. strokes: sparse."""

    pixels: np.ndarray
    truth: np.ndarray
    strokes: np.ndarray


def load(folder: Path, strokes_per_class: int, seed: int) -> dict[str, list[Example]]:
    """Return the examples of each split; only those of "train" have strokes."""
    random = np.random.default_rng(seed)
    result: dict[str, list[Example]] = {"train": [], "test": []}
    with (folder / "split.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            bgr = cv2.imdecode(np.fromfile(folder / "images" / row["image"], np.uint8), 1)
            mask = cv2.imdecode(np.fromfile(folder / "masks" / row["mask"], np.uint8), 0)
            truth = (mask + 1).astype(np.uint8)
            count = strokes_per_class if row["split"] == "train" else 0
            strokes = simulate_strokes(truth, CLASS_IDS, count, 2, random)
            result[row["split"]].append(Example(bgr[:, :, ::-1].copy(), truth, strokes))
    return result


def dice(predicted: np.ndarray, truth: np.ndarray) -> float:
    """Return the Dice of the foreground: 0 … 1."""
    said, is_so = predicted == FOREGROUND, truth == FOREGROUND
    return float(2 * (said & is_so).sum() / max(1, said.sum() + is_so.sum()))


class OursContender:
    """The learner with its defaults."""

    def __init__(self, examples: list[Example], seed: int) -> None:
        self._learner = Learner(CLASS_IDS, device="cpu", seed=seed)
        for key, example in enumerate(examples):
            self._learner.set_image(key, example.pixels)
            self._learner.annotate(key, example.strokes)

    def train(self, seconds: float) -> int:
        return sum(1 for _ in self._learner.train(seconds=seconds))

    def predict(self, pixels: np.ndarray) -> np.ndarray:
        self._learner.set_image("unseen", pixels)
        prediction = self._learner.predict("unseen")
        self._learner.remove_image("unseen")
        return np.array(prediction.class_ids)[prediction.probabilities.argmax(0)]

    def correct(self, examples: list[Example], turn: int, random: np.random.Generator) -> None:
        """Draw over what is wrong in four images, as a person would meanwhile."""
        for key in ((4 * turn + each) % len(examples) for each in range(4)):
            example = examples[key]
            said = self.predict(example.pixels).astype(np.uint8)
            more = simulate_strokes(example.truth, CLASS_IDS, 3, 2, random, said)
            np.copyto(example.strokes, more, where=more > 0)
            self._learner.annotate(key, example.strokes)


class ReferenceContender:
    """A plain U-Net as tutorials train it: 64 channels, random 256-px patches, Adam."""

    PATCH_PX = 256

    def __init__(self, examples: list[Example], seed: int) -> None:
        torch.manual_seed(seed)
        self._random = np.random.default_rng(seed)
        self._examples = examples
        self._network: nn.Module = UNet(3, 2, 64, 5, has_half_stem=False)
        self._optimizer = torch.optim.Adam(self._network.parameters(), 1e-3)

    def train(self, seconds: float) -> int:
        self._network.train()
        until, steps = time.monotonic() + seconds, 0
        while time.monotonic() < until:
            pixels, targets = self._patch()
            loss = functional.cross_entropy(self._network(pixels), targets, ignore_index=-1)
            self._optimizer.zero_grad()
            if torch.isfinite(loss):
                loss.backward()
                self._optimizer.step()
            steps += 1
        return steps

    @torch.inference_mode()
    def predict(self, pixels: np.ndarray) -> np.ndarray:
        self._network.eval()
        return self._network(self._tensor(pixels)[None])[0].argmax(0).numpy() + 1

    def _patch(self) -> tuple[torch.Tensor, torch.Tensor]:
        example = self._examples[self._random.integers(len(self._examples))]
        sides = [min(self.PATCH_PX, side) for side in example.truth.shape]
        corner = [
            self._random.integers(length - side + 1)
            for length, side in zip(example.truth.shape, sides, strict=True)
        ]
        where = tuple(slice(at, at + side) for at, side in zip(corner, sides, strict=True))
        labels = torch.from_numpy(example.strokes[where].astype(np.int64))
        return self._tensor(example.pixels)[:, where[0], where[1]][None], labels[None] - 1

    @staticmethod
    def _tensor(pixels: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(Intensity.of(pixels).normalised(pixels).transpose(2, 0, 1).copy())


Contender = OursContender | ReferenceContender


def measured(
    contender: Contender, tests: list[Example], marks_s: list[float], between: Callable[[int], None]
) -> Iterator[dict[str, float]]:
    """Yield the figures at each mark; `between` is called with the turn every five seconds."""
    spent_s, steps, turn = 0.0, 0, 0
    for mark_s in marks_s:
        while spent_s < mark_s:
            seconds = min(5.0, mark_s - spent_s)
            steps += contender.train(seconds)
            spent_s += seconds
            between(turn)
            turn += 1
        scores = [dice(contender.predict(each.pixels), each.truth) for each in tests]
        yield {
            "seconds": mark_s,
            "steps_per_second": round(steps / spent_s, 2),
            "dice_mean": round(statistics.fmean(scores), 4),
            "dice_median": round(statistics.median(scores), 4),
        }


def compare(folder: Path, marks_s: list[float], strokes: int, seed: int) -> dict[str, object]:
    """Return the figures of all contenders, each on strokes drawn with the same seed."""
    random = np.random.default_rng(seed)

    def nothing(turn: int) -> None:
        """Draw nothing more."""

    examples = load(folder, strokes, seed)
    ours = OursContender(examples["train"], seed)
    figures: dict[str, object] = {
        "ours": list(measured(ours, examples["test"], marks_s, nothing)),
    }
    reference = ReferenceContender(examples["train"], seed)
    figures["reference_unet"] = list(measured(reference, examples["test"], marks_s, nothing))
    examples = load(folder, max(1, strokes // 2), seed)
    corrected = OursContender(examples["train"], seed)
    figures["ours_with_corrections"] = list(
        measured(
            corrected,
            examples["test"],
            marks_s,
            lambda turn: corrected.correct(examples["train"], turn, random),
        )
    )
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with images and masks")
    parser.add_argument("--seconds", type=float, nargs="+", default=[10, 20, 60])
    parser.add_argument("--strokes", type=int, default=4, help="strokes of each class an image")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    result = {
        f"seed_{seed}": compare(options.data, options.seconds, options.strokes, seed)
        for seed in range(options.seeds)
    }
    json.dump(result, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
