"""Dice on unseen images with and without synthetic images of a class.

python -m tests.benchmarks.synthetic ../shared/data/crop-weed-peanut --class weed --labelled 10
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.project_access import opened_project
from segstudio.workspace.headless.project_evaluation import evaluate_project, predict_for
from segstudio.workspace.headless.synthesis_run import make_images
from segstudio.workspace.headless.training_run import TrainingGoal, train_project
from segstudio.workspace.scoring.truth import DrawnTruth, Which
from segstudio.workspace.synthesis.order import SynthesisOrder, checked_class


def main() -> None:
    """Print a line of JSON for each: without, and with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--class", dest="class_name", required=True)
    parser.add_argument("--labelled", type=int, default=10, help="training images, labelled whole")
    parser.add_argument("--count", type=int, default=20, help="synthetic images")
    parser.add_argument("--seconds", type=float, default=300.0, help="that the generator learns")
    parser.add_argument("--steps", type=int, default=200, help="that the network learns")
    options = parser.parse_args()
    for count in (0, options.count):
        with tempfile.TemporaryDirectory() as place:
            project = Path(place) / "project"
            _make(project, options.folder, options.labelled)
            found = {"synthetic": count, "dice": _measured(project, options, count)}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def _measured(project: Path, options: argparse.Namespace, count: int) -> dict[str, float | None]:
    """Return the Dice of each class on the test images."""
    with opened_project(project) as opened, EngineTalk() as talk:
        if count:
            class_id = checked_class(options.class_name, opened.classes)
            order = SynthesisOrder(class_id, count, options.seconds)
            make_images(talk, opened, order, lambda *_: None)
    with opened_project(project) as opened:
        with EngineTalk() as talk:
            train_project(talk, opened, TrainingGoal(steps=options.steps), lambda _: None)
        truth = DrawnTruth(Which.TEST)
        predict_for(opened, truth, "all", lambda *_: None)
        told = evaluate_project(opened, truth, lambda *_: None).summary()["prediction"]
    return {each["name"]: each["dice"] for each in told["classes"]}


def _make(project: Path, pack: Path, labelled: int) -> None:
    """Make a project of whole masks: `labelled` training images, and the test images."""
    with (pack / "split.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    trained = [each for each in rows if each["split"] == "train"][:labelled]
    tested = [each for each in rows if each["split"] == "test"]
    table = ClassTable()
    for each in json.loads((pack / "classes.json").read_text(encoding="utf-8")):
        table = table.added(each["name"])
    with ProjectStore.create(project) as store:
        store.set_classes(table)
        chosen = trained + tested
        records = store.add_images([(pack / "images" / each["image"]).resolve() for each in chosen])
        for record, row in zip(records, chosen, strict=True):
            class_ids = _mask(pack / "masks" / row["mask"])
            mask = Mask((class_ids.shape[0], class_ids.shape[1]))
            editor = MaskEditor(mask, "Whole mask")
            for class_id in np.unique(class_ids).tolist():
                stencil = (class_ids == class_id).astype(np.uint8)
                editor.paint(Region(0, 0, *mask.shape), stencil, class_id)
            if (edit := editor.finish()) is not None:
                store.commit_edit(record.id, mask.shape, edit, mask.counts)
        store.set_status_of([each.id for each in records], ImageStatus.REVIEWED)
        splits = [Split.TRAIN] * len(trained) + [Split.TEST] * len(tested)
        store.review.set_splits(dict(zip([each.id for each in records], splits, strict=True)))


def _mask(path: Path) -> npt.NDArray[np.uint8]:
    read = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
    return read.astype(np.uint8) + np.uint8(1)


if __name__ == "__main__":
    main()
