"""What refining does to the predictions of a briefly trained network, on images it never saw.

Run: python -m tests.benchmarks.refinement FOLDER [--seconds 30] [--images 4] [--refine WHAT …]
FOLDER: images/, masks/ and split.csv, as for `segstudio benchmark`. Prints JSON: for the network
alone and each set of parameters the mean Dice of the classes but the background over all pixels of
the test images, and the seconds for a megapixel.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from segstudio.worker.torch_environment import prepare_environment

prepare_environment()  # torch reads it as it is loaded

# ruff: noqa: E402
from segstudio.benchmark.image_set import ImageSet, evenly, read_image_set
from segstudio.document.refinement import Refinement
from segstudio.document.region import Region
from segstudio.engine import Learner
from segstudio.engine.settings import LearnerSettings

MOST_TEST = 10


def trained(image_set: ImageSet, images: int, seconds: float, device: str | None) -> Learner:
    """Return a learner that was given the whole masks of some images."""
    learner = Learner(image_set.class_ids, device, settings=LearnerSettings())
    for example in evenly(image_set.train, images):
        learner.set_image(example.name, example.pixels)
        learner.annotate(example.name, example.truth)
    for _ in learner.train(seconds=seconds):
        pass
    for example in image_set.test:
        learner.set_image(example.name, example.pixels)
    return learner


def measured(
    learner: Learner, image_set: ImageSet, refinement: Refinement | None
) -> dict[str, object]:
    """Return Dice and speed of the predictions of the test images."""
    classes = len(image_set.class_ids)
    both, said, true = (np.zeros(classes + 1) for _ in range(3))
    pixels, seconds = 0, 0.0
    for example in image_set.test:
        shape = example.truth.shape
        predicted = np.zeros(shape, np.uint16)
        began = time.perf_counter()
        tiles = Region(0, 0, *shape).tiles()
        for found in learner.predict_tiles(example.name, tiles, refinement=refinement):
            predicted[found.tile.region(shape).slices] = found.class_ids
        seconds += time.perf_counter() - began
        pixels += predicted.size
        counts = example.truth != 0
        predicted, truth = predicted[counts], example.truth[counts]
        said += np.bincount(predicted, minlength=classes + 1)
        true += np.bincount(truth, minlength=classes + 1)
        both += np.bincount(truth[truth == predicted], minlength=classes + 1)
    first = 2 if image_set.has_background else 1
    dice = 2 * both[first:] / np.maximum(said + true, 1)[first:]
    return {
        "refine": None if refinement is None else refinement.words,
        "dice": round(float(dice.mean()), 4),
        "class_dice": [round(float(each), 4) for each in dice],
        "seconds_a_megapixel": round(seconds / pixels * 1e6, 2),
    }


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--images", type=int, default=4, help="that are learned from")
    parser.add_argument("--refine", nargs="*", default=[""], metavar="NAME=VALUE,…")
    parser.add_argument("--device")
    options = parser.parse_args(arguments)
    image_set = read_image_set(options.folder, MOST_TEST)
    learner = trained(image_set, options.images, options.seconds, options.device)
    ways = [None, *map(Refinement.parsed, options.refine)]
    told = {
        "set": image_set.name,
        "device": learner.device_name,
        "steps": learner.step,
        "measured": [measured(learner, image_set, each) for each in ways],
    }
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
