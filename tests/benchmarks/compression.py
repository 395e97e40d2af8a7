"""What making a network smaller costs: size, speed and Dice before and after, on unseen images.

python -m tests.benchmarks.compression --data DIR [--steps 300] [--after-steps 100] [--networks A,B]

A project of the folder's images and masks, half of them for testing. Each network makes so many
steps; then each method of `segstudio compress` that can serve it is tried on that same network, and
measured on the test images. Speeds are told as times that of the network before, as both
are measured in turns. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2
import numpy as np

from segstudio.document.compression import METHODS, Compression, CompressionRefused
from segstudio.document.network_choice import NetworkChoice
from segstudio.document.network_list import networks_of

SHARES = (0.5, 0.8)
_COLUMNS = ("network", "Dice", "95 %", "file", "packed", "prediction")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="with images/ and masks/")
    parser.add_argument("--networks", default="quick,classic:width=8:depth=3")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--after-steps", type=int, default=100)
    options = parser.parse_args()
    sys.stdout.write(f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|\n")
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        _segstudio("new", project, "--images", options.data / "images")
        _segstudio("import", project, "--masks", _masks(options.data, Path(folder) / "masks"))
        _segstudio("split", project, "--train", 1, "--held-out", 0, "--test", 1)
        for choice in networks_of(options.networks):
            words = [f"--{name}={value}" for name, value in choice.options.items()]
            how = ("--network", choice.name, *words, "--steps", options.steps)
            _segstudio("train", project, *how)
            _show(project, choice, options.after_steps)


def _masks(data: Path, out: Path) -> Path:
    """Write the masks with ids from 1: in such folders 0 is a class, here it is unlabelled."""
    out.mkdir()
    for path in (data / "masks").iterdir():
        mask = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
        (out / path.name).write_bytes(cv2.imencode(".png", mask + 1)[1].tobytes())
    classes = json.loads((data / "classes.json").read_text("utf-8"))
    moved = [{"id": each["id"] + 1, "name": each["name"]} for each in classes]
    (out / "classes.json").write_text(json.dumps({"classes": moved}), "utf-8")
    return out


def _show(project: Path, choice: NetworkChoice, steps: int) -> None:
    is_first = True
    for order in _orders(choice, steps):
        words = ("--method", order.method, "--share", order.share, "--steps", steps)
        told = _segstudio("compress", project, *words, "--of", "test", "--dry-run")
        before, *_, after = told["rows"]
        if is_first:
            _line(choice.brief, before, before)
        _line(f"{choice.brief}: {order.brief}", after, before)
        is_first = False


def _orders(choice: NetworkChoice, steps: int) -> Iterator[Compression]:
    """Yield what can be done to the network."""
    for name, kind in METHODS.items():
        for share in SHARES if kind.has_share else SHARES[:1]:
            order = Compression(name, share, steps=steps)
            try:
                order.result(choice)
            except CompressionRefused:
                continue
            yield order


def _line(name: str, row: dict[str, Any], before: dict[str, Any]) -> None:
    """Write a row; its speed is told beside that of the network before, measured in turns."""
    dice, sure = f"{row['dice']:.3f}", f"{row['low']:.3f}–{row['high']:.3f}"
    sizes = [f"{row[each] / 2**20:.2f} MB" for each in ("size_bytes", "packed_bytes")]
    cells = (name, dice, sure, *sizes, f"× {row['mpx_per_s'] / before['mpx_per_s']:.1f}")
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def _segstudio(*words: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "segstudio", *map(str, words), "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
