"""Stroke to refreshed overlay through the real engine process. Prints JSON.

Run: python -m tests.benchmarks.latency [--strokes N] [--threads N] [--nice N] [--view PX] [--color]
The image is twice as wide as the view in its middle. The floor beside it: one training step and one
256-px tile, called directly in this process.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from segstudio.document.region import TILE_PX, Region, TileIndex
from segstudio.document.suited_network import suited_network
from segstudio.worker.client import EngineClient
from segstudio.worker.engine_options import EngineOptions
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    CheckpointSaved,
    EngineReady,
    EngineState,
    OpenProject,
    Report,
    SaveCheckpoint,
    SetLive,
    StateChanged,
    Stepped,
    TilePredicted,
    VersionPublished,
    View,
)
from segstudio.worker.torch_environment import prepare_environment

DISCS_A_MPX = 120

ReportT = TypeVar("ReportT")


class Stopwatch:
    """An engine client that notes when each report arrived."""

    def __init__(self, options: EngineOptions) -> None:
        self._reports: queue.Queue[tuple[float, Report]] = queue.Queue()
        self.client = EngineClient(
            lambda report: self._reports.put((time.perf_counter(), report)), options=options
        )

    def next(self, kind: type[ReportT]) -> tuple[float, ReportT]:
        """Return when the next report of that kind arrived, and the report."""
        while True:
            at, report = self._reports.get(timeout=120)
            if isinstance(report, kind):
                return at, report

    def view_complete(self, version: int, tiles: tuple[TileIndex, ...]) -> float:
        """Return when all `tiles` were there in that version or a newer one."""
        waited = set(tiles)
        at = 0.0
        while waited:
            at, tile = self.next(TilePredicted)
            if tile.version >= version:
                waited.discard(tile.tile)
        return at


class WindowPulse:
    """Stands for the window's thread: how late a 5-ms timer is while the engine works."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.is_set():
            due = time.perf_counter() + 0.005
            self._over.wait(0.005)
            self.late_ms.append((time.perf_counter() - due) * 1000)

    def stop(self) -> list[float]:
        self._over.set()
        self._thread.join()
        return self.late_ms


class Scene:
    """An image of discs on noise, twice as wide as the view in its middle."""

    def __init__(self, view_px: int, is_colored: bool = False) -> None:
        """view_px: a multiple of twice the side of a tile. is_colored: discs are green."""
        side_px, tiles = 2 * view_px, view_px // TILE_PX
        self.shape = (side_px, side_px)
        middle = range(tiles // 2, tiles // 2 + tiles)
        self.view = tuple(TileIndex(row, column) for row in middle for column in middle)
        last = 2 * tiles - 1
        self.far = tuple(TileIndex(row, column) for row in (0, last) for column in (0, last))
        rng = np.random.default_rng(0)
        self.pixels = rng.integers(30, 90, self.shape, np.uint8)
        discs = DISCS_A_MPX * side_px**2 // 2**20
        for row, column in rng.integers(30, side_px - 30, (discs, 2)):
            cv2.circle(self.pixels, (int(column), int(row)), 14, 190, -1)
        self.pixels = cv2.GaussianBlur(self.pixels, (0, 0), 1.5).astype(np.uint8)
        self.truth = np.where(self.pixels > 120, 2, 1).astype(np.uint8)
        if is_colored:
            self.pixels = cv2.merge([self.pixels // 3, self.pixels, self.pixels // 4])

    def stroke(self, number: int) -> Annotate:
        """Return a stroke of the truth, 12 × 60 px, in view, across a border of the two classes."""
        rng = np.random.default_rng(number)
        begin_px = self.shape[0] // 4 + 4
        while True:
            row, column = rng.integers(begin_px, 3 * begin_px - 80, 2)
            region = Region(int(row), int(column), 12, 60)
            truth = self.truth[region.slices]
            if 0.2 < (truth == 2).mean() < 0.8:
                return Annotate(1, number + 1, self.shape, region, truth)


def summary(seconds: list[float]) -> dict[str, float]:
    """Return median, 95th percentile and maximum in seconds."""
    return {
        "median_s": round(statistics.median(seconds), 3),
        "p95_s": round(float(np.percentile(seconds, 95)), 3),
        "max_s": round(max(seconds), 3),
        "n": len(seconds),
    }


def measure(options: EngineOptions, strokes: int, scene: Scene, folder: Path) -> dict[str, object]:
    """Return all figures of one sitting."""
    path = folder / "image.png"
    path.write_bytes(cv2.imencode(".png", scene.pixels)[1].tobytes())
    began = time.perf_counter()
    watch = Stopwatch(options)
    watch.client.start()
    ready_at, ready = watch.next(EngineReady)
    ready_s, device = ready_at - began, ready.device_name
    send = watch.client.send
    for request in (
        OpenProject((1, 2)),
        AddImage(1, str(path)),
        SetLive(True),
        View(1, scene.view),
    ):
        send(request)
    while watch.next(StateChanged)[1].state is not EngineState.WAITING_FOR_LABELS:
        pass
    for _ in range(2):
        # After the first answer nothing is left to do: the engine warms up before the second.
        send(SaveCheckpoint(str(folder / "empty")))
        warm_s = watch.next(CheckpointSaved)[0] - began
    began = time.perf_counter()
    send(scene.stroke(0))
    first_tile_s = watch.next(TilePredicted)[0] - began
    watch.view_complete(1, scene.view)
    pulse = WindowPulse()
    refreshed_s = [_stroke_to_view(watch, scene, n + 1) for n in range(strokes)]
    requested_s = [_requested(watch, scene, tile) for tile in scene.far * 3]
    steps_per_s = _steps_per_second(watch, scene)
    late_ms = pulse.stop()
    watch.client.stop()
    return {
        "device": device,
        "view_px": scene.shape[0] // 2,
        "start_to_ready_s": round(ready_s, 3),
        "start_to_warm_s": round(warm_s, 3),
        "first_stroke_to_first_tile_s": round(first_tile_s, 3),
        "stroke_to_refreshed_view": summary(refreshed_s),
        "requested_tile": summary(requested_s),
        "training_steps_per_s_with_view": round(steps_per_s, 2),
        "timer_late_ms": {
            "median": round(statistics.median(late_ms), 2),
            "p99": round(float(np.percentile(late_ms, 99)), 2),
            "max": round(max(late_ms), 2),
        },
    }


def _stroke_to_view(watch: Stopwatch, scene: Scene, number: int) -> float:
    edit = scene.stroke(number)
    began = time.perf_counter()
    watch.client.send(edit)
    while True:
        _, published = watch.next(VersionPublished)
        if published.revisions.get(1, 0) >= edit.revision:
            return watch.view_complete(published.version, scene.view) - began


def _requested(watch: Stopwatch, scene: Scene, tile: TileIndex) -> float:
    """Show a tile that was not in view, in the middle of training."""
    watch.client.send(View(1, scene.view))
    watch.next(Stepped)
    began = time.perf_counter()
    watch.client.send(View(1, (tile, *scene.view)))
    while True:
        at, found = watch.next(TilePredicted)
        if found.tile == tile:
            return at - began


def _steps_per_second(watch: Stopwatch, scene: Scene) -> float:
    watch.client.send(View(1, scene.view))
    start_at, start = watch.next(Stepped)
    end_at, end = start_at, start
    while end_at - start_at < 5.0:
        end_at, end = watch.next(Stepped)
    return (end.step - start.step) / (end_at - start_at)


def floor(scene: Scene) -> dict[str, float]:
    """Return what a step, a tile and the four tiles in view cost without any process between."""
    # As in the engine's process: else the threads' spinning is what is measured on a busy machine.
    prepare_environment()
    from segstudio.engine.learner import Learner
    from segstudio.engine.settings import LearnerSettings

    settings = LearnerSettings().with_choice(suited_network(scene.pixels))
    learner = Learner((1, 2), settings=settings)
    learner.set_image(1, scene.pixels)
    for number in range(4):
        edit = scene.stroke(number)
        learner.annotate(1, edit.class_ids, edit.region)
    steps, last = [], time.perf_counter()
    for _ in learner.train(steps=20):
        steps.append(time.perf_counter() - last)
        last = time.perf_counter()
    views = []
    for _ in range(5):
        began = time.perf_counter()
        list(learner.predict_tiles(1, scene.view))
        views.append(time.perf_counter() - began)
    step_s, view_s = statistics.median(steps), statistics.median(views)
    tile_s = view_s / len(scene.view)
    return {"step_s": round(step_s, 4), "tile_s": round(tile_s, 4), "view_s": round(view_s, 4)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strokes", type=int, default=30)
    parser.add_argument("--threads", type=int, default=None)
    parser.add_argument("--nice", type=int, default=EngineOptions().niceness)
    parser.add_argument("--view", type=int, default=512, help="px, a multiple of 512")
    parser.add_argument("--color", action="store_true", help="which the network “photo” learns")
    chosen = parser.parse_args()
    scene = Scene(chosen.view, chosen.color)
    options = EngineOptions(threads=chosen.threads, niceness=chosen.nice)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(options, chosen.strokes, scene, Path(folder))
    result = {
        "cores": os.cpu_count(),
        "threads": chosen.threads,
        "niceness": chosen.nice,
        "network": suited_network(scene.pixels).name,
        "worker": figures,
        "floor": floor(scene),
    }
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
