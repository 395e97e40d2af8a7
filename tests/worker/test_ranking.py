"""The real engine process looks over images while it has nothing to do, and is never in the way."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np

from segstudio.document.region import Region, TileIndex
from segstudio.worker.messages import (
    HeldOutMeasured,
    ImageRanked,
    LabelsCompared,
    RankImages,
    RankingDone,
    SetLive,
    TilePredicted,
    VersionPublished,
    View,
)

from .conftest import BACKGROUND, Sitting


def test_images_are_ranked_broken_ones_told_and_wrong_strokes_doubted(
    sitting: Sitting, tmp_path: Path
) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.wait(VersionPublished, lambda report: report.step > 20)
    sitting.send(SetLive(False))
    sitting.draw(image_id, BACKGROUND, Region(176, 176, 30, 30), 3)
    other, broken = tmp_path / "other.png", tmp_path / "broken.png"
    other.write_bytes(cv2.imencode(".png", sitting.blobs(300))[1].tobytes())
    broken.write_bytes(b"no image")
    huge = tmp_path / "huge.png"
    huge.write_bytes(cv2.imencode(".png", np.zeros((8192, 8192), np.uint8))[1].tobytes())
    paths = (other, broken, huge)
    asked = tuple((7001 + at, str(path)) for at, path in enumerate(paths))
    sitting.send(RankImages(asked, visit=1))
    sitting.wait(HeldOutMeasured)
    compared = sitting.wait(LabelsCompared)
    assert compared.places == ((image_id, TileIndex(0, 0)),)
    assert [each.image_id for each in compared.found] == [image_id]
    assert compared.found[0].drawn_id == BACKGROUND
    found = sitting.wait(ImageRanked)
    assert (found.image_id, found.share, found.problem) == (7001, 1.0, None)
    assert len(found.overlaps) == 2
    assert "broken.png" in str(sitting.wait(ImageRanked).problem)
    assert "64 megapixels" in str(sitting.wait(ImageRanked).problem)
    assert sitting.wait(RankingDone).version >= found.version
    sitting.send(RankImages(((7001, str(other)),)))
    assert sitting.wait(ImageRanked).image_id == 7001
    assert sitting.wait(RankingDone).version >= found.version


def test_nothing_is_ranked_without_a_network(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(RankImages(((1, str(tmp_path / "a.png")),)))
    assert sitting.wait(RankingDone).version == 0


def test_a_view_is_predicted_at_once_in_the_midst_of_ranking(
    sitting: Sitting, tmp_path: Path
) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
    sitting.send(SetLive(False))
    large = tmp_path / "large.png"
    large.write_bytes(cv2.imencode(".png", np.tile(sitting.blobs(256), (16, 16)))[1].tobytes())
    sitting.send(RankImages(tuple((7100 + at, str(large)) for at in range(2))))
    sitting.wait(ImageRanked)
    waits = []
    for _ in range(3):
        sitting.send(View(None))
        began = time.monotonic()
        sitting.send(View(image_id, (TileIndex(0, 0),)))
        sitting.wait(TilePredicted)
        waits.append(time.monotonic() - began)
    assert min(waits) < 0.5
    sitting.wait(RankingDone)
