"""What the real engine process does with the messages of a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from segstudio.document.region import Region, TileIndex
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    CancelJob,
    CheckpointSaved,
    EngineState,
    EngineWarned,
    ImageFailed,
    ImagePredicted,
    JobFinished,
    JobProgressed,
    OpenProject,
    PredictImages,
    RollBack,
    SaveCheckpoint,
    SetClasses,
    SetLive,
    SetMethod,
    StateChanged,
    Stepped,
    TilePredicted,
    TrainOnce,
    VersionPublished,
    VersionsKept,
    View,
)

if TYPE_CHECKING:
    from tests.worker.conftest import Sitting

BACKGROUND, BLOB = 1, 2
_TILE = TileIndex(0, 0)


def test_the_view_is_predicted_and_gets_better(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.send(View(image_id, (_TILE, TileIndex(7, 7))))
    first = sitting.wait(TilePredicted)
    assert (first.image_id, first.tile) == (image_id, _TILE)
    assert first.class_ids.shape == first.confidence.shape == (256, 256)
    assert set(np.unique(first.class_ids)) <= {BACKGROUND, BLOB}
    truth = np.where(sitting.blobs(256) > 130, BLOB, BACKGROUND)

    def is_good(tile: TilePredicted) -> bool:
        return float((tile.class_ids == truth).mean()) > 0.95

    good = sitting.wait(TilePredicted, is_good)
    assert good.version > first.version


def test_a_stroke_is_told_when_it_was_learned(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    first = sitting.wait(VersionPublished)
    assert first.revisions == {image_id: 2}
    assert first.step > 0
    sitting.draw(image_id, BLOB, Region(180, 180, 20, 20), revision=3)
    second = sitting.wait(VersionPublished, lambda report: report.revisions.get(image_id) == 3)
    assert second.version > first.version


def test_steps_are_told_with_loss_and_time(sitting: Sitting, tmp_path: Path) -> None:
    sitting.learn(tmp_path)
    first = sitting.wait(Stepped)
    second = sitting.wait(Stepped)
    assert second.step > first.step
    assert second.seconds > first.seconds > 0
    assert first.loss > 0


def test_classes_without_labels_are_waited_for(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    image_id = sitting.add_blobs()
    sitting.send(SetLive(True))
    waiting = sitting.wait(
        StateChanged, lambda report: report.state is EngineState.WAITING_FOR_LABELS
    )
    assert waiting.missing_class_ids == (BACKGROUND, BLOB)
    assert waiting.reason
    sitting.draw(image_id, BLOB, Region(44, 44, 40, 40), revision=1)
    waiting = sitting.wait(StateChanged, lambda report: report.missing_class_ids == (BACKGROUND,))
    assert waiting.state is EngineState.WAITING_FOR_LABELS
    sitting.draw(image_id, BACKGROUND, Region(0, 0, 20, 120), revision=2)
    sitting.wait(StateChanged, lambda report: report.state is EngineState.TRAINING)
    sitting.wait(VersionPublished)


def test_pausing_rests_with_a_reason(sitting: Sitting, tmp_path: Path) -> None:
    sitting.learn(tmp_path)
    sitting.wait(Stepped)
    sitting.send(SetLive(False))
    paused = sitting.wait(StateChanged, lambda report: report.state is EngineState.IDLE)
    assert paused.reason


def test_training_once_ends_and_shows_what_it_learned(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    image_id = sitting.add_blobs()
    sitting.draw_both(image_id)
    sitting.send(View(image_id, (_TILE,)))
    for wish in (SetLive(True), TrainOnce(seconds=2.0)):  # the engine's first step may take longer
        sitting.send(wish)
        sitting.wait(StateChanged, lambda report: report.state is EngineState.TRAINING)
        if isinstance(wish, SetLive):
            sitting.send(SetLive(False))
        sitting.wait(StateChanged, lambda report: report.state is EngineState.IDLE)
    sitting.wait(TilePredicted)


def test_a_rest_is_told_after_a_single_step_also_where_it_rested_before(sitting, tmp_path):
    sitting.open(tmp_path)
    sitting.draw_both(sitting.add_blobs())
    sitting.wait(StateChanged, lambda report: report.state is EngineState.IDLE)
    for _ in range(2):
        sitting.send(TrainOnce(seconds=0.0, steps=1))
        assert sitting.wait(VersionPublished).step > 0
        sitting.wait(StateChanged, lambda report: report.state is EngineState.IDLE)


def test_a_job_sends_every_tile_of_its_images(sitting: Sitting, tmp_path: Path) -> None:
    first_id = sitting.learn(tmp_path)
    second_id = sitting.add_blobs(side_px=300)
    sitting.wait(VersionPublished)
    sitting.send(PredictImages(5, (second_id, first_id)))
    tiles = [sitting.wait(TilePredicted) for _ in range(4)]
    assert {tile.image_id for tile in tiles} == {second_id}
    assert {tile.tile for tile in tiles} == set(Region(0, 0, 300, 300).tiles())
    assert {tile.class_ids.shape for tile in tiles} == {(256, 256), (256, 44), (44, 256), (44, 44)}
    end = sitting.wait(ImagePredicted)
    assert (end.job_id, end.image_id) == (5, second_id)
    assert sitting.wait(ImagePredicted).image_id == first_id
    assert sitting.wait(JobFinished) == JobFinished(5, is_cancelled=False)


def test_a_job_can_be_cancelled_and_the_engine_goes_on(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    large_id = sitting.add_blobs(side_px=2048)
    sitting.wait(VersionPublished)
    sitting.send(PredictImages(6, (large_id, image_id)))
    progress = sitting.wait(JobProgressed, lambda report: report.seconds_left is not None)
    assert (progress.job_id, progress.done, progress.total) == (6, 0, 2)
    sitting.send(CancelJob(6))
    assert sitting.wait(JobFinished) == JobFinished(6, is_cancelled=True)
    sitting.wait(Stepped)


def test_a_view_goes_before_a_job(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    large_id = sitting.add_blobs(side_px=2048)
    sitting.wait(VersionPublished)
    sitting.send(SetLive(False))
    sitting.send(PredictImages(7, (large_id,)))
    sitting.wait(TilePredicted)
    sitting.send(View(image_id, (_TILE,)))
    sitting.wait(TilePredicted, lambda report: report.image_id == image_id)
    sitting.send(CancelJob(7))
    assert sitting.wait(JobFinished).is_cancelled


def test_a_job_without_a_network_says_why_not(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(PredictImages(8, (sitting.add_blobs(),)))
    end = sitting.wait(JobFinished)
    assert end.problem is not None
    assert "network" in end.problem


def test_a_broken_image_is_left_out(sitting: Sitting, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    image_id = sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
    sitting.send(AddImage(9001, str(broken)))
    sitting.send(View(9001, (_TILE,)))
    failed = sitting.wait(ImageFailed)
    assert failed.image_id == 9001
    assert "broken.png" in failed.reason
    sitting.send(AddImage(9002, str(tmp_path / "missing.png")))
    pixels = np.full((20, 20), BLOB, np.uint8)
    sitting.send(Annotate(9002, 1, (256, 256), Region(0, 0, 20, 20), pixels))
    assert sitting.wait(ImageFailed).image_id == 9002
    sitting.send(View(image_id, (_TILE,)))
    sitting.wait(TilePredicted, lambda report: report.image_id == image_id)


def test_a_checkpoint_is_gone_on_from(sitting: Sitting, tmp_path: Path) -> None:
    sitting.learn(tmp_path)
    published = sitting.wait(VersionPublished, lambda report: report.version >= 2)
    folder = tmp_path / "networks" / "newest"
    sitting.send(SaveCheckpoint(str(folder)))
    saved = sitting.wait(CheckpointSaved)
    assert saved.problem is None
    assert saved.version >= published.version
    sitting.send(OpenProject((BACKGROUND, BLOB), checkpoint=str(folder), newest_version=500))
    image_id = sitting.add_blobs()
    sitting.send(View(image_id, (_TILE,)))
    tile = sitting.wait(TilePredicted, lambda report: report.image_id == image_id)
    assert tile.version == 501
    sitting.draw_both(image_id)
    sitting.send(SetLive(True))
    assert sitting.wait(VersionPublished).version == 502


def test_a_version_is_gone_back_to_and_gone_on_from(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.wait(VersionsKept, lambda report: len(report.versions) >= 3)
    sitting.send(SetLive(False))
    sitting.wait(StateChanged, lambda report: report.state is EngineState.IDLE)
    sitting.send(View(image_id, (_TILE,)))
    first = sitting.wait(TilePredicted)
    sitting.send(RollBack(1))
    again = sitting.wait(VersionPublished)
    assert (again.version, again.restored, again.revisions) == (first.version + 1, 1, {})
    kept = sitting.wait(VersionsKept).versions
    assert (kept[-1].version, kept[-1].restored, kept[-1].step) == (again.version, 1, kept[0].step)
    shown = sitting.wait(TilePredicted)
    assert shown.version == again.version
    assert not np.array_equal(shown.confidence, first.confidence)
    folder = tmp_path / "networks" / "newest"
    sitting.send(SaveCheckpoint(str(folder)))
    sitting.wait(CheckpointSaved)
    sitting.send(OpenProject((BACKGROUND, BLOB), str(folder), newest_version=again.version))
    assert sitting.wait(VersionsKept).versions == kept
    sitting.send(RollBack(10**6))
    assert "not kept" in sitting.wait(EngineWarned).sentence


def test_a_checkpoint_that_cannot_be_read_or_written(sitting: Sitting, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    sitting.open(tmp_path)
    sitting.send(OpenProject((BACKGROUND, BLOB), checkpoint=str(tmp_path / "nothing")))
    assert "anew" in sitting.wait(EngineWarned).sentence
    sitting.send(SaveCheckpoint(str(tmp_path / "file" / "inside")))
    assert sitting.wait(CheckpointSaved).problem


def test_a_checkpoint_of_a_newer_version_is_put_aside_and_not_replaced(
    sitting: Sitting, tmp_path: Path
) -> None:
    folder = tmp_path / "networks" / "newest"
    folder.mkdir(parents=True)
    (folder / "learner.json").write_text('{"format": 99}')
    (folder / "version-1.safetensors").write_bytes(b"of another time")
    sitting.open(tmp_path)
    sitting.send(OpenProject((BACKGROUND, BLOB), str(folder)))
    assert "newer SegStudio" in sitting.wait(EngineWarned).sentence
    sitting.send(SaveCheckpoint(str(folder)))
    kept = tmp_path / "networks" / "newest-unreadable-1"
    assert f"is kept in “{kept}”" in sitting.wait(EngineWarned).sentence
    for _ in range(2):
        assert not sitting.wait(CheckpointSaved).problem
        sitting.send(SaveCheckpoint(str(folder)))
    assert (kept / "version-1.safetensors").read_bytes() == b"of another time"
    assert len(list(kept.parent.iterdir())) == 2


def test_settings_that_do_not_go_with_what_was_saved_leave_it_whole(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
    sitting.send(SetMethod((("augment", "mixup"),)))
    folder = tmp_path / "networks" / "newest"
    sitting.send(SaveCheckpoint(str(folder)))
    assert not sitting.wait(CheckpointSaved).problem
    changes = (("adversarial", 0.1),)
    sitting.send(OpenProject((BACKGROUND, BLOB), str(folder), settings=changes))
    found = sitting.wait(StateChanged, lambda report: report.state is EngineState.FAILED)
    assert "which an adversary cannot learn from" in found.reason


def test_a_class_more_is_learned(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
    sitting.send(SetClasses((BACKGROUND, BLOB, 300)))
    pixels = np.full((40, 40), 300, np.uint16)
    sitting.send(Annotate(image_id, 3, (256, 256), Region(172, 172, 40, 40), pixels))
    sitting.send(View(image_id, (_TILE,)))
    sitting.wait(TilePredicted, lambda report: bool((report.class_ids == 300).any()))


def test_a_message_that_makes_no_sense_stops_nothing(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
    pixels = np.ones((3, 3), np.uint8)
    sitting.send(Annotate(image_id, 9, (256, 256), Region(0, 0, 20, 20), pixels))
    assert sitting.wait(EngineWarned).sentence
    sitting.wait(VersionPublished)


def test_a_project_that_cannot_be_opened_fails_with_a_sentence(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.open(tmp_path)
    sitting.send(OpenProject((BACKGROUND, BLOB), device="cuda:99"))
    failed = sitting.wait(StateChanged, lambda report: report.state is EngineState.FAILED)
    assert "cuda:99" in failed.reason
    sitting.send(PredictImages(1, (1,)))
    assert sitting.wait(JobFinished).problem == failed.reason
    sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
