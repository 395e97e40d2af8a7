"""How fast steps of training are, and how much of the time a GPU works.

Run: python -m tests.benchmarks.training [--device cuda] [--steps N]
Prints JSON: medians in milliseconds. The floor beside it: one forward and backward pass of the bare
network over a batch that is there already. `busy` is the share of the steps' time in which a kernel
ran on the GPU: the kernels' time by torch's profiler over the time that as many steps take without
it; only there.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from segstudio.worker.torch_environment import prepare_environment

prepare_environment()  # torch reads it as it is loaded

# ruff: noqa: E402
import torch
from torch.autograd import DeviceType
from torch.profiler import ProfilerActivity, profile

from segstudio.document.region import Region
from segstudio.engine import Learner
from segstudio.engine.device import choose_device
from segstudio.engine.networks import UNet, begun
from segstudio.engine.precision import working_precision
from segstudio.engine.settings import LearnerSettings

SIDE_PX = 2048
STROKES = 48
WARM_STEPS = 20


def drawn_learner(device: torch.device) -> Learner:
    """Return a learner with one image and strokes of two classes, some steps old."""
    rng = np.random.default_rng(0)
    learner = Learner([1, 2], device=str(device))
    learner.set_image("x", rng.integers(0, 255, (SIDE_PX, SIDE_PX, 3), np.uint8))
    for number in range(STROKES):
        row, column = rng.integers(0, SIDE_PX - 60, 2)
        stroke = np.full((12, 60), 1 + number % 2, np.uint8)
        learner.annotate("x", stroke, Region(int(row), int(column), 12, 60))
    for _ in learner.train(steps=WARM_STEPS):
        pass
    return learner


def bare_pass(device: torch.device, patches: int) -> Callable[[], object]:
    """Return a forward and backward pass of the network alone over so many patches."""
    settings = LearnerSettings()
    network = begun(settings.choice, 3, 2, 0).network.to(device, memory_format=torch.channels_last)
    shape = (patches, 3, settings.patch_px, settings.patch_px)
    pixels = torch.rand(shape, device=device)

    def act() -> object:
        with working_precision(device):
            scores = network(pixels)
        scores.float().square().mean().backward()  # type: ignore[no-untyped-call]
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        return scores

    return act


def milliseconds(action: Callable[[], object], repeats: int) -> float:
    """Return the median time of `action`."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return round(1000 * statistics.median(times), 2)


def busy_share(learner: Learner, steps: int) -> float:
    """Return the share of the time in which a kernel ran on the GPU."""

    def train() -> None:
        for _ in learner.train(steps=steps):
            pass

    train()
    began = time.perf_counter()
    train()
    took_s = time.perf_counter() - began
    with profile(activities=[ProfilerActivity.CUDA]) as profiler:
        train()
    events = [each for each in profiler.events() or [] if each.device_type == DeviceType.CUDA]
    return sum(each.device_time for each in events) / 1e6 / took_s


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--steps", type=int, default=100)
    options = parser.parse_args()
    device = choose_device(options.device)
    learner = drawn_learner(device)
    steps = learner.train()
    patches = LearnerSettings().batch
    if device.type != "cpu":
        patches *= UNet.gpu_batches
    result: dict[str, object] = {
        "device": learner.device_name,
        "patches": patches,
        "step_ms": milliseconds(lambda: next(steps), options.steps),
        "floor_bare_pass_ms": milliseconds(bare_pass(device, patches), options.steps),
    }
    if device.type == "cuda":
        result["busy"] = round(busy_share(learner, options.steps), 3)
    json.dump(result, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
