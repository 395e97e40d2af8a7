"""`segstudio train`: a project's network learns for a while."""

from __future__ import annotations

import argparse

from segstudio.cli.console import Console
from segstudio.cli.options import add_project, seconds


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    add_project(parser)
    parser.add_argument(
        "--seconds", type=seconds, required=True, metavar="N", help="how long to train"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Train, going on from the project's checkpoint, and save it."""
    from segstudio.cli.words import STARTING, training_words
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.training_run import TrainingFigures, train_project

    with (
        opened_project(options.project) as opened,
        console.progress("Training", "s") as progress,
        EngineTalk() as talk,
    ):

        def show(figures: TrainingFigures) -> None:
            progress.update(figures.seconds, options.seconds, training_words(figures))

        progress.update(0, options.seconds, STARTING)
        figures = train_project(talk, opened, options.seconds, show)
    for sentence in [*talk.warnings, *talk.failed_images.values()]:
        console.warn(sentence)
    console.say(
        f"Version {figures.version} on {talk.device_name}: {training_words(figures)}, "
        f"{figures.seconds:.1f} s. Saved in “{opened.info.checkpoint}”."
    )
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
            "warnings": talk.warnings,
        }
    )
    return 0
