"""A tiny data set of bright discs on noise, as benchmark folders are laid out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

SHAPE = (64, 80)

MakeSet = Callable[..., Path]


def write_png(path: Path, pixels: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())


def disc(number: int, radius_px: int = 18) -> np.ndarray:
    """Return (h, w) uint8, 1 inside a disc."""
    mask = np.zeros(SHAPE, np.uint8)
    cv2.circle(mask, (30 + 4 * number, 32), radius_px, 1, -1)
    return mask


@pytest.fixture
def make_set(tmp_path: Path) -> MakeSet:
    """Write `count` images and masks; `values` are those of background and disc."""

    def make(
        count: int = 5,
        values: tuple[int, int] = (0, 1),
        name: str = "discs",
        classes: object = None,
    ) -> Path:
        folder = tmp_path / name
        rng = np.random.default_rng(0)
        for number in range(count):
            mask = disc(number)
            pixels = np.clip(rng.normal(60, 10, SHAPE) + 120 * mask, 0, 255).astype(np.uint8)
            write_png(folder / "images" / f"{number}.png", pixels)
            write_png(folder / "masks" / f"{number}.png", np.array(values, np.uint8)[mask])
        if classes is not None:
            (folder / "classes.json").write_text(json.dumps(classes), "utf-8")
        return folder

    return make
