"""What a person saw, did not correct and left is learned from, where it is sure; strokes win."""

import numpy as np
import pytest

from segstudio.document.region import Region, TileIndex
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.outcome import TilePrediction
from segstudio.engine.taught_labels import SURE, TaughtLabels
from tests.engine.conftest import draw_blobs, take_steps

TILE = TileIndex(0, 0)


def predicted(class_id: int, confidence: int, tile: TileIndex = TILE) -> TilePrediction:
    shape = (100, 120)
    return TilePrediction(
        tile, 1, np.full(shape, class_id, np.uint8), np.full(shape, confidence, np.uint8)
    )


@pytest.fixture
def annotations() -> AnnotationStore:
    store = AnnotationStore()
    store.replace("a", np.full((4, 6), 1, np.uint8), Region(10, 20, 4, 6))
    return store


def test_strokes_win_over_what_was_left(annotations) -> None:
    taught = TaughtLabels(annotations)
    taught.settle("a", predicted(2, SURE))
    labels = taught.crop("a", Region(0, 0, 256, 256))
    assert (labels[10:14, 20:26] == 1).all()
    assert (labels == 1).sum() == 24
    assert (labels == 2).sum() == 100 * 120 - 24
    tile = taught.tile(("a", TILE))
    assert tile is not None
    assert tile.counts == {1: 24, 2: 100 * 120 - 24}
    assert [place for place, _ in taught] == [("a", TILE)]


def test_what_is_unsure_is_not_learned_from(annotations) -> None:
    taught = TaughtLabels(annotations)
    taught.settle("a", predicted(2, SURE - 1))
    assert set(np.unique(taught.crop("a", Region(0, 0, 256, 256)))) == {0, 1}


def test_drawing_again_leaves_the_strokes_alone(annotations) -> None:
    taught = TaughtLabels(annotations)
    taught.settle("a", predicted(2, 255))
    taught.settle("b", predicted(2, 255))
    taught.unsettle("a")
    assert (taught.crop("a", Region(0, 0, 256, 256)) > 0).sum() == 24
    assert (taught.crop("b", Region(0, 0, 256, 256)) == 2).sum() == 100 * 120
    taught.unsettle("nowhere")


def test_the_images_left_first_are_forgotten_first(annotations, monkeypatch) -> None:
    monkeypatch.setattr("segstudio.engine.taught_labels.MOST_TILES", 2)
    taught = TaughtLabels(annotations)
    for key, column in (("a", 0), ("b", 0), ("b", 1)):
        taught.settle(key, predicted(2, 255, TileIndex(0, column)))
    assert (taught.crop("a", Region(0, 0, 256, 256)) == 2).sum() == 0
    assert (taught.crop("b", Region(0, 0, 256, 512)) == 2).sum() == 2 * 100 * 120


@pytest.fixture
def learner() -> Learner:
    learner = Learner([1, 2], device="cpu", settings=LearnerSettings(patch_px=32, batch=2))
    blobs = draw_blobs(0)
    for key in ("a", "b"):
        learner.set_image(key, blobs.pixels)
        learner.annotate(key, blobs.strokes)
    return learner


def taught_pixels(learner: Learner, key: str) -> int:
    return int((learner._training_set._taught.crop(key, Region(0, 0, 160, 160)) > 0).sum())


def test_an_image_is_settled_between_steps_and_unsettled_by_a_stroke(learner) -> None:
    take_steps(learner, 3)
    drawn = taught_pixels(learner, "a")
    learner.leave("a")
    assert taught_pixels(learner, "a") == drawn
    take_steps(learner, 2)
    sure = next(iter(learner.predict_tiles("a", [TILE]))).confidence >= SURE
    assert taught_pixels(learner, "a") > drawn or not sure.any()
    assert taught_pixels(learner, "b") == drawn
    learner.annotate("a", np.full((2, 2), 2, np.uint8), Region(80, 80, 2, 2))
    assert taught_pixels(learner, "a") <= drawn + 4


def test_leaving_is_harmless_where_there_is_nothing_to_settle(learner) -> None:
    learner.leave("nobody knows it")
    learner.leave("a")  # before the first version
    learner.annotate("a", np.zeros((160, 160), np.uint8))
    take_steps(learner, 3)
    learner.leave("b")
    learner.remove_image("b")
    learner.annotate("a", draw_blobs(0).strokes)
    take_steps(learner, 2)
    assert taught_pixels(learner, "b") == 0


def test_a_class_that_nobody_drew_any_more_is_not_learned(learner) -> None:
    take_steps(learner, 30)
    learner.leave("a")
    take_steps(learner, 2)
    assert learner.labelled_classes == (1, 2)
    strokes = draw_blobs(0).strokes
    learner.annotate("b", np.where(strokes == 1, 1, 0).astype(np.uint8))
    learner._training_set.annotations.replace(
        "a", np.where(strokes == 1, 1, 0).astype(np.uint8), Region(0, 0, 160, 160)
    )
    learner._training_set._sampler.note_changed([], 0)
    assert learner.labelled_classes == (1,)
