"""`segstudio evaluate`: how well a project agrees with the truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.options import add_project

_NOTE = (
    "Pixels that are 0 in the truth are unlabelled and do not count; pixels without a prediction "
    "count as missed. Scores are means over the images in which a class occurs or is predicted."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--truth",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder of PNGs whose grey values are class ids, named like the images; classes.json "
        "in it matches the classes by name",
    )
    parser.add_argument(
        "--predict",
        choices=("missing", "all", "none"),
        default="missing",
        help="which images to predict before, where there is a network (default: those without a "
        "stored prediction)",
    )
    parser.add_argument("--csv", action="store_true", help="write a row for each image and class")


def run(options: argparse.Namespace, console: Console) -> int:
    """Predict what is missing, compare, and show the scores."""
    from segstudio.cli.score_table import csv_text, images_json, table_text
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.project_evaluation import evaluate_project, predict_for
    from segstudio.workspace.headless.truth_folder import TruthFolder

    with opened_project(options.project) as opened:
        truth = TruthFolder(options.truth, opened.classes, opened.images)
        if truth.unknown:
            console.warn(f"The project has no class {', '.join(truth.unknown)} of the truth.")
        with console.progress("Predicting", "image") as progress:
            problems = predict_for(opened, truth, options.predict, progress.update)
        with console.progress("Comparing", "image") as progress:
            score = evaluate_project(opened, truth, progress.update)
    problems += score.problems
    for problem in problems:
        console.warn(problem)
    if options.csv and not console.is_json:
        console.write(csv_text(score).rstrip())
    else:
        console.say(f"{table_text(score)}\n{_NOTE}")
    console.result({**score.summary(), "images": images_json(score), "problems": problems})
    return 1 if problems else 0
