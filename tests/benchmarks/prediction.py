"""How fast tiles and whole images are predicted, beside one plain pass of the same network.

Run: python -m tests.benchmarks.prediction [--device cuda] [--side PX]
Prints JSON: medians in milliseconds and Mpx a second, and the share of the rate that this machine
reaches in the network's convolutions alone, each by itself, in the precision that the engine
chooses here.
"""

from __future__ import annotations

import argparse
import functools
import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from segstudio.worker.torch_environment import prepare_environment

prepare_environment()  # torch reads it as it is loaded

# ruff: noqa: E402
import torch
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

from segstudio.document.region import TILE_PX, Region, TileIndex
from segstudio.engine import Learner
from segstudio.engine.device import choose_device
from segstudio.engine.networks import begun
from segstudio.engine.precision import has_quick_bfloat16, working_precision
from segstudio.engine.settings import LearnerSettings

PASS_PX = 1024
"""Side of what the floors compute at once."""


def median_s(action: Callable[[], object], repeats: int, device: torch.device) -> float:
    """Return the median seconds of `action` after one run that is not counted."""
    action()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def ready_learner(device: torch.device, side_px: int) -> Learner:
    """Return a learner that has seen a step, and one image."""
    random = np.random.default_rng(0)
    learner = Learner([1, 2], device=str(device))
    learner.set_image("x", random.integers(0, 255, (side_px, side_px, 3), np.uint8))
    mask = np.ones((PASS_PX, PASS_PX), np.uint8)
    mask[PASS_PX // 2 :] = 2
    learner.annotate("x", mask, Region(0, 0, PASS_PX, PASS_PX))
    for _ in learner.train(steps=1):
        pass
    return learner


def plain_pass(device: torch.device) -> Callable[[], object]:
    """Return one pass of the network over the whole image, in the engine's precision."""
    network = begun(LearnerSettings().choice, 3, 2, 0).network.eval()
    network = network.to(device, memory_format=torch.channels_last)
    pixels = torch.rand(1, 3, PASS_PX, PASS_PX, device=device)

    @torch.inference_mode()
    def act() -> object:
        with working_precision(device):
            return network(pixels)

    return act


def convolutions_s(repeats: int, device: torch.device) -> float:
    """Return the seconds of the network's own convolutions on PASS_PX², each by itself."""
    network = begun(LearnerSettings().choice, 3, 2, 0).network.eval().to(device)
    network = network.to(memory_format=torch.channels_last)
    shapes: list[tuple[torch.nn.Conv2d, torch.Size]] = []
    layers = [each for each in network.modules() if isinstance(each, torch.nn.Conv2d)]
    for layer in layers:
        layer.register_forward_pre_hook(lambda own, given: shapes.append((own, given[0].shape)))
    with torch.inference_mode():
        network(torch.rand(1, 3, PASS_PX, PASS_PX, device=device))
    dtype, total_s = _engine_dtype(device), 0.0
    for layer, shape in shapes:
        pixels = torch.rand(shape, device=device).to(dtype, memory_format=torch.channels_last)
        alone = functools.partial(
            functional.conv2d,
            pixels,
            layer.weight.to(dtype),
            None,
            layer.stride,
            layer.padding,
            layer.dilation,
            layer.groups,
        )
        with torch.inference_mode():
            total_s += median_s(alone, repeats, device)
    return total_s


def _engine_dtype(device: torch.device) -> torch.dtype:
    return torch.bfloat16 if has_quick_bfloat16(device) else torch.float32


def counted_operations(device: torch.device) -> int:
    """Return the operations of one pass over PASS_PX²."""
    with FlopCounterMode(display=False) as counter:
        plain_pass(device)()
    return int(counter.get_total_flops())


def shares(
    repeats: int, megapixels: dict[str, float], device: torch.device
) -> dict[str, float | str]:
    """Return what share of the convolutions' own rate each way to predict reaches."""
    bare = PASS_PX**2 / convolutions_s(repeats, device) / 1e6
    return {
        "precision": str(_engine_dtype(device)),
        "operations_per_pixel": round(counted_operations(device) / PASS_PX**2),
        "convolutions_alone_mpx_per_second": round(bare, 2),
        **{f"{name}_share": round(rate / bare, 2) for name, rate in megapixels.items()},
    }


def figures(repeats: int, device: torch.device, side_px: int) -> dict[str, dict[str, Any]]:
    """Return milliseconds and Mpx/s of each way to predict."""
    learner = ready_learner(device, side_px)
    side = range(side_px // TILE_PX)
    grid = [TileIndex(row, column) for row in side for column in side]
    one_pass = plain_pass(device)

    def published(tiles: list[TileIndex]) -> Callable[[], object]:
        """Return the action that predicts with a new version, which is judged first."""

        def act() -> object:
            learner.publish()
            return list(learner.predict_tiles("x", tiles))

        return act

    actions: dict[str, tuple[int, Callable[[], object]]] = {
        "one_tile": (TILE_PX**2, lambda: list(learner.predict_tiles("x", grid[5:6]))),
        "all_tiles": (side_px**2, lambda: list(learner.predict_tiles("x", grid))),
        "one_tile_of_new_version": (TILE_PX**2, published(grid[5:6])),
        "all_tiles_of_new_version": (side_px**2, published(grid)),
        "whole_image": (side_px**2, lambda: learner.predict("x")),
        "floor_one_pass": (PASS_PX**2, one_pass),
    }
    result: dict[str, dict[str, Any]] = {}
    for name, (size_px, action) in actions.items():
        seconds = median_s(action, repeats, device)
        result[name] = {
            "milliseconds": round(1000 * seconds, 1),
            "mpx_per_second": round(size_px / seconds / 1e6, 2),
        }
    whole = {name: result[name]["mpx_per_second"] for name in ("whole_image", "floor_one_pass")}
    return {**result, "convolutions": shares(repeats, whole, device)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--side", type=int, default=1024, help="px of the image")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    device = choose_device(options.device)
    json.dump(figures(options.repeats, device, options.side), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
