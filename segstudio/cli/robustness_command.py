"""`segstudio robustness`: what a project's network still finds when images are disturbed."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project
from segstudio.cli.text_columns import aligned
from segstudio.workspace.scoring.truth import FLATTERS, Which

if TYPE_CHECKING:
    from segstudio.workspace.robustness.robustness_row import RobustnessRow

_NOTE = (
    "Dice is the mean over classes but the background, as “segstudio evaluate” gives it. kept: the "
    "mean of the five strengths by the Dice of undisturbed images. See the guide, robustness.md."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--of",
        choices=[each.value for each in Which],
        default=Which.HELD_OUT.value,
        help="which labelled images are measured (default: %(default)s)",
    )
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help="write a row for each strength into FILE"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Disturb, predict, compare, and show a table."""
    from segstudio.storage.atomic_file import write_atomically
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.robustness.robustness import Robustness

    which = Which(options.of)
    with opened_project(options.project) as opened:
        if options.csv is not None:
            check_output(options.csv, opened.images)
        with console.progress("Predicting disturbed images", "prediction") as progress:
            rows = Robustness(opened, which, opened.newest_version).run(progress.update)
    flatters = FLATTERS if which in (Which.REVIEWED, Which.ALL) else ""
    console.say(
        "\n".join([*aligned(_table(rows), (0, 7)), " ".join(filter(None, (_NOTE, flatters)))])
    )
    if options.csv is not None:
        write_atomically(options.csv.absolute(), _csv(rows).encode())
    console.result({"rows": [asdict(each) for each in rows]})
    return 0


def _table(rows: Sequence[RobustnessRow]) -> list[list[str]]:
    from segstudio.workspace.robustness.disturbance import DISTURBANCES, STRENGTHS
    from segstudio.workspace.robustness.robustness_row import kept_share

    clean, *others = rows
    sure = "" if clean.low < 0 else f" ({clean.low:.3f}–{clean.high:.3f})"
    lines = [["strength", *map(str, STRENGTHS), "kept", "which is"]]
    for name, kind in DISTURBANCES.items():
        found = [each for each in others if each.disturbance == name]
        share = kept_share(rows, name)
        kept = "–" if share is None else f"{100 * share:.0f} %"
        amounts = ", ".join(f"{each:g}" for each in kind.amounts)
        dice = [_number(each.dice) for each in found]
        lines.append([kind.title, *dice, kept, f"{amounts} {kind.unit}"])
    images = f"{clean.images} images" if clean.images > 1 else "1 image"
    lines.append([f"undisturbed{sure}", _number(clean.dice), "", "", "", "", "", images])
    return lines


def _number(dice: float) -> str:
    return "–" if dice < 0 else f"{dice:.3f}"


def _csv(rows: Sequence[RobustnessRow]) -> str:
    from segstudio.workspace.robustness.robustness_row import csv_lines

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(csv_lines(rows))
    return text.getvalue()
