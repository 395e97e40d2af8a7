"""Deaths of either process, and what the client makes of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from segstudio.document.region import TileIndex
from segstudio.worker.messages import (
    CheckpointSaved,
    EngineDied,
    EngineReady,
    JobFinished,
    PredictImages,
    SaveCheckpoint,
    TilePredicted,
    VersionPublished,
    View,
)

if TYPE_CHECKING:
    from tests.worker.conftest import Sitting

_TILE = TileIndex(0, 0)

_WINDOW = """
import queue
from segstudio.worker.client import EngineClient
from segstudio.worker.messages import EngineReady

if __name__ == "__main__":
    reports = queue.Queue()
    client = EngineClient(reports.put)
    client.start()
    while not isinstance(reports.get(timeout=60), EngineReady):
        pass
    print(client.process_id, flush=True)
    input()
"""


def _kill(process_id: int | None) -> None:
    assert process_id is not None
    psutil.Process(process_id).kill()


def test_a_killed_engine_starts_again_and_goes_on(fresh: Sitting, tmp_path: Path) -> None:
    fresh.start()
    image_id = fresh.learn(tmp_path)
    fresh.send(View(image_id, (_TILE,)))
    before = fresh.wait(TilePredicted, lambda report: report.version >= 2)
    fresh.send(SaveCheckpoint(str(tmp_path / "newest")))
    assert fresh.wait(CheckpointSaved).problem is None
    old_id = fresh.client.process_id
    _kill(old_id)
    died = fresh.wait(EngineDied)
    assert died.will_restart
    if os.name == "posix":
        assert died.exit_code == -9
    fresh.wait(EngineReady)
    after = fresh.wait(TilePredicted, timeout_s=30)
    assert (after.image_id, after.tile) == (image_id, _TILE)
    assert after.version >= before.version
    learned = fresh.wait(VersionPublished, lambda report: image_id in report.revisions)
    assert learned.revisions == {image_id: 2}
    assert learned.version > before.version
    assert fresh.client.process_id != old_id


def test_a_job_of_a_killed_engine_is_reported_lost(fresh: Sitting, tmp_path: Path) -> None:
    fresh.start()
    image_id = fresh.learn(tmp_path)
    large_id = fresh.add_blobs(side_px=2048)
    fresh.wait(VersionPublished)
    fresh.send(PredictImages(3, (large_id, image_id)))
    fresh.wait(TilePredicted, lambda report: report.image_id == large_id)
    _kill(fresh.client.process_id)
    lost = fresh.wait(JobFinished)
    assert lost.job_id == 3
    assert lost.problem
    assert fresh.wait(EngineDied).will_restart


def test_the_engine_ends_with_the_window() -> None:
    window = subprocess.Popen(
        [sys.executable, "-c", _WINDOW], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with window:
        assert window.stdout is not None
        engine = psutil.Process(int(window.stdout.readline()))
        assert engine.is_running()
        window.kill()
        engine.wait(timeout=10)


def test_requests_before_the_start_are_kept(fresh: Sitting, tmp_path: Path) -> None:
    image_id = fresh.learn(tmp_path)
    fresh.send(View(image_id, (_TILE,)))
    fresh.start()
    assert fresh.wait(TilePredicted).image_id == image_id


def test_stopping_is_quick_and_silent(fresh: Sitting) -> None:
    fresh.start()
    engine = psutil.Process(fresh.client.process_id)
    began = time.monotonic()
    fresh.client.stop(timeout_s=30)
    assert time.monotonic() - began < 10
    assert not engine.is_running()
    assert fresh.client.process_id is None
    while not fresh.reports.empty():
        assert not isinstance(fresh.reports.get_nowait(), EngineDied)


def test_the_window_side_imports_no_torch() -> None:
    code = "import sys, segstudio.worker.client; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
