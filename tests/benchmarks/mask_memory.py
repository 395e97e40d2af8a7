"""Memory that drawing over all of a large image takes in the real window, above the image.

    python -m tests.benchmarks.mask_memory [--sides 16384] [--strokes 24] [--channels 1]

Each image is opened in a window of a process of its own (8 bits, no engine), broad strokes of
five classes are drawn until every pixel is drawn on, all are undone and redone. `above` is what the
process holds beyond what it held with no image open and beyond the decoded image's own bytes, as a
multiple of the mask's (8 bits a pixel); `peak` is the most so far since the image was in view.
Linux only; without a display (offscreen).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.benchmarks.process_memory import memory_mib
from tests.benchmarks.window import MEBIBYTE, Sitting

CLASSES = 5


def make_image(path: Path, side_px: int, channels: int) -> None:
    """Write a smooth PNG."""
    rng = np.random.default_rng(1)
    small = rng.integers(0, 255, (side_px // 64, side_px // 64, channels), dtype=np.uint8)
    pixels = cv2.resize(small, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    path.write_bytes(cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())


def at_rest(sitting: Sitting) -> None:
    """Wait until the disk, the mask and the screen have all of it."""
    session, canvas = sitting.session, sitting.window.canvas
    sitting.wait(
        lambda: (
            not session.editing.is_busy
            and not session.saver.is_behind
            and session.saver.is_idle
            and canvas.is_complete
        )
    )


def draw_over(sitting: Sitting, side_px: int, strokes: int) -> None:
    """Draw broad strokes from side to side, each of another class, which overlap a little."""
    session, canvas, left = sitting.session, sitting.window.canvas, Qt.MouseButton.LeftButton
    while len(session.classes.ids) < CLASSES:
        session.class_editing.add(f"class {len(session.classes.ids)}")
    session.toolbox.choose("brush")
    session.toolbox.set_radius(0.6 * side_px / strokes)
    for stroke in range(strokes):
        row = side_px * (stroke + 0.5) / strokes
        session.choose_class(session.classes.ids[stroke % CLASSES])
        places = [
            QPoint(*(round(at) for at in canvas._view.to_view(row, side_px * part / 40)[::-1]))
            for part in range(41)
        ]
        QTest.mousePress(canvas, left, pos=places[0])
        for place in places:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, left, pos=places[-1])
        at_rest(sitting)


def measure(folder: Path, side_px: int, strokes: int, channels: int) -> dict[str, object]:
    """Return the figures of this process."""
    path = folder / "images" / "image.png"
    path.parent.mkdir()
    subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.benchmarks.mask_memory",
            "--make",
            path,
            str(side_px),
            str(channels),
        ],
        check=True,
    )
    sitting = Sitting(folder, engine=False)
    idle_mib = memory_mib("VmRSS")
    sitting.open(path)
    at_rest(sitting)
    image = sitting.session.image
    if image is None:
        raise RuntimeError("The image was not opened.")
    image_mib = image.pixels.nbytes / MEBIBYTE
    mask_mib = image.mask.class_ids.nbytes / MEBIBYTE
    found: dict[str, object] = {
        "idle_mib": round(idle_mib),
        "image_mib": round(image_mib),
        "mask_mib": round(mask_mib),
    }

    def note(name: str) -> None:
        for what, field in (("above", "VmRSS"), ("peak", "VmHWM")):
            above_mib = memory_mib(field) - idle_mib - image_mib
            found[f"{name}, {what}"] = f"{above_mib:.0f} MiB, {above_mib / mask_mib:.2f} × mask"

    note("opened")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak begins here
    draw_over(sitting, side_px, strokes)
    found["drawn share"] = round(sum(image.mask.counts.values()) / side_px**2, 3)
    found["edits"] = strokes
    note("drawn over")
    for name, turn in (
        ("undone", sitting.session.editing.undo),
        ("redone", sitting.session.editing.redo),
    ):
        for _ in range(strokes):
            turn()
            at_rest(sitting)
        note(name)
    sitting.window.close()
    return found


def main() -> None:
    """Measure each size in a process of its own and write JSON to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[16384], help="px")
    parser.add_argument("--strokes", type=int, default=24)
    parser.add_argument("--channels", type=int, choices=(1, 3), default=1, help="of the image")
    parser.add_argument("--alone", action="store_true", help="measure in this process")
    parser.add_argument(
        "--make", nargs=3, metavar=("FILE", "SIDE", "CHANNELS"), help="only make an image"
    )
    given = parser.parse_args()
    if given.make:
        make_image(Path(given.make[0]), int(given.make[1]), int(given.make[2]))
        return
    report: dict[str, object] = {}
    for side_px in given.sides:
        if given.alone:
            with tempfile.TemporaryDirectory() as folder:
                os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
                report = measure(Path(folder), side_px, given.strokes, given.channels)
        else:
            command = [sys.executable, "-m", "tests.benchmarks.mask_memory", "--alone"]
            command += ["--sides", str(side_px), "--strokes", str(given.strokes)]
            command += ["--channels", str(given.channels)]
            output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
            report[f"{side_px}²"] = json.loads(output)
    json.dump(report, sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
