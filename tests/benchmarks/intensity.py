"""A change of window and level until all of the view shows it, for images of several kinds.

    python -m tests.benchmarks.intensity [--sides 4096 16384] [--repeats 10]

Each change is timed from the call to the frame in which nothing in view is left as it was, with the
prediction over all the image; a real widget of 1920 × 1080. Time on the wall and of the window's
thread: other work on the machine is in the first only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from segstudio.document.image_display import ImageDisplay, default_display
from segstudio.ui.canvas import CanvasContent
from tests.benchmarks.canvas_rig import Rig, Times, scene, summary

KINDS = ("8-bit RGB", "16-bit grey", "float grey", "16-bit, 4 channels")


def content(side: int, kind: str) -> CanvasContent:
    """Return the usual scene with pixels of that kind."""
    usual = scene(side)
    pixels = usual.pixels
    if kind != "8-bit RGB":
        grey = pixels[..., 0].astype(np.uint16)
        grey *= 200
        pixels = grey.astype(np.float32) if kind == "float grey" else grey
    if kind == "16-bit, 4 channels":
        pixels = np.stack([grey, grey // 2, grey // 3, grey // 5], axis=-1)
    return CanvasContent(pixels, usual.mask, usual.prediction)


def change(rig: Rig, display: ImageDisplay) -> tuple[float, float, float]:
    """Return the seconds to the screen, those of this thread, and the longest frame's."""
    longest, start, used = 0.0, perf_counter(), thread_time()
    rig.canvas.set_display(display)
    while True:
        frame = thread_time()
        QCoreApplication.processEvents()
        longest = max(longest, thread_time() - frame)
        if rig.canvas.is_complete:
            return perf_counter() - start, thread_time() - used, longest


def measure(side: int, kind: str, repeats: int) -> dict[str, Times]:
    """Return the figures of one image at three zooms."""
    rig = Rig(side, content(side, kind))
    first = default_display(rig.content.pixels)
    low, width = first.channels[0].low, first.channels[0].window
    result = {}
    for name, scale in (("fit", None), ("37%", 0.37), ("100%", 1.0)):
        rig.canvas.fit()
        if scale is not None:
            rig.canvas.zoom_to(scale)
        rig.settle()
        times = []
        for i in range(repeats):
            limits = {"low": low + width * (i % 7) / 50, "high": low + width * (1 - i % 5 / 20)}
            times.append(change(rig, first.changed(None, **limits)))
        wall, used, longest = (summary(list(each)) for each in zip(*times, strict=True))
        result[f"{name}, to the screen"] = wall
        result[f"{name}, thread"] = used
        result[f"{name}, longest frame"] = longest
    rig.canvas.close()
    return result


def main() -> None:
    """Measure each image in a process of its own and write JSON to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[4096, 16384])
    parser.add_argument("--kinds", nargs="+", default=list(KINDS[:2]), choices=KINDS)
    parser.add_argument("--repeats", type=int, default=10)
    options = parser.parse_args()
    report: dict[str, object] = {}
    if len(options.sides) * len(options.kinds) == 1:
        application = QApplication([])
        report["platform"] = application.platformName()
        side, kind = options.sides[0], options.kinds[0]
        report[f"{side}², {kind}"] = measure(side, kind, options.repeats)
    else:
        for side in options.sides:
            for kind in options.kinds:
                command = [sys.executable, "-m", "tests.benchmarks.intensity", "--sides", str(side)]
                command += ["--kinds", kind, "--repeats", str(options.repeats)]
                output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
                report |= json.loads(output)
    json.dump(report, sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
