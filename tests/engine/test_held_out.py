"""Held-out strokes are few, soon there, apart, stable, and released by a correction."""

import numpy as np
import pytest

from segstudio.document.region import Region, TileIndex
from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.held_out import (
    CELL_PX,
    FEWEST_TRAINED_CELLS,
    GAP_PX,
    MOST_CELLS,
    RELEASED_AFTER_STEPS,
    HeldOut,
)

SIDE_PX = 1024


class Drawing:
    """Strokes of 70 × 3 px in a lattice on one image, classes in turn."""

    def __init__(self, classes: tuple[int, ...] = (1, 2)) -> None:
        self.store = AnnotationStore()
        self.held_out = HeldOut(self.store)
        self._classes = classes
        self.count = 0

    def draw(self, strokes: int, key: object = "x", step: int = 0) -> None:
        for _ in range(strokes):
            row, column = divmod(self.count, 8)
            class_id = self._classes[self.count % len(self._classes)]
            self.put(key, Region(20 + 50 * row, 10 + 100 * column, 3, 70), class_id, step)
            self.count += 1

    def put(self, key: object, region: Region, class_id: int, step: int = 0) -> None:
        labels = np.full((region.height, region.width), class_id, np.uint8)
        self.held_out.note_changed(self.store.replace(key, labels, region), step)


def test_few_strokes_are_all_trained_on() -> None:
    drawing = Drawing()
    drawing.draw(4)
    assert drawing.held_out.cells == []


def test_a_dozen_strokes_have_some_of_each_class_held_out() -> None:
    drawing = Drawing()
    drawing.draw(12)
    cells = drawing.held_out.cells
    assert 2 <= len(cells) <= 4
    assert {int(i) for cell in cells for i in np.unique(drawing.held_out.labels(cell)) if i} == {
        1,
        2,
    }


def test_many_strokes_lose_little_to_it() -> None:
    drawing = Drawing()
    for key in range(20):
        drawing.count = 0
        drawing.draw(60, key)
    assert len(drawing.held_out.cells) == MOST_CELLS
    trained = sum(
        sum(drawing.held_out.trained_counts(place, tile).values()) for place, tile in drawing.store
    )
    everything = sum(sum(tile.counts.values()) for _, tile in drawing.store)
    assert 0.97 < trained / everything < 1


def test_the_last_strokes_of_a_class_are_trained_on() -> None:
    drawing = Drawing()
    drawing.draw(40)
    before = drawing.held_out.cells
    for row in range(FEWEST_TRAINED_CELLS):
        drawing.put("rare", Region(CELL_PX * row, 0, 5, 5), 9)
    drawing.draw(40)
    assert not [cell for cell in drawing.held_out.cells if cell.key == "rare"]
    assert drawing.held_out.cells[: len(before)] == before


def test_training_sees_neither_the_cell_nor_a_gap_around_it() -> None:
    drawing = Drawing()
    drawing.draw(12)
    cell = drawing.held_out.cells[0]
    around = cell.square.grown(GAP_PX + 1)
    labels = np.ones((around.height, around.width), np.uint16)
    drawing.held_out.blank(cell.key, around, labels)
    assert not labels[1:-1, 1:-1].any()
    assert labels[:, 0].any()
    for place, tile in drawing.store:
        seen = drawing.held_out.trained_labels(place, tile)
        assert seen.sum() <= tile.labels().sum()
        counts = drawing.held_out.trained_counts(place, tile)
        assert counts == {i: int((seen == i).sum()) for i in (1, 2) if (seen == i).any()}


def test_a_labelled_cell_is_never_held_out_later() -> None:
    drawing = Drawing()
    drawing.draw(12)
    trained = drawing.store.crop("x", Region(0, 0, SIDE_PX, SIDE_PX)).astype(np.uint8)
    before = drawing.held_out.cells
    for cell in before:
        trained[cell.square.slices] = 0
    drawing.held_out.note_changed(
        drawing.store.replace("x", np.where(trained, 2, trained), Region(0, 0, SIDE_PX, SIDE_PX)), 1
    )
    drawing.draw(30, step=1)
    for cell in drawing.held_out.cells:
        assert cell in before or not trained[cell.square.slices].any()


@pytest.mark.parametrize(("step", "is_released"), [(5, False), (RELEASED_AFTER_STEPS + 1, True)])
def test_a_later_change_is_a_correction_and_is_learned(step: int, is_released: bool) -> None:
    drawing = Drawing()
    drawing.draw(12)
    cell = drawing.held_out.cells[0]
    drawing.put(cell.key, Region(cell.square.row + 50, cell.square.column + 50, 3, 3), 1, step)
    assert (cell not in drawing.held_out.cells) == is_released


def test_taken_back_strokes_are_not_measured() -> None:
    drawing = Drawing()
    drawing.draw(12)
    cell = drawing.held_out.cells[0]
    drawing.put(cell.key, cell.square, 0, 1)
    assert cell not in drawing.held_out.cells


def test_a_removed_image_is_forgotten() -> None:
    drawing = Drawing()
    drawing.draw(12)
    drawing.store.remove("x")
    drawing.held_out.forget("x")
    assert drawing.held_out.cells == []
    drawing.count = 0
    drawing.draw(4, "y")
    assert drawing.held_out.cells == []


def test_the_same_cells_are_held_out_after_a_restart() -> None:
    drawing = Drawing()
    drawing.draw(12)
    again = HeldOut(drawing.store)
    again.restore(*drawing.held_out.saved(), step=50)
    again.note_changed([("x", TileIndex(0, column)) for column in range(4)], 50)
    assert set(again.cells) == set(drawing.held_out.cells)
    assert again.saved() == (tuple(again.cells), ())


def excluded(drawing: Drawing) -> tuple[np.ndarray, set]:
    """Forget image "x", as when it is excluded; return its labels and what was held out."""
    labels = drawing.store.crop("x", Region(0, 0, SIDE_PX, SIDE_PX))
    held = {cell for cell in drawing.held_out.cells if cell.key == "x"}
    drawing.store.remove("x")
    drawing.held_out.forget("x")
    drawing.held_out.forget("x")  # as when it is included: with nothing of it there
    return labels, held


def test_an_image_that_comes_back_has_only_held_out_what_was_never_trained_on() -> None:
    drawing = Drawing()
    drawing.draw(12)
    labels, held = excluded(drawing)
    assert held
    drawing.count = 0
    drawing.draw(60, "y", step=5)
    drawing.held_out.forget("y")
    assert not drawing.held_out.cells
    drawing.held_out.note_changed(
        drawing.store.replace("x", labels, Region(0, 0, SIDE_PX, SIDE_PX)), 9
    )
    assert set(drawing.held_out.cells) == held
    drawing.draw(60, "x", step=10)
    assert set(drawing.held_out.cells) <= held


def test_it_is_so_after_a_restart_and_at_any_step() -> None:
    drawing = Drawing()
    drawing.draw(40)
    labels, held = excluded(drawing)
    saved = drawing.held_out.saved()
    assert set(saved[0]) == held
    assert saved[1] == ("x",)
    again = HeldOut(drawing.store)
    again.restore(*saved, step=50)
    again.note_changed(drawing.store.replace("x", labels, Region(0, 0, SIDE_PX, SIDE_PX)), 70)
    assert set(again.cells) == held
    assert again.saved() == (tuple(again.cells), ("x",))


def test_corrections_are_always_trained_on() -> None:
    drawing = Drawing()
    drawing.held_out.is_correction = lambda cell: cell.row < 3
    drawing.draw(60)
    assert drawing.held_out.cells
    assert min(cell.row for cell in drawing.held_out.cells) >= 3


def test_nothing_of_a_held_out_image_is_trained_on() -> None:
    drawing = Drawing()
    drawing.held_out.images = frozenset({"mine"})
    drawing.draw(40)
    before = drawing.held_out.labelled_cells
    for key in ("mine", "x"):
        drawing.put(key, Region(512, 0, 300, 300), 1)
    drawing.put("mine", Region(600, 0, 9, 9), 2, RELEASED_AFTER_STEPS * 3)
    for place, tile in drawing.store:
        is_seen = bool(drawing.held_out.trained_counts(place, tile))
        assert is_seen == (place[0] != "mine")
        assert is_seen == bool(drawing.held_out.trained_labels(place, tile).any())
    labels = np.ones((40, 40), np.uint16)
    drawing.held_out.blank("mine", Region(0, 0, 40, 40), labels)
    assert not labels.any()
    assert len(drawing.held_out.cells) == MOST_CELLS
    assert {cell.key for cell in drawing.held_out.cells} == {"mine"}
    assert drawing.held_out.labelled_cells > before
    drawing.store.remove("mine")
    drawing.held_out.forget("mine")
    drawing.held_out.images = frozenset()
    assert all(cell.key == "x" for cell in drawing.held_out.cells)


def test_every_held_out_image_and_class_measures() -> None:
    drawing = Drawing()
    keys = ["a", "b", "c", "d"]
    drawing.held_out.images = frozenset(keys)
    for key in keys:
        drawing.put(key, Region(0, 0, 400, 400), 1)
    drawing.put("d", Region(600, 600, 20, 20), 7)
    cells = drawing.held_out.cells
    assert len(cells) == MOST_CELLS
    assert {cell.key for cell in cells} == set(keys)
    assert any((drawing.held_out.labels(cell) == 7).any() for cell in cells)


def test_nothing_of_a_synthetic_image_is_held_out() -> None:
    drawing = Drawing()
    drawing.held_out.never = frozenset({"made"})
    for key in ("made", "x"):
        drawing.draw(24, key)
    assert {each.key for each in drawing.held_out.cells} == {"x"}
