"""What drawing costs the session's thread: `python -m tests.benchmarks.editing [--sides 8192]`.

Prints JSON: medians in milliseconds, and the floor: a NumPy copy of the tiles that were touched.
A stroke is 100 points with a brush 200 px wide. "thread" is what the session's own thread is held
for; "done" is until the edit is in the mask and in the history, wherever it was made.
"""

from __future__ import annotations

import argparse
import json
import queue
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

from segstudio.document.drawing import capsules, connected, polygon
from segstudio.document.history import History
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.open_image import OpenImage, Picture
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings
from segstudio.workspace.tools.pointer import Button, PointerEvent

POINTS = 100
RADIUS_PX = 100.0
ROUNDS = 15


def median_ms(times_s: list[float]) -> float:
    return round(statistics.median(times_s) * 1e3, 3)


def percentile_ms(times_s: list[float], percent: float) -> float:
    return round(float(np.percentile(times_s, percent)) * 1e3, 3)


def timed(action, rounds: int = ROUNDS) -> float:
    times_s = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times_s.append(time.perf_counter() - start)
    return median_ms(times_s)


def stroke_points(side_px: int, number: int) -> list[tuple[float, float]]:
    """A wavy line of about 800 px."""
    along = np.linspace(0, 1, POINTS)
    row = side_px / 4 + 240 * (number % 7)
    return [(float(row + 60 * np.sin(6 * t)), float(side_px / 3 + 800 * t)) for t in along]


def document_figures(side_px: int) -> dict[str, float]:
    """Strokes on a mask alone, with the copy of the touched tiles as the floor."""
    mask = Mask((side_px, side_px))
    history = History()
    steps_s, commits_s, undo_s, redo_s, floor_s, begun_s = [], [], [], [], [], []
    for number in range(ROUNDS):
        editor = MaskEditor(mask, "Brush")
        points = stroke_points(side_px, number)
        for start, end in pairwise(points):
            begun = time.perf_counter()
            for piece in capsules(start, end, RADIUS_PX, mask.whole):
                editor.paint(*piece, 1 + number % 2)
            steps_s.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        edit = editor.finish()
        commits_s.append(time.perf_counter() - begun)
        history.push(edit)
        for times_s, change in ((undo_s, mask.take_back), (redo_s, mask.apply)):
            begun = time.perf_counter()
            change(edit)
            times_s.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        for region in edit.regions(mask.shape):
            mask.class_ids[region.slices].copy()
        floor_s.append(time.perf_counter() - begun)
        begun_s.append(len(edit.changes))
    return {
        "brush_step": median_ms(steps_s),
        "stroke_commit": median_ms(commits_s),
        "stroke_undo": median_ms(undo_s),
        "stroke_redo": median_ms(redo_s),
        "floor_copy_of_tiles": median_ms(floor_s),
        "tiles": statistics.median(begun_s),
    }


def area_figures(side_px: int) -> dict[str, float]:
    """Fill and polygon over the whole image, as made off the session's thread."""
    mask = Mask((side_px, side_px))
    corners = [(0.0, 0.0), (0.0, side_px), (side_px, side_px), (side_px, 0.0)]

    def fill() -> None:
        editor = MaskEditor(mask, "Fill")
        editor.paint(*connected(mask.class_ids, (5, 5)), 1 + int(mask.class_ids[5, 5]) % 2)
        editor.finish()

    def paint_polygon() -> None:
        editor = MaskEditor(mask, "Polygon")
        editor.paint(*polygon(corners, mask.whole), 1 + int(mask.class_ids[5, 5]) % 2)
        editor.finish()

    return {
        "fill_background": timed(fill, 3),
        "polygon_background": timed(paint_polygon, 3),
        "floor_copy_of_mask": timed(mask.class_ids.copy, 3),
    }


class Bench:
    """A session with one image of any size that exists in memory only; nothing is saved."""

    def __init__(self, side_px: int, folder: Path) -> None:
        self.posted: queue.Queue = queue.Queue()
        self.session = Session(self.posted.put, AppSettings(folder / "settings.json"), engine=False)
        display = np.zeros((side_px, side_px), np.uint8)
        record = ImageRecord(1, "none.png", ImageStatus.NEW, None, display.shape)
        image = OpenImage(record, Picture(display), Mask(display.shape), History())
        self.session._image_desk.image = self.session.editing.image = image
        self.session.class_editing.add("one")
        self.session.class_editing.add("two")
        self.session.toolbox.set_radius(RADIUS_PX)

    def held(self, action) -> float:
        """Seconds that the session's thread is held by an action and by what follows from it."""
        begun = time.perf_counter()
        action()
        held_s = time.perf_counter() - begun
        while self.session.editing.is_busy or not self.posted.empty():
            then = self.posted.get()
            begun = time.perf_counter()
            then()
            held_s += time.perf_counter() - begun
        return held_s


def session_figures(side_px: int, folder: Path) -> dict[str, float]:
    """What the person's thread is held for, with all that a commit sets off but the disk."""
    bench = Bench(side_px, folder)
    pointer, editing = bench.session.pointer, bench.session.editing
    steps_s, commits_s, undo_s, redo_s = [], [], [], []
    for number in range(ROUNDS):
        bench.session.choose_class(1 + number % 2)
        points = stroke_points(side_px, number)
        pointer.press(PointerEvent(*points[0], Button.PRIMARY))
        moves = [PointerEvent(*point) for point in points[1:]]
        steps_s += [bench.held(lambda event=each: pointer.move(event)) for each in moves]
        last = PointerEvent(*points[-1], Button.PRIMARY)
        commits_s.append(bench.held(lambda event=last: pointer.release(event)))
        undo_s.append(bench.held(editing.undo))
        redo_s.append(bench.held(editing.redo))
    bench.session.toolbox.choose("fill")
    fills_s = []
    for number in range(3):
        bench.session.choose_class(1 + number % 2)
        press = PointerEvent(side_px - 5.0, 5.0, Button.PRIMARY)
        fills_s.append(bench.held(lambda event=press: pointer.press(event)))
    undone_s = [bench.held(editing.undo) for _ in range(2)]
    bench.session._image_desk.image = editing.image = None
    bench.session.stop()
    return {
        "thread_brush_step": median_ms(steps_s),
        "thread_stroke_commit": median_ms(commits_s),
        "thread_stroke_undo": median_ms(undo_s),
        "thread_stroke_redo": median_ms(redo_s),
        "thread_fill_of_the_image": median_ms(fills_s),
        "thread_undo_of_the_fill": median_ms(undone_s),
    }


def verdict_figures(side_px: int, folder: Path) -> dict[str, float]:
    """What the thread is held for by brushes that accept and reject, over a predicted image."""
    bench = Bench(side_px, folder)
    image = bench.session.image
    rng = np.random.default_rng(0)
    for tile in image.mask.whole.tiles():
        region = tile.region(image.shape)
        class_ids = np.kron(rng.integers(1, 3, (8, 8), np.uint8), np.ones((32, 32), np.uint8))
        class_ids = class_ids[: region.height, : region.width]
        image.prediction.put(tile, 1, class_ids, class_ids)
    figures = {}
    for tool_id in ("accept-brush", "reject-brush"):
        bench.session.toolbox.choose(tool_id)
        steps_s = []
        for number in range(ROUNDS):
            points = stroke_points(side_px, number)
            bench.session.pointer.press(PointerEvent(*points[0], Button.PRIMARY))
            for point in points[1:]:
                move = PointerEvent(*point)
                steps_s.append(bench.held(lambda event=move: bench.session.pointer.move(event)))
            last = PointerEvent(*points[-1], Button.PRIMARY)
            bench.held(lambda event=last: bench.session.pointer.release(event))
            bench.held(bench.session.editing.undo)
        figures[f"thread_{tool_id.replace('-', '_')}_step"] = median_ms(steps_s)
        figures[f"thread_{tool_id.replace('-', '_')}_step_p95"] = percentile_ms(steps_s, 95)
    bench.session._image_desk.image = bench.session.editing.image = None
    bench.session.stop()
    return figures


def region_figures() -> dict[str, float]:
    """Floor of a brush step: setting the same rectangle."""
    pixels = np.zeros((1024, 1024), np.uint8)
    region = Region(100, 100, 210, 210)
    return {"floor_set_rectangle_210_px": timed(lambda: pixels[region.slices].fill(1), 99)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[8192], metavar="PX")
    sides = parser.parse_args().sides
    figures: dict[str, object] = dict(region_figures())
    with tempfile.TemporaryDirectory() as folder:
        for side_px in sides:
            figures[f"{side_px} px"] = (
                document_figures(side_px)
                | area_figures(side_px)
                | session_figures(side_px, Path(folder))
                | verdict_figures(side_px, Path(folder))
            )
    json.dump({"unit": "ms", **figures}, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
