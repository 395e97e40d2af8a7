"""Speed and memory of the canvas, in milliseconds to the screen, beside the floor of this machine.

    python -m tests.benchmarks.canvas [--sides 4096 8192 16384] [--repeats 200]

Mouse and wheel events are sent to a real widget of 1920 × 1080 and each is timed until its paint
has reached the window. Runs without a display (offscreen) and under xvfb-run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.benchmarks.canvas_rig import HEIGHT, WIDTH, Rig, Times, summary, timed


def floor(repeats: int) -> dict[str, Times]:
    """Return what copying and blitting one frame costs here."""
    source = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    target = np.empty_like(source)
    form = QImage.Format.Format_RGB32
    screen, frame = QImage(WIDTH, HEIGHT, form), QImage(source.data, WIDTH, HEIGHT, 4 * WIDTH, form)

    def blit() -> None:
        painter = QPainter(screen)
        painter.drawImage(0, 0, frame)
        painter.end()

    copies = [timed(lambda: np.copyto(target, source)) for _ in range(repeats)]
    return {"copy_frame": summary(copies), "blit_frame": summary([timed(blit) for _ in copies])}


def rss_mb() -> int:
    """Return the memory of this process in MB of 10⁶ bytes."""
    return round(psutil.Process().memory_info().rss / 1e6)


def measure(side: int, repeats: int) -> dict[str, object]:
    """Return all figures for an image of `side` × `side` px."""
    before_mb = rss_mb()
    rig = Rig(side)
    result: dict[str, object] = {"rss_before_mb": before_mb, "rss_opened_mb": rss_mb()}
    result["set_content_ms"] = round(1000 * rig.open_s, 2)
    result["first_paint_ms"] = round(1000 * rig.first_paint_s, 2)
    for name, scale in (("100%", 1.0), ("fit", None), ("37%", 0.37), ("400%", 4.0)):
        rig.canvas.fit()
        if scale is not None:
            rig.canvas.zoom_to(scale)
        rig.settle()
        for diameter_px in (40, 200):
            times = summary(rig.brush(diameter_px, repeats))
            result[f"brush {diameter_px} px at {name}"] = times
            rig.end_stroke()
            result[f"undo or redo {diameter_px} px at {name}"] = rig.undo_redo(repeats // 4)
        result[f"pan at {name}"] = summary(rig.pan(repeats))
        rig.settle()
    rig.diagonal()
    for name, scale in (("fit", None), ("100%", 1.0)):
        rig.canvas.fit()
        if scale is not None:
            rig.canvas.zoom_to(scale)
        rig.settle()
        result[f"undo or redo a diagonal at {name}"] = rig.undo_redo(repeats // 4)
    result["zoom"] = summary(rig.zoom(repeats))
    rig.settle()
    result["rss_after_mb"] = rss_mb()
    rig.canvas.close()
    return result


def main() -> None:
    """Measure and write JSON to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[4096, 8192, 16384])
    parser.add_argument("--repeats", type=int, default=200)
    options = parser.parse_args()
    app = QApplication([])
    report: dict[str, object] = {"platform": app.platformName(), "floor": floor(options.repeats)}
    if len(options.sides) == 1:
        report[f"{options.sides[0]}²"] = measure(options.sides[0], options.repeats)
    else:
        for side in options.sides:
            command = [sys.executable, "-m", "tests.benchmarks.canvas", "--sides", str(side)]
            command += ["--repeats", str(options.repeats)]
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            report |= {key: part for key, part in json.loads(output).items() if "²" in key}
    json.dump(report, sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
