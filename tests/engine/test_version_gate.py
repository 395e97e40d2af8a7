"""Worse versions are not shown, unless they learned what the person has just corrected."""

from types import SimpleNamespace

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.engine.errors import ImageRefused
from segstudio.engine.held_out import Cell
from segstudio.engine.image_store import ImageStore
from segstudio.engine.stored_image import StoredImage
from segstudio.engine.training_set import TrainingSet
from segstudio.engine.version_gate import CORRECTION_TOLERANCE, TOLERANCE, VersionGate

SIDE_PX = 512


class Sayer:
    """Stands where a network would: wrong on a share of the pixels, spread evenly."""

    class_ids = (1, 2)
    network = SimpleNamespace(preparation="none")

    def __init__(self, wrong_share: float) -> None:
        self.wrong_share = wrong_share
        self.calls = 0

    def region(self, image: StoredImage, region: Region, on_warning: object) -> np.ndarray:
        self.calls += 1
        is_two = image.pixels[region.slices][..., 0] > 127
        wrong = np.linspace(0, 1, region.width) < self.wrong_share
        sure = np.where(is_two ^ wrong, 0.9, 0.1).astype(np.float32)
        return np.stack([1 - sure, sure])


@pytest.fixture
def training_set() -> TrainingSet:
    """Strokes 60 px long on an image whose bright half is class 2."""
    pixels = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    pixels[SIDE_PX // 2 :] = 255
    images = ImageStore(None, 0)
    images.put("x", pixels)
    result = TrainingSet(images, 0, lambda sentence: None)
    for count in range(48):
        row, column = divmod(count, 4)
        draw(result, 20 + 40 * row, 2 + 128 * column)
    result.newest_cells.clear()
    return result


def draw(training_set: TrainingSet, row: int, column: int) -> None:
    class_id = 2 if row >= SIDE_PX // 2 else 1
    stroke = np.full((3, 60), class_id, np.uint8)
    training_set.annotate("x", stroke, Region(row, column, 3, 60), 0)


def gate(training_set: TrainingSet) -> VersionGate:
    return VersionGate(training_set, lambda sentence: None)


def test_worse_is_withheld_and_as_good_is_shown(training_set) -> None:
    judge = gate(training_set)
    first, worse, same = Sayer(0.2), Sayer(0.5), Sayer(0.2)
    assert judge.judge(first, None).is_shown
    found = judge.judge(worse, first)
    assert not found.is_shown
    assert found.dice < found.best_dice - TOLERANCE
    assert judge.judge(same, first).is_shown


def test_the_shown_version_is_measured_once(training_set) -> None:
    judge = gate(training_set)
    first = Sayer(0.2)
    judge.judge(first, None)
    calls = first.calls
    for _ in range(3):
        judge.judge(Sayer(0.5), first)
    assert first.calls == calls == len(training_set.held_out.cells)


def test_small_steps_down_do_not_add_up(training_set) -> None:
    judge = gate(training_set)
    shown, wrong, is_shown = Sayer(0.1), 0.1, []
    judge.judge(shown, None)
    for _ in range(30):
        wrong += 0.015
        newer = Sayer(wrong)
        is_shown.append(judge.judge(newer, shown).is_shown)
        shown = newer if is_shown[-1] else shown
    assert not any(is_shown[5:])


def test_a_little_worse_is_shown_where_it_learned_a_correction(training_set) -> None:
    class Corrected(Sayer):
        """Right on the newest stroke, which lies where the image is brightest."""

        def region(self, image, region, on_warning):
            found = super().region(image, region, on_warning)
            if (image.pixels[region.slices] == 254).any():
                found[1] = 0.95
                found[0] = 0.05
            return found

    judge = gate(training_set)
    shown, newer = Sayer(0.2), Corrected(0.26)
    judge.judge(shown, None)
    loss = judge.judge(Sayer(0.26), shown)
    assert TOLERANCE < loss.best_dice - loss.dice < CORRECTION_TOLERANCE
    assert not loss.is_shown
    training_set.images.get("x").pixels[480:500] = 254
    draw(training_set, 485, 200)
    assert judge.judge(newer, shown).is_shown
    assert training_set.newest_cells == []
    far_worse = Corrected(0.6)
    draw(training_set, 495, 200)
    assert not judge.judge(far_worse, newer).is_shown


def test_with_few_strokes_everything_is_shown() -> None:
    images = ImageStore(None, 0)
    images.put("x", np.zeros((64, 64), np.uint8))
    empty = TrainingSet(images, 0, lambda sentence: None)
    found = gate(empty).judge(Sayer(0.9), Sayer(0.0))
    assert (found.is_shown, found.dice, found.calibration) == (True, None, None)


def test_images_that_are_gone_are_left_out(training_set) -> None:
    judge = gate(training_set)
    judge.judge(Sayer(0.1), None)
    training_set.images.remove("x")
    training_set.windows.forget("x")
    with pytest.raises(ImageRefused):
        training_set.images.get("x")
    assert judge.judge(Sayer(0.9), Sayer(0.1)).dice is None


def test_newest_strokes_are_where_most_of_them_is(training_set) -> None:
    draw(training_set, 300, 10)
    draw(training_set, 310, 130)
    draw(training_set, 400, 270)
    assert training_set.newest_cells == [Cell("x", 4, 2), Cell("x", 6, 4)]


def test_a_stroke_where_the_shown_version_is_wrong_is_a_correction(training_set) -> None:
    judge = gate(training_set)
    draw(training_set, 310, 130)
    cell = training_set.newest_cells[-1]
    assert judge.is_correction(cell, Sayer(0.9))
    assert not judge.is_correction(cell, Sayer(0.1))
    assert not judge.is_correction(cell, None)
