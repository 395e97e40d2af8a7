"""Touching cells told apart: Mask R-CNN beside a threshold, and beside one split at necks.

Run: python -m tests.benchmarks.instances [--steps 300] [--side 256] [--backbone small]
Images are made here: noisy grey, 24 overlapping ellipses of one class each. Prints JSON: mean F1 of
instances matched once each at IoU over 0.5 on 10 images never seen, and processor time.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.worker.torch_environment import prepare_environment

prepare_environment()  # torch reads it as it is loaded

# ruff: noqa: E402
import torch

from segstudio.document.instance_choice import BACKBONES, SMALL
from segstudio.document.object_list import Part
from segstudio.document.object_split import neck_pieces
from segstudio.document.region import Region
from segstudio.engine.instances.detection import detect
from segstudio.engine.instances.network import build
from segstudio.engine.instances.scene import scene_of
from segstudio.engine.instances.training import train

Chosen = npt.NDArray[np.bool_]
CELLS, TRAIN, TEST = 24, 40, 10
SCORE, IOU = 0.5, 0.5
CPU = torch.device("cpu")


def made(seed: int, side: int) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """Return an image, and the number of the cell at each pixel; many touch another."""
    rng = np.random.default_rng(seed)
    numbers = np.zeros((side, side), np.int32)
    row = column = 0
    for number in range(1, CELLS + 1):
        radii = rng.integers(side // 24, side // 14, 2)
        if number % 2:
            row, column = rng.integers(side // 10, side - side // 10, 2)
        else:  # beside the one before
            row, column = row + rng.integers(-4, 5), column + int(1.8 * radii[0])
        shape = np.zeros_like(numbers, np.uint8)
        middle, angle = (int(column), int(row)), float(rng.integers(0, 180))
        cv2.ellipse(shape, middle, (int(radii[0]), int(radii[1])), angle, 0, 360, 1, -1)
        numbers[(shape != 0) & (numbers == 0)] = number
    light = rng.normal(120, 15, CELLS + 1)
    light[0] = 0
    image = np.clip(rng.normal(60, 12, numbers.shape) + light[numbers], 0, 255)
    return image.astype(np.uint8), numbers


def f1(found: Sequence[Chosen], numbers: npt.NDArray[np.int32]) -> float:
    """Return F1 of masks, each matched once to a cell of the truth at IoU over `IOU`."""
    truth = [numbers == each for each in np.unique(numbers[numbers != 0])]
    truth = [each for each in truth if each.sum() >= 9]
    hits, whole = 0, len(truth)
    for mask in found:
        scores = [(mask & each).sum() / (mask | each).sum() for each in truth]
        best = int(np.argmax(scores)) if scores else -1
        if best >= 0 and scores[best] > IOU:
            hits += 1
            del truth[best]
    return 2 * hits / max(1, len(found) + whole)


def regions(image: npt.NDArray[np.uint8]) -> list[Chosen]:
    """Return the connected regions above Otsu's threshold of the smoothed image."""
    smooth = cv2.GaussianBlur(image, (0, 0), 1.5)
    _, mask = cv2.threshold(smooth, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    return [labels == each for each in range(1, count) if stats[each, 4] >= 30]


def split(image: npt.NDArray[np.uint8]) -> list[Chosen]:
    """Return those, divided where they are narrow, as “Split at necks” does."""
    pieces = []
    for region in regions(image):
        whole = Region(0, 0, *region.shape)
        labels = neck_pieces(Part(1, 0, whole, region.view(np.uint8)))
        pieces += [labels == each for each in np.unique(labels[labels != 0])]
    return pieces


def main(arguments: Sequence[str]) -> int:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--side", type=int, default=256)
    parser.add_argument("--backbone", choices=BACKBONES, default=SMALL)
    options = parser.parse_args(arguments)
    side = options.side
    torch.manual_seed(0)
    network = build(options.backbone, 1)
    scenes = [scene_of(*made(seed, side), (1,) * CELLS, side) for seed in range(TRAIN)]
    began = time.process_time()
    for _ in train(network, scenes, CPU, 0, options.steps):
        pass
    step_s = (time.process_time() - began) / options.steps

    def found(image: npt.NDArray[np.uint8]) -> list[Chosen]:
        masks = []
        for each in detect(network, image, side, CPU):
            if each.score >= SCORE:
                mask = np.zeros(image.shape, np.bool_)
                height, width = each.stencil.shape
                place = np.s_[each.row : each.row + height, each.column : each.column + width]
                mask[place] = each.stencil != 0
                masks.append(mask)
        return masks

    unseen = [made(seed, side) for seed in range(1000, 1000 + TEST)]
    told: dict[str, float] = {"steps": options.steps, "cpu_s_a_step": round(step_s, 3)}
    ways: tuple[tuple[str, Callable[[npt.NDArray[np.uint8]], list[Chosen]]], ...] = (
        ("threshold", regions),
        ("threshold_split_at_necks", split),
        ("mask_rcnn", found),
    )
    for name, way in ways:
        began = time.process_time()
        scores = [f1(way(image), numbers) for image, numbers in unseen]
        told[f"f1_{name}"] = round(float(np.mean(scores)), 3)
        told[f"cpu_s_{name}"] = round((time.process_time() - began) / TEST, 3)
    json.dump(told, sys.stdout, indent=1)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
