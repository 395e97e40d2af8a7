"""`segstudio evaluate`: how well a project agrees with the truth."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.method_options import add_turns, chosen_turns
from segstudio.cli.options import add_project, pixels
from segstudio.workspace.scoring.boundary import TOLERANCE_PX
from segstudio.workspace.scoring.truth import (
    FLATTERS,
    NOTHING,
    DrawnTruth,
    Truth,
    TruthRefused,
    Which,
    taught_words,
)
from segstudio.workspace.sentences import Sentences

if TYPE_CHECKING:
    from segstudio.workspace.project_opening import OpenedProject

_NOTE = (
    "Pixels that are 0 in the truth are unlabelled and do not count; pixels without a prediction "
    "count as missed. Scores are means over the images in which a class occurs or is predicted; "
    "distances (HD95) over those in which it is in both. See the guide, figures.md."
)

_NO_GROUP = (
    "No image has a group. Give images their groups in the window or with “segstudio split --by”, "
    "or ask for --by folder or --by pattern --pattern TEXT."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--truth",
        type=Path,
        metavar="DIR",
        help="folder of PNGs whose grey values are class ids, named like the images; classes.json "
        "in it matches the classes by name",
    )
    parser.add_argument(
        "--of",
        choices=[each.value for each in Which],
        default=Which.REVIEWED.value,
        help="without --truth: compare predictions with what is drawn on these images (default: "
        "%(default)s)",
    )
    parser.add_argument(
        "--predict",
        choices=("missing", "all", "none"),
        default="missing",
        help="which images to predict before, where there is a network (default: those without a "
        "stored prediction)",
    )
    parser.add_argument(
        "--tolerance",
        type=pixels,
        default=TOLERANCE_PX,
        metavar="PX",
        help="how far an outline may be off for the boundary F1, in pixels (default: %(default)g)",
    )
    add_turns(parser)
    _add_grouping(parser)
    parser.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="write a row for each image and class into FILE",
    )


def _add_grouping(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--by",
        choices=("folder", "pattern", "group"),
        help="figures of each group of images (patient, scanner, field), too, the worst first: by "
        "folder, by --pattern, or as the splits or a person set the groups",
    )
    parser.add_argument(
        "--pattern",
        default="{group}_*",
        metavar="TEXT",
        help="for --by pattern: of names, with {group} once and * for anything (default: "
        "{group}_*)",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Predict what is missing, compare, and show the scores."""
    from segstudio.cli.score_table import groups_text, table_text
    from segstudio.storage.atomic_file import write_atomically
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.project_evaluation import evaluate_project, predict_for
    from segstudio.workspace.scoring.group_means import group_means
    from segstudio.workspace.scoring.score_rows import csv_text, images_json

    with opened_project(options.project) as opened:
        if options.csv is not None:
            check_output(options.csv, opened.images)
        groups = _groups(options, opened)
        truth, turns = _truth(options, opened, console), chosen_turns(options)
        with console.progress("Predicting", "image") as progress:
            problems = predict_for(opened, truth, options.predict, progress.update, turns)
        with console.progress("Comparing", "image") as progress:
            score = evaluate_project(opened, truth, progress.update, options.tolerance)
    problems += score.problems
    for problem in problems:
        console.warn(problem)
    if not score.images and options.truth is None:
        raise TruthRefused(NOTHING)
    flatters = "" if options.truth is not None else FLATTERS
    note = Sentences(_NOTE, flatters, taught_words(score.taught))
    by_group = group_means(score, groups)
    console.say(f"{table_text(score)}\n{groups_text(by_group)}{note}")
    if options.csv is not None:
        write_atomically(options.csv.absolute(), csv_text(score).encode("utf-8"))
        console.say(f"Each image and class: “{options.csv}”.")
    told = {"images": images_json(score), "taught": score.taught, "problems": problems}
    console.result({**score.summary(), "groups": by_group, **told})
    return 1 if problems else 0


def _groups(options: argparse.Namespace, opened: OpenedProject) -> dict[int, str]:
    """Return the group of each image by id; of none where none were asked for."""
    from segstudio.workspace.splitting.grouping import Grouping, group_names

    if options.by is None:
        return {}
    known = opened.store.review.groups()
    groups = group_names(opened.images, Grouping(options.by), options.pattern, known)
    if not any(groups.values()):
        raise TruthRefused(_NO_GROUP)
    return groups


def _truth(options: argparse.Namespace, opened: OpenedProject, console: Console) -> Truth:
    from segstudio.workspace.scoring.truth_folder import TruthFolder

    if options.truth is None:
        return DrawnTruth(Which(options.of))
    folder = TruthFolder(options.truth, opened.classes, opened.images)
    if folder.unknown:
        console.warn(f"The project has no class {', '.join(folder.unknown)} of the truth.")
    return folder
