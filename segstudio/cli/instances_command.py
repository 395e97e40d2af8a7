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
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from segstudio.worker.messages import InstancesStepped
    from segstudio.workspace.headless.object_acceptance import ObjectAcceptance
    from segstudio.workspace.instance_run import InstanceReport
    from segstudio.workspace.instance_truth import InstanceTruth
    from segstudio.workspace.project_opening import OpenedProject


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = "See the guide, instances.md. Mask R-CNN needs torchvision."
    parser.add_argument("action", choices=("train", "predict", "export"), help="what to do")
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
    _add_predict(parser.add_argument_group("predict"))
    export = parser.add_argument_group("export")
    export.add_argument("--licence", default="", metavar="TEXT", help="licence, for the card")


def _add_predict(predict: argparse._ArgumentGroup) -> None:
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
        metavar="FILE",
        help="write a COCO file of the instances with their scores, too; for export the .onnx "
        "file of the network, for other programs",
    )
    predict.add_argument(
        "--accept",
        action="store_true",
        help="draw them, too, each an object of its own, on images that are neither reviewed, "
        "excluded, synthetic nor set aside; the window undoes it in one step",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Train, predict or export."""
    from segstudio.workspace.headless.project_access import opened_project

    with opened_project(options.project) as opened:
        if options.action == "train":
            return _train(opened, options, console)
        if options.action == "export":
            return _export(opened, options, console)
        return _predict(opened, options, console)


def _train(opened: OpenedProject, options: argparse.Namespace, console: Console) -> int:
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.instance_run import (
        USUAL_SECONDS,
        InstanceOrder,
        instance_folder,
        train_instances,
    )
    from segstudio.workspace.instance_truth import InstanceTruth

    for_seconds = options.seconds or (0.0 if options.steps else USUAL_SECONDS)
    truth = InstanceTruth(opened.store, opened.classes)
    order = InstanceOrder(
        instance_folder(opened.info.folder),
        options.backbone,
        options.side_px,
        for_seconds,
        options.steps or 0,
        options.device,
    )
    with (
        console.progress("Reading", "image") as reading,
        console.progress("Training", "s" if for_seconds else "step") as training,
        EngineTalk(warms_up=True) as talk,
    ):

        def show(step: InstancesStepped) -> None:
            done, whole = (
                (step.seconds, for_seconds) if for_seconds else (step.steps, options.steps)
            )
            training.update(min(done, whole), whole, f"step {step.steps}, loss {step.loss:.3f}")

        report = train_instances(talk, order, truth, reading.update, show)
    return _tell(report, truth, talk.device_name, console)


def _tell(report: InstanceReport, truth: InstanceTruth, device_name: str, console: Console) -> int:
    for problem in report.problems:
        console.warn(problem)
    first, last = report.losses[0], report.losses[-1]
    console.say(
        f"Learned from {counted(report.instances, 'instance')} on "
        f"{counted(report.images, 'image')} in {counted(report.steps, 'step')} on {device_name}: "
        f"loss {first:.3f} at first, {last:.3f} at last. "
        f"Images left out, as they are neither reviewed nor labelled in full: {truth.left_out}."
    )
    if truth.synthetic:
        console.say(f"Synthetic images among them: {truth.synthetic}.")
    told = {"images": report.images, "instances": report.instances, "left_out": truth.left_out}
    told["synthetic"] = truth.synthetic
    trained = {"class_ids": truth.class_ids, "steps": report.steps, "losses": report.losses}
    console.result({**told, **trained, "problems": report.problems})
    return 1 if report.problems else 0


def _predict(opened: OpenedProject, options: argparse.Namespace, console: Console) -> int:
    from segstudio.document.found_instance import parted
    from segstudio.storage.edit_stage import EditStage
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.object_acceptance import ObjectAcceptance
    from segstudio.workspace.headless.project_prediction import stored
    from segstudio.workspace.instance_result import InstanceFile, prediction_of
    from segstudio.workspace.instance_run import failures, find_instances, instance_folder

    if options.out is not None:
        check_output(options.out, opened.images)
    keep, file, told = stored(opened), InstanceFile(opened.classes, opened.images), {}
    records = [each for each in opened.images if not each.is_excluded]
    version, ids = max(1, opened.newest_version), opened.classes.ids
    folder = instance_folder(opened.info.folder)
    with (
        console.progress("Finding", "image") as progress,
        EngineTalk() as talk,
        EditStage(opened.store.folder) as stage,
    ):
        acceptance = ObjectAcceptance(opened, stage)
        talks = find_instances(talk, folder, records, ids, options.device)
        for number, (record, shape, found) in enumerate(talks, 1):
            kept = parted(found, shape, options.score)
            keep(record, prediction_of(kept, found, shape, ids[0], version))
            file.add(record, shape, kept)
            told[file.name_of(record)] = [each.told(opened.classes) for each in kept]
            if options.accept:
                acceptance.add(record, shape, kept)
            progress.update(number, len(records))
        problems = failures(talk, records)
        acceptance.commit()
    if options.out is not None:
        file.write(options.out.absolute())
        console.say(f"The instances with their scores: “{options.out}”.")
    for problem in problems:
        console.warn(problem)
    _tell_found(told, acceptance if options.accept else None, problems, console)
    return 1 if problems else 0


def _export(opened: OpenedProject, options: argparse.Namespace, console: Console) -> int:
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.instance_run import export_instances, instance_folder
    from segstudio.workspace.network_card import ONNX_SUFFIX, about_classes
    from segstudio.workspace.network_exchange import image_to_check_with

    if options.out is None or options.out.suffix != ONNX_SUFFIX:
        console.fail(f"“segstudio instances export” needs --out FILE{ONNX_SUFFIX}.")
        return 2
    file, image = options.out.absolute(), image_to_check_with(opened.images)
    about = about_classes(opened.info.name, opened.classes, options.licence)
    network = instance_folder(opened.info.folder), opened.classes.ids
    with EngineTalk() as talk:
        difference = export_instances(talk, *network, file, about, image)
    console.say(
        f"The network is in “{file}”, its card beside it. ONNX Runtime says the same on "
        f"“{image.name}” within {difference:.1e}."
    )
    console.result({"file": str(file), "largest_difference": difference})
    return 0


def _tell_found(
    told: dict[str, list[dict[str, object]]],
    acceptance: ObjectAcceptance | None,
    problems: list[str],
    console: Console,
) -> None:
    count = sum(map(len, told.values()))
    found = f"{counted(count, 'instance')} on {counted(len(told), 'image')}"
    console.say(f"Found {found}; the predictions are of these now.")
    if acceptance is not None:
        console.say(acceptance.sentence)
    accepted = acceptance.objects if acceptance is not None else 0
    result = {"images": told, "instances": count, "accepted": accepted}
    console.result({**result, "problems": problems})


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
