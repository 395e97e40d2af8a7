"""What the tools that look at the image cost: `python -m tests.benchmarks.tools [--sides 4096]`.

Prints JSON, medians in milliseconds of CPU time, so that a loaded machine tells the same. The image
is in colour, and the view 1920 × 1080, at 100 % and with the whole image in it. "thread" is what
the session's own thread is held for, "preview" what all threads take from the pointer's event to
what is shown; painting (the canvas) is not in it. "paint" is an edit, from letting go to history.
"first" is the first time in a view, where its pixels are read. The floors copy or search the pixels
of a view that is in memory.
"""

from __future__ import annotations

import argparse
import json
import queue
import statistics
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from segstudio.document.history import History
from segstudio.document.mask import Mask
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.open_image import OpenImage, Picture
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.threshold import SCOPE
from segstudio.workspace.tools.wand import TAKES

HEIGHT, WIDTH = 1080, 1920
ROUNDS = 7
PRESS = Button.PRIMARY


def texture(side_px: int) -> np.ndarray:
    """Noisy blobs in colour; one block of 2048 px again and again."""
    rng = np.random.default_rng(0)
    block = cv2.GaussianBlur(rng.normal(0, 1, (2048, 2048)).astype(np.float32), (0, 0), 20)
    block = 255 * (block - block.min()) / (block.max() - block.min())
    colors = np.dstack([block, 0.8 * block, 0.6 * block]) + rng.integers(-6, 7, (2048, 2048, 3))
    colors = np.clip(colors, 0, 255).astype(np.uint8)
    pixels = np.empty((side_px, side_px, 3), np.uint8)
    for row in range(0, side_px, 2048):
        for column in range(0, side_px, 2048):
            part = pixels[row : row + 2048, column : column + 2048]
            part[...] = colors[: part.shape[0], : part.shape[1]]
    return pixels


class Bench:
    """A session with one image that exists in memory only; nothing is saved."""

    def __init__(self, side_px: int, folder: Path) -> None:
        self.side_px = side_px
        self.posted: queue.Queue = queue.Queue()
        self.session = Session(self.posted.put, AppSettings(folder / "settings.json"), engine=False)
        pixels = texture(side_px)
        record = ImageRecord(1, "none.png", ImageStatus.NEW, None, pixels.shape[:2])
        image = OpenImage(record, Picture(pixels), Mask(pixels.shape[:2]), History())
        self.session._image_desk.image = self.session.editing.image = image
        for name in ("one", "two"):
            self.session.class_editing.add(name)
        self.session.toolbox.set_radius(20)
        self.pointer = self.session.pointer

    def look(self, zoom: float) -> None:
        """Look at the middle of the image."""
        self.zoom = zoom
        height, width = (min(self.side_px, round(side / zoom)) for side in (HEIGHT, WIDTH))
        row, column = (self.side_px - height) // 2, (self.side_px - width) // 2
        self.pointer.look(Region(row, column, height, width), zoom)
        self.settle()

    def at(self, down: float, right: float, button: Button = Button.NONE, **keys) -> PointerEvent:
        """An event so many screen pixels from the middle of the view."""
        middle = self.side_px / 2
        place = middle + down / self.zoom, middle + right / self.zoom
        return PointerEvent(*place, button, zoom=self.zoom, **keys)

    def settle(self) -> None:
        """Run what is posted until nothing is computed any more."""
        sight, editing = self.pointer._sight, self.session.editing
        while sight._is_computing or editing.is_busy or not self.posted.empty():
            self.posted.get()()

    def timed(self, action) -> tuple[float, float]:
        """Return CPU seconds of this thread for the action, and of all until nothing is left."""
        everything, mine = time.process_time(), time.thread_time()
        action()
        held_s = time.thread_time() - mine
        self.settle()
        return held_s, time.process_time() - everything

    def end(self) -> None:
        self.session.toolbox.settle()
        self.settle()
        self.session._image_desk.image = self.session.editing.image = None
        self.session.stop()


def summary(times: list[tuple[float, float]], of_all: str = "preview") -> dict[str, float]:
    held, everything = (statistics.median(each) * 1e3 for each in zip(*times, strict=True))
    return {"thread": round(held, 2), of_all: round(everything, 1)}


def undone(bench: Bench) -> None:
    bench.session.editing.undo()
    bench.settle()


def wand(bench: Bench) -> dict[str, object]:
    bench.session.toolbox.choose("wand")
    figures: dict[str, object] = {}
    for takes in ("connected", "in-view"):
        bench.session.toolbox.set_option(TAKES, takes)
        bench.settle()
        first = bench.timed(lambda: bench.pointer.press(bench.at(0, 0, PRESS)))
        steps = [
            bench.timed(lambda n=n: bench.pointer.move(bench.at(0, 8 * n)))
            for n in range(1, ROUNDS)
        ]
        painted = bench.timed(lambda: bench.pointer.release(bench.at(0, 8 * ROUNDS, PRESS)))
        undone(bench)
        figures[takes] = {
            "first": summary([first]),
            "step": summary(steps),
            "paint": summary([painted], "done"),
        }
    return figures


def strokes(bench: Bench, tool: str, diameters: tuple[int, ...] = (40, 200)) -> dict[str, object]:
    bench.session.toolbox.choose(tool)
    first = bench.timed(lambda: bench.pointer.move(bench.at(0, 0)))
    figures: dict[str, object] = {"made ready": summary([first])}
    for diameter in diameters:
        bench.session.toolbox.set_radius(diameter / 2 / bench.zoom)
        bench.pointer.press(bench.at(0, -300, PRESS))
        moves = [bench.at(20 * np.sin(n / 5), 6 * n - 300) for n in range(60)]
        steps = [bench.timed(lambda event=each: bench.pointer.move(event)) for each in moves]
        bench.pointer.release(bench.at(0, 60, PRESS))
        bench.settle()
        undone(bench)
        figures[f"step of {diameter} screen px"] = summary(steps)["thread"]
    return figures


def cut_out(bench: Bench) -> dict[str, object]:
    bench.session.toolbox.choose("cut-out")
    times = []
    for n in range(3):
        bench.pointer.press(bench.at(-100, -100, PRESS))
        times.append(bench.timed(lambda n=n: bench.pointer.release(bench.at(100, 100 + n, PRESS))))
        if n < 2:
            bench.pointer.cancel()
    painted = bench.timed(bench.pointer.finish)
    undone(bench)
    return {"box": summary(times), "paint": summary([painted], "done")}


def scissors(bench: Bench) -> dict[str, object]:
    bench.session.toolbox.choose("scissors")
    clicks = [
        bench.timed(lambda n=n: bench.pointer.press(bench.at(-90, 60 * n, PRESS))) for n in range(3)
    ]
    moves = [bench.timed(lambda n=n: bench.pointer.move(bench.at(n, 120))) for n in range(60)]
    bench.pointer.cancel()
    return {"click": summary(clicks), "step": summary(moves)["thread"]}


def threshold(bench: Bench) -> dict[str, object]:
    bench.session.toolbox.choose("threshold")
    first = bench.timed(lambda: bench.pointer.press(bench.at(0, 0, PRESS)))
    steps = [bench.timed(lambda n=n: bench.pointer.move(bench.at(0, 9 * n))) for n in range(1, 8)]
    bench.pointer.release(bench.at(0, 60, PRESS))
    painted = bench.timed(bench.pointer.finish)
    undone(bench)
    figures: dict[str, object] = {
        "first": summary([first]),
        "step": summary(steps),
        "paint": summary([painted], "done"),
    }
    bench.session.toolbox.set_option(SCOPE, "image")
    bench.pointer.press(bench.at(0, 0, PRESS))
    bench.settle()
    figures["paint the whole image"] = summary([bench.timed(bench.pointer.finish)], "done")
    undone(bench)
    bench.session.toolbox.set_option(SCOPE, "view")
    return figures


def split(bench: Bench) -> dict[str, object]:
    bench.session.toolbox.choose("wand")
    bench.session.toolbox.set_option(TAKES, "in-view")
    bench.pointer.press(bench.at(0, 0, PRESS))
    bench.pointer.release(bench.at(0, 120, PRESS))
    bench.settle()
    bench.session.toolbox.choose("split")
    press = bench.timed(lambda: bench.pointer.press(bench.at(0, 0, PRESS)))
    bench.pointer.cancel()
    undone(bench)
    return {"press": summary([press])}


def floors() -> dict[str, float]:
    view = texture(2048)[:HEIGHT, :WIDTH]
    view = np.ascontiguousarray(view)

    def flood() -> None:
        found = np.zeros((HEIGHT + 2, WIDTH + 2), np.uint8)
        flags = 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | (255 << 8)
        cv2.floodFill(view, found, (WIDTH // 2, HEIGHT // 2), 0, (40,) * 3, (40,) * 3, flags)

    def median(action) -> float:
        times = []
        for _ in range(9):
            begun = time.process_time()
            action()
            times.append(time.process_time() - begun)
        return round(statistics.median(times) * 1e3, 2)

    return {"copy of a view": median(view.copy), "flood fill of a view": median(flood)}


def measure(side_px: int, folder: Path) -> dict[str, object]:
    bench = Bench(side_px, folder)
    result: dict[str, object] = {}
    for name, zoom in (("100 %", 1.0), ("whole image", HEIGHT / side_px)):
        bench.look(zoom)
        result[name] = {
            "wand": wand(bench),
            "smart brush": strokes(bench, "smart-brush"),
            "cut out": cut_out(bench),
            "scissors": scissors(bench),
            "threshold": threshold(bench),
            "superpixel brush": strokes(bench, "superpixel-brush"),
            "split": split(bench),
        }
    bench.end()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[4096, 16_384], metavar="PX")
    report: dict[str, object] = {"unit": "ms of CPU time", "floor": floors()}
    for side_px in parser.parse_args().sides:
        with tempfile.TemporaryDirectory() as folder:
            report[f"{side_px} px"] = measure(side_px, Path(folder))
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
