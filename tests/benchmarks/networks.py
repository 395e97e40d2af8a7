"""What each network learns from whole masks in a given time, beside a constant and a threshold.

python -m tests.benchmarks.networks [--data DIR …] [--seconds 60] [--networks a,b:width=16]

Each in a process of its own, one after the other, on the images that `segstudio benchmark` trains
and tests on. Dice: mean of the classes but the background, on images never touched. Prints JSON, or
with --markdown a table; the machine's cores and device are in both.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from segstudio.benchmark.image_set import read_image_set
from segstudio.benchmark.machine import machine
from segstudio.benchmark.score import evaluate
from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.document.network_list import networks_of
from segstudio.engine import LearnerSettings
from segstudio.engine.network_weights import outline
from segstudio.workspace.sample import sample_folder
from tests.benchmarks.process_memory import memory_mib
from tests.benchmarks.taught import Learned, baseline_dice, taught

ALONE = [name for name, kind in NETWORKS.items() if kind.frames == 1]
"""Networks that need no images in order."""


def main() -> None:
    """Print the figures of all networks on all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, action="append")
    parser.add_argument("--networks", default=",".join(ALONE))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--images", type=int, default=10, help="with labels")
    parser.add_argument("--test-images", type=int, default=8)
    parser.add_argument("--device")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    folders, choices = options.data or [sample_folder()], networks_of(options.networks)
    if options.one:
        _print(_learned(options, folders[0], choices[0]))
        return
    found = {"machine": machine(), "seconds": options.seconds, "images": options.images}
    found["data_sets"] = {each.name: _rows(options, each, choices) for each in folders}
    if options.markdown:
        sys.stdout.write(_table(found["data_sets"]))
    else:
        _print(found)


def _rows(
    options: argparse.Namespace, folder: Path, choices: list[NetworkChoice]
) -> list[dict[str, Any]]:
    image_set = read_image_set(folder, options.test_images)
    rows = [{"network": name, "dice": dice} for name, dice in baseline_dice(image_set).items()]
    for choice in choices:
        word = ":".join([choice.name, *(f"{k}={v}" for k, v in _unusual(choice).items())])
        command = [*(sys.executable, "-m", "tests.benchmarks.networks", "--one"), "--data"]
        command += [str(folder), "--networks", word, "--seconds", str(options.seconds)]
        command += ["--images", str(options.images), "--test-images", str(options.test_images)]
        command += ["--device", options.device] if options.device else []
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            rows.append({"network": choice.brief, "problem": done.stderr.strip()[-300:]})
        else:
            rows.append(json.loads(done.stdout))
        sys.stderr.write(f"{folder.name}: {json.dumps(rows[-1])}\n")
    return rows


def _unusual(choice: NetworkChoice) -> dict[str, str | int | float]:
    usual = NetworkChoice(choice.name).options
    return {name: each for name, each in choice.options.items() if each != usual[name]}


def _learned(
    options: argparse.Namespace, folder: Path, choice: NetworkChoice
) -> dict[str, str | int | float]:
    image_set = read_image_set(folder, options.test_images)
    settings = LearnerSettings().with_choice(choice)
    learner = taught(image_set, options.images, settings, options.device)
    begun = time.perf_counter()
    for _ in learner.train(options.seconds):
        pass
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    dice = evaluate(Learned(learner), image_set).dice
    predicted_px = sum(each.truth.size for each in image_set.test)
    return {
        "network": choice.brief,
        "dice": dice,
        "train_s": seconds,
        "steps": learner.step,
        "predict_mpx_per_s": predicted_px / 1e6 / (time.perf_counter() - begun),
        "memory_mib": memory_mib("VmHWM"),
        "parameters": sum(
            each.numel() for each in outline(choice, 3, len(image_set.class_ids)).parameters()
        ),
    }


def _table(sets: dict[str, list[dict[str, Any]]]) -> str:
    names = list(sets)
    lines = [
        f"| network | {' | '.join(f'Dice, {each}' for each in names)} | steps | "
        "prediction | memory | parameters |",
        "|---" * (len(names) + 5) + "|",
    ]
    for rows in zip(*sets.values(), strict=True):
        dices = " | ".join(
            "–" if "problem" in each else f"{each['dice']:.2f}".removeprefix("0") for each in rows
        )
        first = rows[0]
        more = "| | | |"
        if "steps" in first:
            steps = "; ".join(str(each.get("steps", "–")) for each in rows)
            more = (
                f"| {steps} | {first['predict_mpx_per_s']:.1f} Mpx/s | "
                f"{first['memory_mib'] / 1024:.1f} GiB | {first['parameters'] / 1e6:.1f} M |"
            )
        lines.append(f"| {first['network']} | {dices} {more}")
    return "\n".join(lines) + "\n"


def _print(found: object) -> None:
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
