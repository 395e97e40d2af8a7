"""Memory of the engine on a project of very many large images: trained, published and predicted.

`python -m tests.benchmarks.memory` prints JSON. The images are made when they are asked for, as a
reader would read them, and strokes lie on all of them. Figures are of this process alone, which
holds nothing but the engine.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Hashable

import numpy as np

from segstudio.document.region import Region
from segstudio.engine import Learner
from tests.benchmarks.process_memory import memory_mib

STROKE_PX = (5, 60)
MIB = 2**20


class Texture:
    """Makes images of blobs on noise from one tile, each rolled and lit in its own way."""

    def __init__(self, side_px: int, dtype: str) -> None:
        random = np.random.default_rng(0)
        rows, columns = np.ogrid[:256, :256]
        blob = np.hypot(rows - 128, columns - 128) < 60
        tile = random.normal(80, 15, (256, 256, 3)) + 90 * blob[..., None]
        self._tile = tile.clip(0, 255).astype(dtype)
        self._repeats = -(-side_px // 256)
        self._side_px = side_px
        self.made = 0

    def __call__(self, key: Hashable) -> np.ndarray:
        self.made += 1
        shift = hash(key) % 7
        tiled = np.tile(self._tile + self._tile.dtype.type(shift), (self._repeats,) * 2 + (1,))
        return tiled[: self._side_px, : self._side_px]


def annotate_all(learner: Learner, images: int) -> None:
    """Draw one stroke on a blob and one beside it on each image."""
    for key in range(images):
        for class_id, row, column in ((2, 126, 98), (1, 10, 20)):
            mask = np.full(STROKE_PX, class_id, np.uint8)
            learner.annotate(key, mask, Region(row, column, *STROKE_PX))


def measured(options: argparse.Namespace) -> dict[str, object]:
    source = Texture(options.side, options.dtype)
    figures: dict[str, object] = {"start_mib": round(memory_mib("VmRSS"))}
    learner = Learner((1, 2), "cpu", image_source=source)
    began = time.monotonic()
    annotate_all(learner, options.images)
    figures["annotate_s"] = round(time.monotonic() - began, 1)
    figures["annotated_mib"] = round(memory_mib("VmRSS"))
    began = time.monotonic()
    for _ in learner.train(steps=options.steps):
        pass
    figures["step_s"] = round((time.monotonic() - began) / options.steps, 3)
    figures["trained_mib"] = round(memory_mib("VmHWM"))
    figures["images_read"] = source.made
    for key in range(options.predicted):
        tiles = Region(0, 0, options.side, options.side).tiles()
        for _ in learner.predict_tiles(key, itertools.islice(tiles, options.tiles)):
            pass
    figures["tiles_predicted_mib"] = round(memory_mib("VmHWM"))
    learner.predict(0, Region(0, 0, options.side, min(options.side, 1024)))
    figures["peak_mib"] = round(memory_mib("VmHWM"))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=10_000)
    parser.add_argument("--side", type=int, default=4096, help="px")
    parser.add_argument("--dtype", choices=("uint8", "uint16"), default="uint8")
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--predicted", type=int, default=3, help="images predicted tile by tile")
    parser.add_argument("--tiles", type=int, default=256, help="of each, at most")
    options = parser.parse_args()
    json.dump(vars(options) | measured(options), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
