"""What the quick network learns with each loss, optimiser and schedule, beside a constant.

python -m tests.benchmarks.methods [--data DIR …] [--steps 300] [--seeds 0 1] [--networks quick]

Whole masks of the images that `segstudio benchmark` trains on; Dice: mean of the classes but the
background, on images never touched. Each optimiser has its usual rate and decay. A loss that is
meant for later, such as lovasz, starts from nothing here, too. Prints JSON, or with --markdown a
table, medians over the seeds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from segstudio.benchmark.image_set import ImageSet, read_image_set
from segstudio.benchmark.machine import machine
from segstudio.benchmark.score import evaluate
from segstudio.document.network_list import networks_of
from segstudio.document.training_method import LOSSES, OPTIMIZERS, SCHEDULES, USUAL_NUMBERS
from segstudio.engine import LearnerSettings
from segstudio.workspace.sample import sample_folder
from tests.benchmarks.taught import Learned, baseline_dice, taught

Rows = dict[str, dict[str, list[float]]]
"""By the method's name and the set's, the Dice of each seed."""


def main() -> None:
    """Print the figures of all methods on all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, action="append")
    parser.add_argument("--networks", default="quick", help="one that all are tried with")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--images", type=int, default=10, help="with labels")
    parser.add_argument("--test-images", type=int, default=8)
    parser.add_argument("--device")
    parser.add_argument("--only", default="", help="methods whose names begin so: “loss border”")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    sets = [read_image_set(each, options.test_images) for each in options.data or [sample_folder()]]
    rows: Rows = {}
    for image_set in sets:
        for name, dice in baseline_dice(image_set).items():
            rows.setdefault(name, {})[image_set.name] = [dice]
        for name, values in _methods():
            if not name.startswith(options.only):
                continue
            found = [_dice(options, image_set, values, seed) for seed in options.seeds]
            rows.setdefault(name, {})[image_set.name] = found
            sys.stderr.write(f"{image_set.name}: {name} {found}\n")
    if options.markdown:
        sys.stdout.write(_table(rows, [each.name for each in sets]))
    else:
        found_all = {"machine": machine(), "steps": options.steps, "methods": rows}
        sys.stdout.write(json.dumps(found_all, indent=1) + "\n")


def _methods() -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the name and the settings of each method; the first of each kind is the default."""
    for loss in LOSSES:
        yield f"loss {loss}", {"loss": loss}
    for optimizer in OPTIMIZERS:
        yield f"optimizer {optimizer}", {"optimizer": optimizer, **USUAL_NUMBERS[optimizer]}
    for schedule in SCHEDULES:
        yield f"schedule {schedule}", {"schedule": schedule}


def _dice(
    options: argparse.Namespace, image_set: ImageSet, values: dict[str, object], seed: int
) -> float:
    (choice,) = networks_of(options.networks)
    steps = {"schedule_steps": max(10, options.steps)}
    settings = LearnerSettings().with_choice(choice).changed({**steps, **values})
    learner = taught(image_set, options.images, settings, options.device, seed)
    for _ in learner.train(steps=options.steps):
        pass
    return evaluate(Learned(learner), image_set).dice


def _table(rows: Rows, names: list[str]) -> str:
    lines = [f"| | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for name, by_set in rows.items():
        medians = (statistics.median(by_set[each]) for each in names)
        dices = " | ".join(f"{each:.2f}".removeprefix("0") for each in medians)
        lines.append(f"| {name} | {dices} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
