"""How fast tiles and whole images are predicted, beside one plain pass of the same network.

`python -m tests.benchmarks.prediction` prints JSON: medians in milliseconds and Mpx a second.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import torch

from segstudio.document.region import TILE_PX, TileIndex
from segstudio.engine import Learner
from segstudio.engine.networks import bundled_starter

SIDE_PX = 1024


def median_s(action: Callable[[], object], repeats: int) -> float:
    """Return the median seconds of `action` after one run that is not counted."""
    action()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def ready_learner() -> Learner:
    """Return a learner that has seen a step, and one image."""
    random = np.random.default_rng(0)
    learner = Learner([1, 2], device="cpu")
    learner.set_image("x", random.integers(0, 255, (SIDE_PX, SIDE_PX, 3), np.uint8))
    mask = np.ones((SIDE_PX, SIDE_PX), np.uint8)
    mask[SIDE_PX // 2 :] = 2
    learner.annotate("x", mask)
    for _ in learner.train(steps=1):
        pass
    return learner


def figures(repeats: int) -> dict[str, dict[str, float]]:
    """Return milliseconds and Mpx/s of each way to predict."""
    learner = ready_learner()
    side = range(SIDE_PX // TILE_PX)
    grid = [TileIndex(row, column) for row in side for column in side]
    network = bundled_starter().network(3, 2).eval()
    network = network.to(memory_format=torch.channels_last)
    pixels = torch.rand(1, 3, SIDE_PX, SIDE_PX)

    @torch.inference_mode()
    def one_pass() -> object:
        return network(pixels)

    def published(tiles: list[TileIndex]) -> Callable[[], object]:
        """Return the action that predicts with a new version, which is judged first."""

        def act() -> object:
            learner.publish()
            return list(learner.predict_tiles("x", tiles))

        return act

    actions: dict[str, tuple[int, Callable[[], object]]] = {
        "one_tile": (TILE_PX**2, lambda: list(learner.predict_tiles("x", grid[5:6]))),
        "all_tiles": (SIDE_PX**2, lambda: list(learner.predict_tiles("x", grid))),
        "one_tile_of_new_version": (TILE_PX**2, published(grid[5:6])),
        "all_tiles_of_new_version": (SIDE_PX**2, published(grid)),
        "whole_image": (SIDE_PX**2, lambda: learner.predict("x")),
        "floor_one_pass": (SIDE_PX**2, one_pass),
    }
    result = {}
    for name, (size_px, action) in actions.items():
        seconds = median_s(action, repeats)
        result[name] = {
            "milliseconds": round(1000 * seconds, 1),
            "mpx_per_second": round(size_px / seconds / 1e6, 2),
        }
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    json.dump(figures(options.repeats), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
