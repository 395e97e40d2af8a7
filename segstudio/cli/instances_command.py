"""`segstudio instances`: each object by itself, with a Mask R-CNN of the project's own."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project, seconds, whole_number
from segstudio.document.instance_choice import (
    BACKBONES,
    LEAST_SCORE,
    LEAST_SIDE_PX,
    MOST_SIDE_PX,
    SMALL,
    USUAL_SCORE,
    USUAL_SIDE_PX,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from segstudio.storage.image_record import ImageRecord
    from segstudio.workspace.instance_result import FoundInstance
    from segstudio.workspace.project_opening import OpenedProject

_FOLDER = "instances"
"""In the project's folder of networks."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = "See the guide, instances.md. Mask R-CNN needs torchvision."
    parser.add_argument("action", choices=("train", "predict"), help="what to do")
    add_project(parser)
    parser.add_argument("--device", metavar="NAME", help="cpu, cuda, mps (default: the best)")
    train = parser.add_argument_group("train")
    train.add_argument("--seconds", type=seconds, metavar="N", help="how long (default: 300)")
    train.add_argument("--steps", type=whole_number, metavar="N", help="or so many steps")
    train.add_argument(
        "--backbone",
        choices=BACKBONES,
        default=SMALL,
        help="what sees the image: small learns within minutes on any machine, resnet50 wants a "
        "GPU (default: %(default)s)",
    )
    train.add_argument(
        "--side-px",
        type=_side,
        default=USUAL_SIDE_PX,
        metavar="PX",
        help="longer side of images as the network sees them (default: %(default)s)",
    )
    predict = parser.add_argument_group("predict")
    predict.add_argument(
        "--score",
        type=_score,
        default=USUAL_SCORE,
        metavar="S",
        help="how sure an instance must be, 0.05 to 1 (default: %(default)s)",
    )
    predict.add_argument(
        "--out",
        type=Path,
        metavar="FILE.json",
        help="write a COCO file of the instances with their scores, too",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Train or predict."""
    from segstudio.workspace.headless.project_access import opened_project

    with opened_project(options.project) as opened:
        if options.action == "train":
            return _train(opened, options, console)
        return _predict(opened, options, console)


def _train(opened: OpenedProject, options: argparse.Namespace, console: Console) -> int:
    from segstudio.engine.device import choose_device, device_name
    from segstudio.engine.instances.instance_file import InstanceCard, save
    from segstudio.engine.instances.network import build
    from segstudio.engine.instances.scene import scene_of
    from segstudio.engine.instances.training import train
    from segstudio.workspace.instance_truth import InstanceTruth

    device, truth = choose_device(options.device), InstanceTruth(opened)
    scenes = []
    with console.progress("Reading", "image") as progress:
        for known in truth.read(progress.update):
            kinds = tuple(truth.class_ids.index(each) + 1 for each in known.class_ids)
            scenes.append(scene_of(known.pixels, known.numbers, kinds, options.side_px))
    for problem in truth.problems:
        console.warn(problem)
    network = build(options.backbone, len(truth.class_ids))
    for_seconds = options.seconds or (0.0 if options.steps else 300.0)
    losses: list[float] = []
    with console.progress("Training", "s" if for_seconds else "step") as progress:

        def show(steps: int, spent: float, loss: float) -> None:
            losses.append(loss)
            done, whole = (spent, for_seconds) if for_seconds else (steps, options.steps)
            progress.update(min(done, whole), whole, f"step {steps}, loss {loss:.3f}")

        train(network, scenes, device, for_seconds, options.steps or 0, show)
    card = InstanceCard(options.backbone, truth.class_ids, options.side_px)
    save(opened.info.folder / "networks" / _FOLDER, network, card)
    count = sum(len(each.classes) for each in scenes)
    console.say(
        f"Learned from {count} instances on {len(scenes)} images in {len(losses)} steps on "
        f"{device_name(device)}: loss {losses[0]:.3f} at first, {losses[-1]:.3f} at last. "
        f"Images left out, as they are neither reviewed nor labelled in full: {truth.left_out}."
    )
    told = {"images": len(scenes), "instances": count, "left_out": truth.left_out}
    problems = {"problems": truth.problems}
    console.result({**told, "class_ids": truth.class_ids, "losses": losses, **problems})
    return 1 if truth.problems else 0


def _predict(opened: OpenedProject, options: argparse.Namespace, console: Console) -> int:
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.project_prediction import stored
    from segstudio.workspace.instance_result import InstanceFile, parted, prediction_of

    if options.out is not None:
        check_output(options.out, opened.images)
    finder, keep = _Finder(opened, options.device), stored(opened)
    file, told, problems = InstanceFile(opened.classes), {}, []
    records: Sequence[ImageRecord] = [each for each in opened.images if not each.is_excluded]
    version = max(1, opened.newest_version)
    with console.progress("Finding", "image") as progress:
        for number, record in enumerate(records, 1):
            try:
                found, shape = finder.find(record)
            except finder.refusals as error:
                problems.append(f"{record.name}: {error}")
                continue
            kept = parted(found, shape, options.score)
            keep(record, prediction_of(kept, found, shape, opened.classes.ids[0], version))
            file.add(record, shape, kept)
            told[record.name] = [each.told(opened.classes) for each in kept]
            progress.update(number, len(records))
    for problem in problems:
        console.warn(problem)
    if options.out is not None:
        file.write(options.out.absolute())
        console.say(f"The instances with their scores: “{options.out}”.")
    count = sum(map(len, told.values()))
    console.say(f"Found {count} instances on {len(told)} images; they are the predictions now.")
    console.result({"images": told, "instances": count, "problems": problems})
    return 1 if problems else 0


class _Finder:
    """The project's network for instances, on a device."""

    def __init__(self, opened: OpenedProject, device: str | None) -> None:
        from segstudio.engine.device import choose_device
        from segstudio.engine.errors import ImageRefused
        from segstudio.engine.instances.instance_file import load
        from segstudio.storage.errors import StorageError

        self.refusals = ImageRefused, StorageError, OSError
        self._device = choose_device(device)
        self._network, self._card = load(opened.info.folder / "networks" / _FOLDER)

    def find(self, record: ImageRecord) -> tuple[list[FoundInstance], tuple[int, int]]:
        """Return the instances, the surest first, and the image's (height, width)."""
        from segstudio.engine.instances.detection import detect
        from segstudio.storage.image_file import read_image
        from segstudio.workspace.instance_result import FoundInstance

        pixels = read_image(record.path)
        found = detect(self._network, pixels, self._card.side_px, self._device)
        ids = self._card.class_ids
        instances = [
            FoundInstance(ids[each.kind - 1], each.score, each.row, each.column, each.stencil)
            for each in found
        ]
        return instances, (pixels.shape[0], pixels.shape[1])


def _side(text: str) -> int:
    number = whole_number(text)
    if not LEAST_SIDE_PX <= number <= MOST_SIDE_PX:
        words = f"“{text}” is not a number between {LEAST_SIDE_PX} and {MOST_SIDE_PX}"
        raise argparse.ArgumentTypeError(words)
    return number


def _score(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not LEAST_SCORE <= number <= 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from {LEAST_SCORE} to 1")
    return number
