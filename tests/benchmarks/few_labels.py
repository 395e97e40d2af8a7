"""Dice on unseen images after some steps from a few labelled images, the others without labels.

python -m tests.benchmarks.few_labels ../shared/data/nuclei-dsb2018 --set pseudo_labels=0.95
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.registry import parse_rule
from segstudio.document.rules.rule_text import rules_text
from segstudio.engine import Learner, LearnerSettings
from segstudio.storage.image_file import read_image

STRIPE_PX = 24
"""Every so many rows or so one is labelled where masks are not whole: strokes by a ruler."""


def main() -> None:
    """Print a line of JSON for each seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labelled", type=int, default=3, help="training images with labels")
    parser.add_argument("--whole", action="store_true", help="whole masks, not stripes")
    parser.add_argument("--steps", type=int, default=150)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--rule", action="append", default=[], help="of a class: “2 area >= 30”")
    options = parser.parse_args()
    changes = dict(_setting(each) for each in options.set)
    if options.rule:
        changes["rules"] = _rules(options.rule)
    for seed in range(options.seeds):
        found = {"seed": seed, "settings": changes, **_run(options, changes, seed)}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def _setting(text: str) -> tuple[str, object]:
    name, _, value = text.partition("=")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _rules(texts: list[str]) -> str:
    """Return the setting of rules whose classes are named by their numbers."""
    table = ClassTable()
    for number in range(1, 10):
        table = table.added(str(number))
    return rules_text([parse_rule(each, table) for each in texts])


def _run(
    options: argparse.Namespace, changes: dict[str, object], seed: int
) -> dict[str, float | int]:
    with (options.folder / "split.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    truth = {each["image"]: _mask(options.folder / "masks" / each["mask"]) for each in rows}
    trained = [each["image"] for each in rows if each["split"] == "train"]
    np.random.default_rng(seed).shuffle(trained)
    ids = tuple(sorted({int(i) for mask in truth.values() for i in np.unique(mask)}))

    def pixels(key: object) -> npt.NDArray[np.generic]:
        return read_image(options.folder / "images" / str(key))

    settings = LearnerSettings().changed(changes)
    learner = Learner(ids, "cpu", seed, settings=settings, image_source=pixels)
    for at, image in enumerate(trained):
        learner.desk.unlabelled.add(image)
        if at < options.labelled:
            labels = truth[image].copy()
            if not options.whole:
                labels[np.arange(len(labels)) % STRIPE_PX > 1] = 0
            learner.annotate(image, labels)
    began = time.perf_counter()
    for _ in learner.train(steps=options.steps):
        pass
    seconds = time.perf_counter() - began
    dices = []
    for image in (each["image"] for each in rows if each["split"] == "test"):
        said = np.array(ids)[learner.predict(image).probabilities.argmax(0)]
        dices.append([_dice(said == i, truth[image] == i) for i in ids[1:]])
    return {"dice": round(float(np.nanmean(dices)), 4), "seconds": round(seconds, 1)}


def _mask(path: Path) -> npt.NDArray[np.uint8]:
    read = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
    return read.astype(np.uint8) + np.uint8(1)


def _dice(said: npt.NDArray[np.bool_], true: npt.NDArray[np.bool_]) -> float:
    total = int(said.sum()) + int(true.sum())
    return 2 * int((said & true).sum()) / total if total else float("nan")


if __name__ == "__main__":
    main()
