"""How many images a second go out and come in, beside pycocotools' own encoding and decoding.

    python -m tests.benchmarks.formats [--images 5000] [--formats coco] [--side 16384]

Images of 480 × 640 px with 20 objects each, some with holes, all numbered; or, with --side, one
image of that side with 200 objects. The floor is `pycocotools.mask.encode` and `decode` of the same
objects, one mask of the whole image each, without any file. Seconds on the wall and of this
process: other work on the machine is in the first only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, process_time

import cv2
import numpy as np
from pycocotools import mask as coco_mask

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import ALL_TITLES, find_format
from segstudio.formats.format import ImageKey, LabelledImage

SHAPE, OBJECTS = (480, 640), 20
LARGE_OBJECTS = 200
CLASSES = 8
DIFFERENT = 50
"""Images that are made; further ones repeat them under other names."""


def table() -> ClassTable:
    """Return the classes."""
    classes = ClassTable()
    for number in range(CLASSES):
        classes = classes.added(f"class {number}")
    return classes


def labelled(
    rng: np.random.Generator, shape: tuple[int, int], count: int, name: str
) -> LabelledImage:
    """Return an image with so many wobbly discs that do not touch, every sixth a ring."""
    class_ids, objects = np.zeros(shape, np.uint8), np.zeros(shape, np.uint16)
    columns = int(np.ceil(np.sqrt(count * shape[1] / shape[0])))
    rows = int(np.ceil(count / columns))
    cell = min(shape[0] / rows, shape[1] / columns)
    angles = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    for number in range(1, count + 1):
        row, column = divmod(number - 1, columns)
        center = (np.array([column, row]) + 0.5) * (shape[1] / columns, shape[0] / rows)
        wobble = sum(
            rng.uniform(0, 0.1) * np.sin(k * angles + rng.uniform(0, 6)) for k in (2, 3, 5, 9)
        )
        radius = cell * rng.uniform(0.25, 0.38) * (1 + wobble)
        around = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        outline = np.round(center + around * radius[:, None]).astype(np.int32)
        cv2.fillPoly(class_ids, [outline], int(rng.integers(1, CLASSES + 1)))
        cv2.fillPoly(objects, [outline], number)
        if number % 6 == 0:
            hole = np.round(center + around * radius[:, None] * 0.4).astype(np.int32)
            cv2.fillPoly(class_ids, [hole], 0)
            cv2.fillPoly(objects, [hole], 0)
    return LabelledImage(ImageKey(f"{name}.png", name, shape), class_ids, objects)


@dataclass
class Clock:
    """Seconds of each step, on the wall and of the process."""

    wall: list[float]
    used: list[float]

    @classmethod
    def of(cls, steps: Iterator[Callable[[], object]]) -> Clock:
        """Time each step."""
        clock = cls([], [])
        for step in steps:
            wall, used = perf_counter(), process_time()
            step()
            clock.wall.append(perf_counter() - wall)
            clock.used.append(process_time() - used)
        return clock

    def figures(self, images: int) -> dict[str, float]:
        """Return the rate over all steps, opening and closing too, and the median of an image."""
        return {
            "seconds": round(sum(self.wall), 2),
            "cpu_seconds": round(sum(self.used), 2),
            "images_per_s": round(images / sum(self.wall), 1),
            "images_per_cpu_s": round(images / sum(self.used), 1),
            "median_ms": round(statistics.median(self.wall) * 1000, 3),
            "median_cpu_ms": round(statistics.median(self.used) * 1000, 3),
        }


def floor(images: list[LabelledImage], number: int) -> dict[str, object]:
    """Time pycocotools alone."""
    stacks = []
    for each in images:
        assert each.objects is not None
        numbers = np.arange(1, int(each.objects.max()) + 1)
        stacks.append(np.asfortranarray(each.objects[..., None] == numbers).view(np.uint8))
    coded = [coco_mask.encode(stack) for stack in stacks]
    chosen = [i % len(images) for i in range(number)]
    encoded = Clock.of((lambda i=i: coco_mask.encode(stacks[i])) for i in chosen)
    decoded = Clock.of((lambda i=i: coco_mask.decode(coded[i])) for i in chosen)
    return {"encode": encoded.figures(number), "decode": decoded.figures(number)}


def there_and_back(name: str, images: list[LabelledImage], number: int) -> dict[str, object]:
    """Time an export of so many images and the import of what was written."""
    keys = [
        replace(images[i % len(images)].key, file=f"{i}.png", stem=f"{i}") for i in range(number)
    ]
    chosen = find_format(name)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        writer = chosen.start(folder, table())

        def exporting() -> Iterator[Callable[[], object]]:
            for position, key in enumerate(keys):
                item = replace(images[position % len(images)], key=key)
                yield lambda item=item: writer.write(item)
            yield writer.close

        exported = Clock.of(exporting())
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        taken = 0

        def importing() -> Iterator[Callable[[], object]]:
            nonlocal taken
            readers = []
            yield lambda: readers.append(chosen.open(folder, keys))
            for key in keys:
                yield lambda key=key: readers[0].read(key)
            read = readers[0].read(keys[-1])
            taken = int(np.count_nonzero(read.values)) if read is not None else 0

        imported = Clock.of(importing())
    expected = int(np.count_nonzero(images[(number - 1) % len(images)].class_ids))
    return {
        "export": exported.figures(number),
        "import": imported.figures(number),
        "written_mb": round(size / 1e6, 1),
        "last_image_px_lost": expected - taken,
    }


def main(arguments: list[str]) -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=5000)
    parser.add_argument("--formats", nargs="+", default=["coco"], choices=[*ALL_TITLES, "all"])
    parser.add_argument("--side", type=int, help="one image of this side, and no floor")
    options = parser.parse_args(arguments)
    rng = np.random.default_rng(5)
    number = options.images
    if options.side:
        number, images = 1, [labelled(rng, (options.side, options.side), LARGE_OBJECTS, "0")]
    else:
        images = [labelled(rng, SHAPE, OBJECTS, f"{i}") for i in range(DIFFERENT)]
    figures: dict[str, object] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "images": number,
        "shape": images[0].key.shape,
        "objects": LARGE_OBJECTS if options.side else OBJECTS,
    }
    if not options.side:
        figures["floor"] = floor(images, min(number, 500))
    for name in ALL_TITLES if options.formats == ["all"] else options.formats:
        figures[name] = there_and_back(name, images, number)
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    json.dump(figures, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
