"""How long one event holds the window's thread, outside painting: every event and posted call.

Run: python -m tests.benchmarks.gui_thread [--runs N] [--images N] [--parts NAME ...] [--by cpu]
Prints JSON: for each part the longest single events by what they were. `wall_ms` is the median
over the runs of the longest, `worst_ms` the longest of them, `cpu_ms` the median of the thread's
own time, which a busy machine does not stretch by much.
Paints inside an event are taken off. "call" is what the bench itself asked for from the loop.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.benchmarks import gui_parts
from tests.benchmarks.event_clock import Longest, cost_of_looking_s
from tests.benchmarks.gui_sitting import Sitting

Report = dict[str, dict[str, dict[str, float]]]
PARTS = (
    "floor",
    "drawing",
    "training",
    "looks",
    "language",
    "dialogs",
    "figures",
    "project",
    "pages",
    "tools",
    "large",
)


def sit(part: str, folder: Path, images: int, cost_s: float) -> dict[str, Longest]:
    """Sit through one part in this process; return its longest events."""
    os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
    sitting = Sitting(folder, part == "training", cost_s)
    sitting.clock.part = part
    getattr(gui_parts, part)(sitting, folder, images)
    sitting.clock.part = "end"
    sitting.window.close()
    return {name: each for name, each in sitting.clock.longest.items() if name != "end"}


def measure(part: str, runs: int, images: int, cost_s: float, key: str) -> Report:
    """Return the longest events by `key` of several runs, each in a process of its own."""
    found: dict[str, dict[str, list[list[float]]]] = defaultdict(lambda: defaultdict(list))
    command = [sys.executable, "-m", "tests.benchmarks.gui_thread", "--sit", part]
    command += ["--images", str(images), "--cost", str(cost_s)]
    for _ in range(runs):
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        for name, longest in json.loads(output).items():
            for event, times in longest.items():
                found[name][event].append(times)
    return {name: _summary(events, runs, key) for name, events in found.items()}


def _summary(
    events: dict[str, list[list[float]]], runs: int, key: str
) -> dict[str, dict[str, float]]:
    rows = {}
    for event, times in events.items():
        times += [[0.0, 0.0]] * (runs - len(times))
        walls, cpus = (sorted(each) for each in zip(*times, strict=True))
        row = {"wall_ms": walls[runs // 2], "worst_ms": walls[-1], "cpu_ms": cpus[runs // 2]}
        rows[event] = {name: round(value, 1) for name, value in row.items()}
    ranked = sorted(rows.items(), key=lambda row: row[1][key], reverse=True)
    return dict(ranked[:10])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--images", type=int, default=20_000, help="in the large project")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--by", choices=("worst", "wall", "cpu"), default="worst")
    parser.add_argument("--cost", type=float, default=0.0, help="seconds of looking at an event")
    parser.add_argument("--sit", choices=PARTS, help="one part, here")
    options = parser.parse_args()
    if options.sit:
        with tempfile.TemporaryDirectory() as folder:
            result: dict[str, object] = dict(
                sit(options.sit, Path(folder), options.images, options.cost)
            )
    else:
        cost_s = cost_of_looking_s()
        measured = [
            (each, options.runs, options.images, cost_s, f"{options.by}_ms")
            for each in options.parts
        ]
        result = {arguments[0]: measure(*arguments) for arguments in measured}
        result["cost_of_looking_us"] = round(1e6 * cost_s, 1)
    sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
