"""How many images a second a whole project takes in and gives out, as `segstudio` would.

    python -m tests.benchmarks.project_formats [--images 5000] [--format coco] [--profile import]

Images of 480 × 640 px with 20 objects each, as in `formats`: a set is written by the format alone,
then previewed, imported into a new project, undone, redone, exported, and both sets compared. The
floor is what `formats` measures: pycocotools alone, and the format without a project. Seconds on
the wall, and of this process with its children: other work on the machine is in the first only.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import platform
import pstats
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, process_time

import cv2
import numpy as np

from segstudio.formats.catalogue import FORMAT_TITLES, find_format
from segstudio.formats.format import LabelledImage
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.headless.mask_exchange import export, import_masks, look_at_masks
from segstudio.workspace.import_source import open_source
from segstudio.workspace.project_opening import OpenedProject, open_store
from tests.benchmarks.formats import (
    DIFFERENT,
    OBJECTS,
    SHAPE,
    floor,
    labelled,
    table,
    there_and_back,
)


@dataclass
class Rates:
    """Times steps that report each image; profiled: the step whose profile is printed."""

    images: int
    profiled: str | None = None

    def of(self, name: str, step: Callable[[Callable[[int, int], None]], object]) -> object:
        """Do a step, and return its figures: of all, and the median of an image."""
        ticks: list[float] = []
        wall, used = perf_counter(), cpu_seconds()
        profile = cProfile.Profile(process_time) if name == self.profiled else None
        if profile is not None:
            profile.runcall(step, lambda done, total: None)
            pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(40)
        else:
            step(lambda done, total: ticks.append(perf_counter()))
        wall, used = perf_counter() - wall, cpu_seconds() - used
        figures = {
            "seconds": round(wall, 2),
            "cpu_seconds": round(used, 2),
            "images_per_s": round(self.images / wall, 1),
            "images_per_cpu_s": round(self.images / used, 1),
        }
        if len(ticks) > 1:
            figures["median_ms"] = round(statistics.median(np.diff(ticks)) * 1000, 3)
        return figures


def cpu_seconds() -> float:
    """Return what this process and its children have used."""
    own, others = (
        resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def written_set(folder: Path, name: str, images: list[LabelledImage], number: int) -> None:
    """Write a data set of so many images."""
    folder.mkdir()
    writer = find_format(name).start(folder, table())
    for i in range(number):
        item = images[i % len(images)]
        writer.write(replace(item, key=replace(item.key, file=f"{i}.png", stem=f"{i}")))
    writer.close()


def new_project(folder: Path, number: int) -> Path:
    """Make so many images, and a project of them without classes."""
    folder.mkdir()
    content = cv2.imencode(".png", np.zeros((*SHAPE, 3), np.uint8))[1].tobytes()
    paths = [folder / f"{i}.png" for i in range(number)]
    for path in paths:
        path.write_bytes(content)
    with ProjectStore.create(folder / "segstudio") as store:
        store.add_images(paths)
    return folder / "segstudio"


def measured(opened: OpenedProject, name: str, place: Path, rates: Rates) -> dict[str, object]:
    """Take a set through the project and out again; place: holds the folder "set"."""
    source, out, store = place / "set", place / "out", opened.store
    figures: dict[str, object] = {}
    figures["preview"] = rates.of("preview", lambda tell: look_at_masks(opened, source, tell, name))
    figures["import"] = rates.of("import", lambda tell: import_masks(opened, source, tell, name))
    set_id = store.load_mask(opened.images[0].id, SHAPE)[1][0].set_id
    figures["undo"] = rates.of("undo", lambda tell: store.undo_edits(set_id))
    figures["redo"] = rates.of("redo", lambda tell: store.redo_edits(set_id))
    opened = replace(opened, images=store.images(), classes=store.classes())
    order = ExportOrder(out, name)
    figures["export"] = rates.of("export", lambda tell: export(opened, order, tell))
    figures["px_that_differ"] = differing(name, opened, source, out)
    return figures


def differing(name: str, opened: OpenedProject, source: Path, out: Path) -> int:
    """Return how many pixels of the first images differ between two sets in class or object."""
    number = 0
    ours, theirs = (
        open_source(name, place, opened.images, lambda done, total: None) for place in (out, source)
    )
    for record in opened.images[:20]:
        one, other = ours.read(record), theirs.read(record)
        assert one is not None and other is not None
        number += int(np.count_nonzero((one.values != 0) != (other.values != 0)))
        if one.objects is not None and other.objects is not None:
            number += int(np.count_nonzero(one.objects != other.objects))
    return number


def main(arguments: list[str]) -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=500)
    parser.add_argument("--format", default="coco", choices=list(FORMAT_TITLES))
    parser.add_argument("--profile", choices=("preview", "import", "undo", "redo", "export"))
    options = parser.parse_args(arguments)
    rng = np.random.default_rng(5)
    images = [labelled(rng, SHAPE, OBJECTS, f"{i}") for i in range(DIFFERENT)]
    figures: dict[str, object] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "images": options.images,
        "shape": SHAPE,
        "objects": OBJECTS,
    }
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        written_set(place / "set", options.format, images, options.images)
        opened = open_store(new_project(place / "images", options.images))
        with opened.store:
            rates = Rates(options.images, options.profile)
            figures["project"] = measured(opened, options.format, place, rates)
    if not options.profile:
        figures["format_alone"] = there_and_back(options.format, images, options.images)
        figures["floor"] = floor(images, min(options.images, 200))
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    json.dump(figures, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
