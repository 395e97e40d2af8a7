"""A real engine process on images of blobs, and what a window would remember of its reports."""

from __future__ import annotations

import itertools
import queue
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from segstudio.document.region import Region
from segstudio.worker.client import EngineClient
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    EngineReady,
    OpenProject,
    Report,
    Request,
    SetLive,
    View,
)

BACKGROUND, BLOB = 1, 2
TIMEOUT_S = 60.0

ReportT = TypeVar("ReportT")
_ids = itertools.count(1)


class Sitting:
    """Talks to an engine as a window would, and waits for what it reports."""

    def __init__(self) -> None:
        self.reports: queue.Queue[Report] = queue.Queue()
        self.annotations: list[Annotate] = []
        self.client = EngineClient(self.reports.put, lambda: iter(self.annotations))
        self._folder = Path()

    def start(self) -> EngineReady:
        self.client.start()
        return self.wait(EngineReady)

    def open(self, folder: Path, class_ids: tuple[int, ...] = (BACKGROUND, BLOB)) -> None:
        """Begin a new project; what the last one still reports is forgotten."""
        self._folder = folder
        self.annotations.clear()
        self.client.send(OpenProject(class_ids))
        while not self.reports.empty():
            self.reports.get_nowait()

    def add_blobs(self, side_px: int = 256) -> int:
        """Add an image with bright blobs on noise; its id is used by no other test."""
        image_id = next(_ids)
        path = self._folder / f"blobs {image_id}.png"
        _, encoded = cv2.imencode(".png", self.blobs(side_px))
        path.write_bytes(encoded.tobytes())
        self.client.send(AddImage(image_id, str(path)))
        return image_id

    def draw(
        self, image_id: int, class_id: int, region: Region, revision: int, side_px: int = 256
    ) -> None:
        """Draw a filled rectangle."""
        pixels = np.full((region.height, region.width), class_id, np.uint8)
        edit = Annotate(image_id, revision, (side_px, side_px), region, pixels)
        self.annotations.append(edit)
        self.client.send(edit)

    def draw_both(self, image_id: int, side_px: int = 256) -> None:
        """Draw on a blob and beside it; revisions 1 and 2."""
        self.draw(image_id, BLOB, Region(44, 44, 40, 40), 1, side_px)
        self.draw(image_id, BACKGROUND, Region(0, 0, 20, 120), 2, side_px)

    def learn(self, folder: Path) -> int:
        """Open a project with one image, draw both classes and train; return the image's id."""
        self.open(folder)
        image_id = self.add_blobs()
        self.draw_both(image_id)
        self.client.send(SetLive(True))
        return image_id

    def wait(
        self,
        kind: type[ReportT],
        fits: Callable[[ReportT], bool] = lambda report: True,
        timeout_s: float = TIMEOUT_S,
    ) -> ReportT:
        """Return the next report of that kind that fits, passing over the others."""
        until = time.monotonic() + timeout_s
        seen: list[str] = []
        while True:
            try:
                report = self.reports.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise TimeoutError(f"No {kind.__name__}; there were {seen[-20:]}.") from None
            if isinstance(report, kind) and fits(report):
                return report
            seen.append(type(report).__name__)

    def send(self, request: Request) -> None:
        self.client.send(request)

    @staticmethod
    def blobs(side_px: int) -> npt.NDArray[np.uint8]:
        """Return (side_px, side_px) noise around 60 with discs of 200, one at (64, 64)."""
        patch = np.random.default_rng(0).normal(60, 12, (128, 128))
        disc = np.zeros((128, 128), np.uint8)
        cv2.circle(disc, (64, 64), 34, 1, -1)
        patch = np.clip(patch + 140 * disc, 0, 255).astype(np.uint8)
        count = -(-side_px // 128)
        return np.tile(patch, (count, count))[:side_px, :side_px]

    def rest(self) -> None:
        """Leave nothing running for the next test."""
        self.client.send(SetLive(False))
        self.client.send(View(None))


@pytest.fixture(scope="session")
def engine() -> Iterator[Sitting]:
    """One engine for the tests that do not harm it."""
    sitting = Sitting()
    sitting.start()
    yield sitting
    sitting.client.stop()


@pytest.fixture
def sitting(engine: Sitting) -> Iterator[Sitting]:
    """The shared engine, at rest before and after."""
    yield engine
    engine.rest()


@pytest.fixture
def fresh() -> Iterator[Sitting]:
    """An engine of one's own, not started yet."""
    own = Sitting()
    yield own
    own.client.stop()
