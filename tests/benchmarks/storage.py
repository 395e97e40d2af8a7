"""How long a stroke takes to the disk, and a large project to open.

python -m tests.benchmarks.storage [--folder FOLDER]
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from segstudio.document.drawing import capsule
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.mask_edit import MaskEdit
from segstudio.storage.image_folder import list_images
from segstudio.storage.project_store import ProjectStore

SHAPE = (8192, 8192)
IMAGES = 100_000


def milliseconds(function: Callable[[], object], repeats: int = 5) -> dict[str, float]:
    """Return median and longest time of `function` in ms."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append((time.perf_counter() - start) * 1000)
    return {"median_ms": round(statistics.median(times), 2), "longest_ms": round(max(times), 2)}


def fsync_floor(folder: Path, size_bytes: int) -> dict[str, float]:
    """Time writing and syncing as many bytes as a stroke takes, in place as a WAL is rewritten."""
    content = os.urandom(size_bytes)
    sync = getattr(os, "fdatasync", os.fsync)
    with (folder / "floor").open("w+b", buffering=0) as file:
        file.write(b"\0" * size_bytes * 100)
        file.seek(0)
        os.fsync(file.fileno())

        def write() -> None:
            file.write(content)
            sync(file.fileno())

        return milliseconds(write, 100)


def strokes(mask: Mask, count: int) -> list[MaskEdit]:
    """Return 200-px strokes of 11 tiles or so, each over new ground and partly over the last."""
    edits = []
    for number in range(count):
        row, column = 400.0 + number % 10 * 700, 400.0 + number // 10 * 600
        editor = MaskEditor(mask, "Brush")
        editor.paint(*capsule((row, column), (row + 300, column + 350), 100.0), 1 + number % 3)
        edit = editor.finish()
        if edit is not None:
            edits.append(edit)
    return edits


def stroke_figures(folder: Path) -> dict[str, object]:
    """Time commits, undo and the loading of an 8k mask."""
    figures: dict[str, object] = {}
    with ProjectStore.create(folder / "strokes") as store:
        image_id = store.add_images([folder / "x.png"])[0].id
        mask = Mask(SHAPE)
        edits = strokes(mask, 100)
        queue = iter(edits)
        commit = milliseconds(
            lambda: store.commit_edit(image_id, SHAPE, next(queue), mask.counts), len(edits)
        )
        figures["tiles_per_stroke"] = statistics.median(len(edit.changes) for edit in edits)
        figures["bytes_per_stroke"] = statistics.median(edit.size_bytes for edit in edits)
        figures["commit"] = commit
        figures["fsync_floor"] = fsync_floor(folder, 8 * 4096)
        back = iter(edits[::-1])
        figures["undo"] = milliseconds(lambda: store.undo(image_id, SHAPE, next(back), {}), 50)
        figures["load_8k_mask"] = milliseconds(lambda: store.load_mask(image_id, SHAPE))
        figures["back_up"] = milliseconds(store.back_up)
    figures["open_project"] = milliseconds(
        lambda: ProjectStore.open(folder / "strokes").close(back_up=False)
    )
    return figures


def whole_image_figures(folder: Path) -> dict[str, object]:
    """Time what accepting a prediction for all of an 8k image costs: 1024 tiles of two planes."""
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 2, (SHAPE[0] // 16, SHAPE[1] // 16), np.uint8)
    stencil = cv2.resize(coarse, SHAPE, interpolation=cv2.INTER_NEAREST)
    figures: dict[str, object] = {}
    with ProjectStore.create(folder / "whole") as store:
        image_id = store.add_images([folder / "x.png"])[0].id
        mask = Mask(SHAPE)
        for name, class_id in (("first", 1), ("over_it", 2)):
            editor = MaskEditor(mask, "Accept")
            editor.paint(mask.whole, np.roll(stencil, class_id * 8), class_id, origin=3)
            edit = editor.finish()
            if edit is not None:
                commit = partial(store.commit_edit, image_id, SHAPE, edit, mask.counts)
                figures[f"commit_{name}"] = milliseconds(commit, 1)
    return figures


def folder_figures(folder: Path) -> dict[str, object]:
    """Time listing a folder of 100,000 files and adding them; the floor is `os.scandir` alone."""
    images = folder / "images"
    images.mkdir()
    for number in range(IMAGES):
        (images / f"cell_{number:06d}.png").touch()
    figures: dict[str, object] = {
        "scandir_floor": milliseconds(lambda: [entry.name for entry in os.scandir(images)]),
        "list_images": milliseconds(lambda: list_images(images)),
    }
    locations = list_images(images)
    with ProjectStore.create(folder / "many") as store:
        figures["add_images"] = milliseconds(lambda: store.add_images(locations), 1)
        figures["images"] = milliseconds(store.images)
        figures["missing_images"] = milliseconds(store.missing_images)
    figures["open_project"] = milliseconds(
        lambda: ProjectStore.open(folder / "many").close(back_up=False)
    )
    return figures


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where to write; default: a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        figures = {
            "python": platform.python_version(),
            "system": platform.platform(),
            "stroke": stroke_figures(folder),
            "whole_8k_image": whole_image_figures(folder),
            "folder_of_100000": folder_figures(folder),
        }
    json.dump(figures, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
