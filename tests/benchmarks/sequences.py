"""What a network that sees neighbours makes of slices that one image alone leaves open.

python -m tests.benchmarks.sequences [--networks classic,convlstm] [--steps 300] [--seeds 0 1 2]

A program makes two volumes of noisy slices. Cells go through many slices, specks are in one only,
and in a slice both look the same; just the cells are wanted. A network learns from every third
slice of the first volume, and is measured on the second. What sees one slice can at best take
both; “all bright” is that. Prints JSON: Dice of the cells for each seed, and seconds of training.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.benchmark.machine import machine
from segstudio.document.network_choice import NetworkChoice
from segstudio.document.network_list import networks_of
from segstudio.engine import Learner, LearnerSettings

SLICES, SIDE_PX, RADIUS_PX = 24, 96, 6.0
CELLS = SPECKS = 6
"""At once in a slice."""
OTHER, CELL = 1, 2
NOISE = 20.0


@dataclass(frozen=True, slots=True)
class Volume:
    """slices: (slices, side, side) uint8. truth: class ids of the same shape. bright: all blobs."""

    slices: npt.NDArray[np.uint8]
    truth: npt.NDArray[np.uint8]
    bright: npt.NDArray[np.bool_]


def volume(seed: int) -> Volume:
    """Return slices of cells that drift through all of them among specks that are in one each."""
    random = np.random.default_rng(seed)
    places = random.uniform(RADIUS_PX, SIDE_PX - RADIUS_PX, (CELLS, 2))
    cells = np.zeros((SLICES, SIDE_PX, SIDE_PX), bool)
    bright = np.zeros_like(cells)
    for number in range(SLICES):
        places = np.clip(places + random.normal(0, 1.0, places.shape), 0, SIDE_PX - 1)
        cells[number] = _blobs(places)
        specks = random.uniform(RADIUS_PX, SIDE_PX - RADIUS_PX, (SPECKS, 2))
        bright[number] = cells[number] | _blobs(specks)
    values = np.where(bright, 140.0, 90.0) + random.normal(0, NOISE, cells.shape)
    truth = np.where(cells, CELL, OTHER).astype(np.uint8)
    return Volume(values.clip(0, 255).astype(np.uint8), truth, bright)


def _blobs(places: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    rows, columns = np.ogrid[:SIDE_PX, :SIDE_PX]
    distances = [np.hypot(rows - row, columns - column) for row, column in places]
    return np.min(distances, axis=0) <= RADIUS_PX


def dice(found: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_]) -> float:
    """Return the Dice of two sets of pixels, 0 … 1."""
    return float(2 * (found & wanted).sum() / max(1, found.sum() + wanted.sum()))


def learned(
    choice: NetworkChoice, steps: int, seed: int, device: str | None = None
) -> tuple[float, float]:
    """Return the Dice of the cells in a volume never seen, and the seconds that learning took."""
    settings = LearnerSettings().with_choice(choice)
    learner = Learner((OTHER, CELL), device, seed, settings=settings)
    known, unseen = volume(2 * seed), volume(2 * seed + 1)
    for number, pixels in enumerate(known.slices):
        learner.set_image(number, pixels)
    for number in range(1, SLICES - 1, 3):
        learner.annotate(number, known.truth[number])
    began = time.perf_counter()
    for _ in learner.train(steps=steps):
        pass
    seconds = time.perf_counter() - began
    for number in range(SLICES):
        learner.remove_image(number)
    for number, pixels in enumerate(unseen.slices):
        learner.set_image(("unseen", number), pixels)
    found = [learner.predict(("unseen", each)).probabilities.argmax(0) for each in range(SLICES)]
    return dice(np.stack(found) == CELL - OTHER, unseen.truth == CELL), seconds


def main() -> None:
    """Print the figures of each network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", default="classic:width=16:depth=3,convlstm:width=16:depth=3")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--device")
    options = parser.parse_args()
    unseen = [volume(2 * seed + 1) for seed in options.seeds]
    rows: dict[str, object] = {
        "all bright": [round(dice(each.bright, each.truth == CELL), 3) for each in unseen]
    }
    for choice in networks_of(options.networks):
        found = [learned(choice, options.steps, each, options.device) for each in options.seeds]
        rows[choice.words] = {
            "dice": [round(each, 3) for each, _ in found],
            "median": round(statistics.median(each for each, _ in found), 3),
            "seconds": round(statistics.median(each for _, each in found), 1),
        }
        sys.stderr.write(f"{choice.words}: {rows[choice.words]}\n")
    figures = {"machine": machine(), "steps": options.steps, "networks": rows}
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
