"""Each network in the engine's process: live, shown, cancelled in the middle of a job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from segstudio.document.network_choice import NETWORKS, NetworkChoice, Span
from segstudio.document.region import Region, TileIndex
from segstudio.worker.messages import (
    CancelJob,
    ImagePredicted,
    JobFinished,
    PredictImages,
    SetLive,
    SetMethod,
    Stepped,
    TilePredicted,
    VersionPublished,
    View,
)

if TYPE_CHECKING:
    from tests.worker.conftest import Sitting

BACKGROUND, BLOB, SIDE_PX = 1, 2, 96
_TILE = TileIndex(0, 0)


def least(span: Span | None) -> int:
    return 0 if span is None else int(span.low)


@pytest.mark.parametrize("name", NETWORKS)
def test_it_is_live_and_a_job_of_it_is_cancelled_in_the_middle(
    sitting: Sitting, tmp_path: Path, name: str
) -> None:
    kind = NETWORKS[name]
    choice = NetworkChoice(name, width=least(kind.width), depth=least(kind.depth))
    sitting.open(tmp_path)
    sitting.send(SetMethod((*choice.settings.items(), ("patch_px", 32), ("batch", 1))))
    image_id, beside_id = (sitting.add_blobs(SIDE_PX) for _ in range(2))
    sitting.draw(image_id, BLOB, Region(54, 54, 20, 20), 1, SIDE_PX)
    sitting.draw(image_id, BACKGROUND, Region(0, 0, 12, 60), 2, SIDE_PX)
    sitting.send(View(image_id, (_TILE,)))
    sitting.send(SetLive(True))
    version = sitting.wait(VersionPublished).version
    shown = sitting.wait(TilePredicted)
    assert (shown.image_id, shown.version) == (image_id, version)
    assert shown.class_ids.shape == (SIDE_PX, SIDE_PX)

    sitting.send(PredictImages(7, (beside_id, image_id) * 150))
    sitting.wait(ImagePredicted)
    sitting.send(CancelJob(7))
    assert sitting.wait(JobFinished) == JobFinished(7, is_cancelled=True)
    sitting.wait(Stepped)
