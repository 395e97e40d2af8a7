"""Speed of the tools drawn by hand, in milliseconds of the window's thread, event to screen.

    python -m tests.benchmarks.drawing [--sides 4096 8192 16384] [--repeats 60]

The real tools work on a real canvas of 1920 × 1080. Times are those of the thread's own processor
time, so that a busy machine does not count; the edit of a polygon and of a fill is made off the
window's thread, and is timed by itself. The peer is measured in the same run where it is installed.
Runs without a display (offscreen).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from time import thread_time
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from segstudio.document.drawing import capsule
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools import brush_options as options
from segstudio.workspace.tools.brush import Brush, Eraser
from segstudio.workspace.tools.fill import Fill
from segstudio.workspace.tools.lasso import Lasso
from segstudio.workspace.tools.option import OptionValues, ToolOption
from segstudio.workspace.tools.pointer import PointerEvent
from segstudio.workspace.tools.polygon import Polygon
from segstudio.workspace.tools.rectangle import Rectangle
from segstudio.workspace.tools.tool import Tool
from tests.benchmarks import peer
from tests.benchmarks.canvas_rig import HEIGHT, WIDTH, Rig, Times, summary

T = TypeVar("T")
CORNERS = 1000
BRUSHES: dict[str, dict[ToolOption[Any], object]] = {
    "round": {},
    "square": {options.TIP: options.SQUARE},
    "smoothed": {options.SMOOTHING: 50},
    "loops filled": {options.ENCLOSE: True},
}


class Hand(Rig):
    """The rig with a real tool in hand; it is the tool's surface too."""

    def __init__(self, side: int) -> None:
        super().__init__(side)
        self.values = OptionValues()
        self.tool: Tool = Tool(self)  # type: ignore[arg-type]
        self.class_id, self.class_color = 1, "#e69f00"
        self.edit_s = 0.0
        self.canvas.pointer_released.connect(self._on_released)

    @property
    def mask(self) -> Mask:
        """The annotation."""
        return self.content.mask

    def take(self, tool: type[Tool]) -> None:
        """Take a tool in hand."""
        self.tool = tool(self)  # type: ignore[arg-type]
        self.canvas.set_preview(self.tool.preview())
        self.settle()

    def option(self, option: ToolOption[T]) -> T:
        """Return what is set."""
        return self.values.get(option)

    def begin(self, name: str) -> MaskEditor:
        """Start an edit."""
        return MaskEditor(self.mask, name)

    def commit(self, editor: MaskEditor) -> None:
        """End an edit."""
        start = thread_time()
        editor.finish()
        self.edit_s += thread_time() - start

    def complete(self, editor: MaskEditor, paint: Callable[[MaskEditor], None]) -> None:
        """Go on with an edit, and end it."""
        start = thread_time()
        paint(editor)
        editor.finish()
        self.edit_s = thread_time() - start

    def show(self, regions: list[Region]) -> None:
        """Show what changed."""
        self.canvas.mask_changed(regions)

    def run(self, name: str, paint: Callable[[MaskEditor], None]) -> None:
        """Make a whole edit."""
        self.complete(self.begin(name), paint)

    def drag(self, repeats: int) -> list[float]:
        """Return the thread's time for each step of a drag, then let go."""
        self.mouse(QEvent.Type.MouseButtonPress, 1050, 540)
        QCoreApplication.processEvents()
        times = []
        for i in range(repeats):
            x, y = 900 + 150 * np.cos(i / 8), 540 + 100 * np.sin(1.3 * i / 8)
            start = thread_time()
            self.event_to_screen(QEvent.Type.MouseMove, x, y)
            times.append(thread_time() - start)
        self.edit_s = 0.0
        self.mouse(QEvent.Type.MouseButtonRelease, 900, 540)
        self.settle()
        return times

    def _on_pressed(self, event: PointerEvent) -> None:
        self.tool.press(event)
        self.canvas.set_preview(self.tool.preview())

    def _on_moved(self, event: PointerEvent) -> None:
        self.tool.move(event)
        self.canvas.set_preview(self.tool.preview())

    def _on_released(self, event: PointerEvent) -> None:
        self.tool.release(event)
        self.canvas.set_preview(self.tool.preview())


def star(middle: float, radius_px: float) -> list[tuple[float, float]]:
    """Return corners around a point, none of them smooth."""
    rng = np.random.default_rng(0)
    turns = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    reach = radius_px * (0.9 + 0.1 * rng.random(CORNERS))
    places = zip(middle + reach * np.sin(turns), middle + reach * np.cos(turns), strict=True)
    return [(float(row), float(column)) for row, column in places]


def polygon(hand: Hand, repeats: int) -> dict[str, Times | float]:
    """Return figures of a polygon of 1,000 corners: hovering, dragging one, and the edit."""
    hand.take(Polygon)
    found: dict[str, Times | float] = {}
    for width_px in (1000, 2000):
        hand.canvas.center_on(hand.side / 2, hand.side / 2)
        hand.tool._points = star(hand.side / 2, width_px / 2)  # type: ignore[attr-defined]
        hand.canvas.set_preview(hand.tool.preview())
        hand.settle()
        times = []
        for i in range(repeats):
            start = thread_time()
            hand.mouse(QEvent.Type.MouseMove, 900 + i % 50, 500)
            QCoreApplication.processEvents()
            times.append(thread_time() - start)
        found[f"hover over {width_px} px"] = summary(times)
        hand.tool.finish()
        found[f"edit of {width_px} px, off the thread, ms"] = round(1000 * hand.edit_s, 1)
        hand.canvas.set_preview(hand.tool.preview())
        hand.settle()
    return found


def fill(hand: Hand) -> dict[str, float]:
    """Return what filling a square takes: the click on the window's thread, and the edit."""
    hand.take(Fill)
    peer.frame(hand.mask.class_ids, 2)
    hand.canvas.set_content(hand.content)
    hand.canvas.center_on(hand.side / 2, hand.side / 2)
    hand.settle()
    start = thread_time()
    hand.mouse(QEvent.Type.MouseButtonPress, WIDTH / 2, HEIGHT / 2)
    QCoreApplication.processEvents()
    taken_s = thread_time() - start
    return {
        "click, event to screen, ms": round(1000 * (taken_s - hand.edit_s), 2),
        f"fill of {peer.FILLED_PX} px, off the thread, ms": round(1000 * hand.edit_s, 1),
    }


def mask_alone(mask: Mask, diameter_px: int, repeats: int) -> Times:
    """Return what a brush's steps take without event and screen, as the peer's do."""
    editor, times, middle = MaskEditor(mask, "Brush"), [], mask.shape[0] / 2
    last = (middle, middle + 150)
    for i in range(repeats):
        place = middle + 100 * np.sin(1.3 * i / 8), middle + 150 * np.cos(i / 8)
        start = thread_time()
        editor.paint(*capsule(last, place, diameter_px / 2), 1)
        times.append(thread_time() - start)
        last = place
    return summary(times)


def measure(side: int, repeats: int) -> dict[str, object]:
    """Return all figures for an image of `side` × `side` px."""
    hand, result = Hand(side), dict[str, object]()
    hand.canvas.zoom_to(1.0)
    hand.settle()
    for name, chosen in BRUSHES.items():
        for radius_px in (20.0, 100.0):
            hand.values, hand.radius_px = OptionValues(), radius_px
            for option, value in chosen.items():
                hand.values.set(option, value)
            hand.take(Brush)
            result[f"brush {name} {2 * radius_px:.0f} px"] = summary(hand.drag(repeats))
            if options.ENCLOSE in chosen:
                result[f"loops {2 * radius_px:.0f} px, off the thread, ms"] = round(
                    1000 * hand.edit_s, 1
                )
    hand.values = OptionValues()
    hand.take(Eraser)
    result["eraser 200 px"] = summary(hand.drag(repeats))
    for tool in (Lasso, Rectangle):
        hand.take(tool)
        result[tool.info.id] = summary(hand.drag(repeats))
    result["polygon of 1,000 corners"] = polygon(hand, repeats)
    result["fill"] = fill(hand)
    hand.canvas.close()
    for diameter_px in peer.DIAMETERS_PX:
        mask = Mask((side, side))
        times = mask_alone(mask, diameter_px, repeats)
        result[f"brush {diameter_px} px, the mask alone"] = times
    result["peer, napari's Labels layer"] = peer.figures(side, repeats)
    return result


def main() -> None:
    """Measure and write JSON to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[4096, 8192, 16384])
    parser.add_argument("--repeats", type=int, default=60)
    given = parser.parse_args()
    app = QApplication([])
    report: dict[str, object] = {"platform": app.platformName()}
    for side in given.sides:
        report[f"{side}²"] = measure(side, given.repeats)
    json.dump(report, sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
