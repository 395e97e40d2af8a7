"""What looking over the images costs: the engine, and the window's thread, at 100,000 images.

python -m tests.benchmarks.ranking [--images 100000] [--device cpu]
"""

import argparse
import gc
import json
import statistics
import sys
import time

import numpy as np
import torch

from segstudio.document.region import Region
from segstudio.document.survey import ClassOverlap, RankedRegion
from segstudio.engine import Learner
from segstudio.engine.stored_image import stored_image
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.worker.messages import ImageRanked
from segstudio.workspace.guidance.image_round import ImageRound
from segstudio.workspace.guidance.ranking import Ranking
from segstudio.workspace.guidance.stopping import Stopping
from segstudio.workspace.image_list import ImageList

SIDE_PX = 512
LOOKED_AT = 20


def clock_ms(work, repeats=1):
    """Return the milliseconds of processor time of each call on this thread."""
    found = []
    for _ in range(repeats):
        began = time.thread_time()
        work()
        found.append(1000 * (time.thread_time() - began))
    return found


def engine(device):
    """Return what a step of training, a piece and an image take, on one core."""
    torch.set_num_threads(1)
    random = np.random.default_rng(0)
    pixels = random.integers(0, 255, (SIDE_PX, SIDE_PX, 3), np.uint8)
    learner = Learner([1, 2], device=device)
    learner.set_image(1, pixels)
    labels = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    labels[100:150, 100:400], labels[300:350, 100:400] = 1, 2
    learner.annotate(1, labels)
    steps = learner.train(steps=40)
    took = [each for _ in range(40) for each in clock_ms(lambda: next(steps))][10:]
    for _ in steps:
        pass
    survey = learner.survey()
    for tile in survey.labelled_tiles()[1]:
        survey.compare(survey.image_at_hand(1), 1, tile)
    pieces, images = [], []
    for number in range(LOOKED_AT):
        began = time.thread_time()
        over = survey.over(stored_image(number, pixels), number, 0)
        while not over.is_over:
            pieces += clock_ms(over.look)
        over.finding()
        images.append(time.thread_time() - began)
    return {
        "step_ms": round(statistics.median(took), 1),
        "piece_ms": round(statistics.median(pieces), 1),
        "piece_longest_ms": round(max(pieces), 1),
        "images_per_s": round(1 / statistics.median(images), 1),
        "image_px": SIDE_PX,
    }


def window(count):
    """Return what the window's thread does for so many images, garbage collection apart."""
    gc.disable()
    records = [
        ImageRecord(i, f"/x/{i}.png", ImageStatus.NEW, None, None) for i in range(1, count + 1)
    ]
    images, ranking, stopping = ImageList(records), Ranking(), Stopping()
    random = np.random.default_rng(0)
    gains = random.gamma(1, 100, count)

    def found(i):
        regions = tuple(
            RankedRegion(Region(64 * at, 0, 64, 64), 0.1, 0.5, float(gains[i] / (1 + at)))
            for at in range(3)
        )
        overlaps = ClassOverlap(1, 9, 8, 9), ClassOverlap(2, 9, 8, 9)
        return ImageRanked(i + 1, 1, regions, float(gains[i]), overlaps, 1.0)

    notes = []
    for i in range(count):
        report = found(i)
        notes += clock_ms(lambda report=report: (ranking.note(report), stopping.note_image(report)))
    trip = ImageRound(images)
    parts = []
    while not trip.is_over:
        parts += clock_ms(lambda: trip.take(32, lambda record: record.problem is None))
    places = clock_ms(lambda: ranking.places(4, 7, lambda _: True), 50)
    classes = clock_ms(lambda: stopping.classes((1, 2), images, ()), 20)
    return {
        "images": count,
        "note_p50_ms": round(statistics.median(notes), 4),
        "note_longest_ms": round(max(notes), 2),
        "part_longest_ms": round(max(parts), 2),
        "places_ms": round(statistics.median(places), 2),
        "classes_ms": round(statistics.median(classes), 2),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--images", type=int, default=100_000)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    result = {"engine": engine(options.device), "window": window(options.images)}
    sys.stdout.write(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
