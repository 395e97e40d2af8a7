"""Patches lie around labels, balance the classes, favour new strokes, and never grow the labels."""

from collections import Counter

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.held_out import HeldOut
from segstudio.engine.image_store import ImageStore
from segstudio.engine.patch_sampler import PatchSampler
from segstudio.engine.taught_labels import TaughtLabels
from segstudio.engine.training_set import TrainingSet


def training_set(**images: np.ndarray) -> TrainingSet:
    store = ImageStore(None, 0)
    for key, pixels in images.items():
        store.put(key, pixels)
    return TrainingSet(store, 0, lambda sentence: None)


def test_a_rare_class_is_drawn_as_often_as_a_common_one() -> None:
    store = AnnotationStore()
    labels = np.ones((300, 300), np.uint8)
    labels[150, 150] = 2
    sampler = PatchSampler(TaughtLabels(store), HeldOut(store), 0)
    sampler.note_changed(store.replace("x", labels, Region(0, 0, 300, 300)), 0)
    spots = [sampler.draw((1, 2), 0) for _ in range(200)]
    rare = [spot for spot in spots if spot and (spot.row, spot.column) == (150, 150)]
    assert 60 < len(rare) < 140


@pytest.mark.parametrize(("sampling", "share"), [("root", 1 / 11), ("pixels", 1 / 101)])
def test_classes_are_drawn_by_their_pixels_where_that_is_asked(sampling: str, share: float) -> None:
    store = AnnotationStore()
    labels = np.ones((100, 101), np.uint8)
    labels[:, 100] = 2
    sampler = PatchSampler(TaughtLabels(store), HeldOut(store), 0)
    sampler.sampling = sampling
    sampler.note_changed(store.replace("x", labels, Region(0, 0, 100, 101)), 0)
    drawn = [spot.column for spot in (sampler.draw((1, 2), 0) for _ in range(600)) if spot]
    assert drawn.count(100) / 600 == pytest.approx(share, abs=0.03)


def test_new_strokes_get_half_of_the_patches_and_then_less() -> None:
    store = AnnotationStore()
    sampler = PatchSampler(TaughtLabels(store), HeldOut(store), 0)
    label = np.ones((8, 8), np.uint8)
    for key in range(20):
        sampler.note_changed(store.replace(key, label, Region(0, 0, 8, 8)), 0)
    sampler.note_changed(store.replace("new", label, Region(0, 0, 8, 8)), 1000)

    def share(step: int) -> float:
        drawn = Counter(spot.key for spot in (sampler.draw((1,), step) for _ in range(300)) if spot)
        return drawn["new"] / 300

    assert share(1000) == pytest.approx(0.5, abs=0.12)
    assert share(3000) < 0.15


def test_excluded_images_and_unknown_classes_are_not_drawn() -> None:
    store = AnnotationStore()
    sampler = PatchSampler(TaughtLabels(store), HeldOut(store), 0)
    sampler.note_changed(store.replace("x", np.ones((4, 4), np.uint8), Region(0, 0, 4, 4)), 0)
    assert sampler.draw((2,), 0) is None
    sampler.exclude("x")
    assert sampler.draw((1,), 0) is None
    sampler.forget("x")
    assert sampler.draw((1,), 0) is not None


def test_labels_follow_their_pixels_through_the_augmentation() -> None:
    truth = np.zeros((90, 120), np.uint8)
    truth[20:50, 30:90] = 1
    learned = training_set(x=np.repeat((truth * 200)[:, :, None], 3, axis=2))
    learned.annotate("x", truth + 1, None, 0)
    batch = learned.draw((1, 2), 0, 12, 64)
    assert batch is not None
    assert batch.pixels.shape == (12, 3, 64, 64)
    said = (batch.pixels[:, 0] > 0).astype(int)
    assert (said == batch.targets)[batch.targets >= 0].mean() > 0.95
    assert set(np.unique(batch.targets)) <= {-1, 0, 1}


def test_classes_that_are_gone_count_as_unlabelled() -> None:
    learned = training_set(x=np.zeros((40, 40), np.uint8))
    mask = np.full((40, 40), 9, np.uint16)
    mask[:5] = 4
    learned.annotate("x", mask, None, 0)
    batch = learned.draw((4,), 0, 2, 32)
    assert batch is not None
    assert set(np.unique(batch.targets)) <= {-1, 0}


def test_a_mask_for_the_whole_image_replaces_all() -> None:
    learned = training_set()
    assert learned.annotate("x", np.ones((600, 600), np.uint8), None, 0)
    assert learned.annotate("x", np.full((100, 100), 2, np.uint8), Region(0, 0, 100, 100), 0)
    assert learned.trained_ids((1, 2)) == (1, 2)
    assert learned.annotate("x", np.zeros((10, 10), np.uint8), None, 0)
    assert not learned.annotate("x", np.zeros((10, 10), np.uint8), None, 0)


def test_labels_are_kept_lean() -> None:
    store = AnnotationStore()
    mask = np.zeros((2048, 2048), np.uint8)
    mask[1000:1004, 200:900] = 7
    store.replace("x", mask, Region(0, 0, 2048, 2048))
    sizes = [len(tile.compressed) for _, tile in store]
    assert len(sizes) == 4
    assert sum(sizes) < 8_000
    cut = store.crop("x", Region(990, 190, 40, 800))
    assert np.array_equal(cut, mask[990:1030, 190:990])
