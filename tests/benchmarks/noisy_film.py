"""Dice of a network over frames and of one that sees each image alone, on frames of a noisy film.

python -m tests.benchmarks.noisy_film --seconds 40

Discs drift across frames under noise of twice their contrast, so that one frame says little. Both
networks are of the same width and depth and learn the same stripes of every fourth frame, as long.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.benchmark.machine import machine
from segstudio.document.network_choice import NetworkChoice
from segstudio.engine import Learner, LearnerSettings

GROUND, DISC = 1, 2
SIDE_PX, FRAMES, DISCS = 160, 24, 10
STRIPE_PX = 12
CHOICES = ("classic", "convlstm")

Film = list[tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]]


def main() -> None:
    """Print JSON: the Dice of each seed and the median, by network."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=40.0, help="of learning, each")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--noise", type=float, default=60.0, help="its deviation; a disc is +30")
    parser.add_argument("--width", type=int, default=8)
    options = parser.parse_args()
    found: dict[str, object] = {"machine": machine(), **vars(options)}
    for name in CHOICES:
        choice = NetworkChoice(name, options.width, 3)
        each = [_learned(choice, seed, options) for seed in range(options.seeds)]
        dice = [one["dice"] for one in each]
        found[name] = {"median_dice": round(statistics.median(dice), 3), "seeds": each}
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


def film(seed: int, noise: float) -> Film:
    """Return frames in order, (h, w) grey, and the classes of their pixels."""
    random = np.random.default_rng(seed)
    places = random.uniform(0, SIDE_PX, (DISCS, 2))
    speeds, radii = random.uniform(-1.5, 1.5, (DISCS, 2)), random.integers(6, 14, DISCS)
    frames: Film = []
    for _ in range(FRAMES):
        truth = np.full((SIDE_PX, SIDE_PX), GROUND, np.uint8)
        for place, radius in zip(places % SIDE_PX, radii, strict=True):
            cv2.circle(truth, (int(place[0]), int(place[1])), int(radius), DISC, -1)
        grey = 110 + 30.0 * (truth == DISC) + random.normal(0, noise, truth.shape)
        frames.append((grey.clip(0, 255).astype(np.uint8), truth))
        places += speeds
    return frames


def _learned(choice: NetworkChoice, seed: int, options: argparse.Namespace) -> dict[str, float]:
    settings = LearnerSettings().with_choice(choice)
    learner = Learner([GROUND, DISC], seed=seed, settings=settings)
    frames = film(seed, options.noise)
    for key, (pixels, _) in enumerate(frames):
        learner.set_image(key, pixels)
    for key, (_, truth) in enumerate(frames):
        if key % 4 == 0:
            striped = truth.copy()
            striped[np.arange(SIDE_PX) // STRIPE_PX % 2 == 1] = 0
            learner.annotate(key, striped)
    steps = sum(1 for _ in learner.train(seconds=options.seconds))
    counted = np.zeros(2)
    for key, (_, truth) in enumerate(frames):
        if key % 4 == 2:  # as far from what is labelled as it gets
            said = learner.predict(key).probabilities.argmax(0) + 1 == DISC
            counted += 2 * (said & (truth == DISC)).sum(), said.sum() + (truth == DISC).sum()
    return {"dice": round(float(counted[0] / counted[1]), 3), "steps": steps}


if __name__ == "__main__":
    main()
