"""`segstudio train`: a project's network learns for a while."""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.method_options import add_method, chosen_method, warn_of_needs, warn_of_unused
from segstudio.cli.network_options import add_network, chosen_network
from segstudio.cli.options import add_project, seconds, whole_number
from segstudio.cli.weights_option import add_weights, chosen_encoder, transferred
from segstudio.document.method_fit import check_fit
from segstudio.document.network_choice import NetworkChoice, NetworkUnknown

if TYPE_CHECKING:
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.training_run import TrainingFigures, TrainingGoal
    from segstudio.workspace.project_opening import OpenedProject


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.set_defaults(misuse=parser.error)
    add_project(parser)
    parser.add_argument("--seconds", type=seconds, metavar="N", help="how long to train")
    parser.add_argument(
        "--steps", type=whole_number, metavar="N", help="how many steps; with --seconds: at most"
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="do what is left of training that was interrupted, by Ctrl+C or otherwise",
    )
    parser.add_argument(
        "--figures",
        type=Path,
        metavar="FILE",
        help="add figures to FILE while training, a JSON object a line",
    )
    parser.add_argument(
        "--tensorboard", type=Path, metavar="DIR", help="write TensorBoard files into DIR"
    )
    add_network(parser)
    add_weights(parser)
    add_method(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Train, going on from the project's checkpoint, and save it."""
    if not (options.seconds or options.steps or options.resume):
        options.misuse("How long? Give --seconds or --steps.")
    if options.weights is not None and options.resume:
        options.misuse("Training that is gone on with has its weights: leave out --weights.")
    from segstudio.cli.words import STARTING, training_words
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.training_run import train_project

    if options.tensorboard is not None and importlib.util.find_spec("tensorboard") is None:
        console.fail("TensorBoard files need “pip install 'segstudio[tensorboard]'”.")
        return 1
    transferred(options, console)
    with opened_project(options.project) as opened:
        goal = _goal(options, opened)
        if goal is None:
            console.fail(
                "There is no interrupted training to go on with. Give --seconds or --steps."
            )
            return 1
        method = _method(options, opened, console)
        lines = FigureLines(_figures_file(options, opened))
        unit = "s" if goal.seconds else "step"
        engine = EngineTalk(warms_up=bool(goal.seconds))
        with console.progress("Training", unit) as progress, engine as talk, lines:

            def show(figures: TrainingFigures) -> None:
                done = figures.seconds if goal.seconds else figures.steps
                progress.update(done, goal.seconds or goal.steps, training_words(figures))
                lines.write(figures)

            progress.update(0, goal.seconds or goal.steps, STARTING)
            folder = None if options.tensorboard is None else str(options.tensorboard.absolute())
            figures = train_project(talk, opened, goal, show, folder, method)
    _tell(console, opened, talk, figures)
    return 0


class FigureLines:
    """A file that grows by a line of JSON each time; no file, no lines. Use it in a `with`."""

    def __init__(self, path: Path | None) -> None:
        self._file = None if path is None else path.open("a", encoding="utf-8")

    def __enter__(self) -> FigureLines:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, figures: TrainingFigures) -> None:
        """Add a line, there at once for whoever reads along."""
        if self._file is not None:
            content = {
                "step": figures.step,
                "seconds": round(figures.seconds, 3),
                "version": figures.version,
                "loss": figures.loss,
                "held_out_dice": figures.dice,
            }
            self._file.write(json.dumps(content) + "\n")
            self._file.flush()


def _figures_file(options: argparse.Namespace, opened: OpenedProject) -> Path | None:
    from segstudio.workspace.export_target import check_output

    return None if options.figures is None else check_output(options.figures, opened.images)


def _method(
    options: argparse.Namespace, opened: OpenedProject, console: Console
) -> tuple[tuple[str, str | int | float], ...]:
    from segstudio.workspace.headless.saved_method import saved_method
    from segstudio.workspace.label_check import check_labels

    saved = saved_method(opened.info.checkpoint)
    try:
        network = chosen_network(options, saved)
    except NetworkUnknown as error:
        options.misuse(str(error))
    if options.weights is not None:
        check_labels(opened.classes, opened.counts)  # before much is downloaded
    encoder = chosen_encoder(options, saved, console)
    method = (*network, *encoder, *chosen_method(options, opened.classes))
    asked = {**saved, **dict(method)}
    check_fit(asked)
    warn_of_unused(asked, console)
    if options.network is not None:
        warn_of_needs(NetworkChoice.from_settings(asked), console)
    return method


def _goal(options: argparse.Namespace, opened: OpenedProject) -> TrainingGoal | None:
    from segstudio.workspace.headless.training_run import TrainingGoal, interrupted_goal

    if options.resume and not options.seconds and not options.steps:
        return interrupted_goal(opened)
    return TrainingGoal(options.seconds or 0.0, options.steps or 0)


def _tell(
    console: Console, opened: OpenedProject, talk: EngineTalk, figures: TrainingFigures
) -> None:
    from segstudio.cli.words import training_words
    from segstudio.workspace.headless.saved_method import method_words, saved_method
    from segstudio.workspace.headless.training_run import untaught_rules

    method = saved_method(opened.info.checkpoint)
    untaught = untaught_rules(opened) if method.get("rules_weight") else []
    for sentence in [*talk.warnings, *talk.failed_images.values(), *untaught]:
        console.warn(sentence)
    console.say(
        f"Version {figures.version} on {talk.device_name}: {training_words(figures)}, "
        f"{figures.seconds:.1f} s. Saved in “{opened.info.checkpoint}”."
    )
    if figures.ended:
        console.say(figures.ended)
    if method:
        console.say(f"Learned with {method_words(method)}.")
    console.result(
        {
            "project": str(opened.info.folder),
            "checkpoint": str(opened.info.checkpoint),
            "version": figures.version,
            "step": figures.step,
            "seconds": figures.seconds,
            "loss": figures.loss,
            "held_out_dice": figures.dice,
            "device": talk.device,
            "device_name": talk.device_name,
            "method": method,
            "warnings": talk.warnings,
        }
    )
