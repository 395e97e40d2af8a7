"""Held-out strokes are few, apart, stable, and released by a correction."""

import numpy as np
import pytest

from segstudio.document.region import Region, TileIndex
from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.held_out import GAP_PX, RELEASED_AFTER_STEPS, HeldOut

SQUARE = Region(0, 0, 256, 256)


def strokes() -> np.ndarray:
    labels = np.zeros((256, 256), np.uint8)
    labels[10:20], labels[30:40] = 1, 2
    return labels


def filled(count: int, seed: int = 0) -> tuple[AnnotationStore, HeldOut]:
    store = AnnotationStore()
    held_out = HeldOut(store, seed)
    for key in range(count):
        held_out.note_changed(store.replace(key, strokes(), SQUARE), 0)
    return store, held_out


def test_few_strokes_are_all_trained_on() -> None:
    assert filled(8)[1].places == []


def test_about_one_in_eight_is_held_out_the_same_each_time() -> None:
    held = filled(200)[1].places
    assert 10 <= len(held) <= 40
    assert held == filled(200)[1].places
    assert held != filled(200, seed=1)[1].places


def test_the_last_tiles_of_a_class_are_trained_on() -> None:
    store, held_out = filled(100)
    rare = np.full((256, 256), 9, np.uint8)
    for key in range(1000, 1003):
        held_out.note_changed(store.replace(key, rare, SQUARE), 0)
    trained = [place for place, tile in store if 9 in tile.counts and place not in held_out]
    assert len(trained) >= 2


def test_training_sees_neither_the_tile_nor_a_gap_around_it() -> None:
    store, held_out = AnnotationStore(), HeldOut(AnnotationStore(), 0)
    held_out = HeldOut(store, 0)
    whole = Region(0, 0, 256, 256 * 60)
    held_out.note_changed(store.replace("x", np.tile(strokes(), 60), whole), 0)
    key, tile = held_out.places[0]
    around = tile.region((256, 256 * 60)).grown(GAP_PX + 1)
    labels = np.ones((around.height, around.width), np.uint16)
    held_out.blank(key, around, labels)
    assert labels.sum() < labels.size
    assert not labels[GAP_PX + 1 : -GAP_PX - 1, 1:-1].any()
    assert labels[:, 0].any() or TileIndex(0, tile.column - 1) in [p[1] for p in held_out.places]


@pytest.mark.parametrize(("step", "is_released"), [(5, False), (RELEASED_AFTER_STEPS + 1, True)])
def test_a_later_edit_is_a_correction_and_is_learned(step: int, is_released: bool) -> None:
    store, held_out = filled(100)
    key = held_out.places[0][0]
    more = strokes()
    more[100:110] = 1
    held_out.note_changed(store.replace(key, more, SQUARE), step)
    assert (held_out.places[0][0] != key) == is_released


def test_a_removed_image_is_forgotten() -> None:
    store, held_out = filled(100)
    place = held_out.places[0]
    store.remove(place[0])
    held_out.forget(place[0])
    assert place not in held_out.places
