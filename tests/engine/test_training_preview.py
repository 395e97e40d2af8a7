"""A preview shows what training would, in the image's own colours, and changes nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from segstudio.document.image_display import ImageDisplay, default_display
from segstudio.document.region import Region
from segstudio.document.training_method import MethodUnknown
from segstudio.document.training_preview import PreviewOrder, TrainingPreview
from segstudio.engine import preview_place
from segstudio.engine.preview_place import nearest_label, prepared_part, sight_in
from segstudio.engine.stored_image import StoredImage, stored_image
from segstudio.engine.training_preview import SAMPLES, PreparedPart, previewed

SIDE = 96
WHOLE = Region(0, 0, SIDE, SIDE)
LABELS = np.zeros((SIDE, SIDE), np.uint16)
LABELS[40:44, 30:60] = 3


def labels_in(region: Region) -> np.ndarray:
    found = np.zeros((region.height, region.width), np.uint16)
    part = region.intersect(WHOLE)
    row, column = part.row - region.row, part.column - region.column
    found[row : row + part.height, column : column + part.width] = LABELS[part.slices]
    return found


def order(pixels: np.ndarray, **changes: object) -> PreviewOrder:
    usual = PreviewOrder(WHOLE, "none", "none", 32, 0, default_display(pixels))
    return replace(usual, **changes)


def preview(
    image: StoredImage, asked: PreviewOrder, labels=labels_in, channels: int = 3
) -> TrainingPreview:
    pieces = previewed(image, PreparedPart.of(image, asked), asked, labels, channels)
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            found: TrainingPreview = end.value
            return found


@pytest.fixture
def pixels() -> np.ndarray:
    """RGB that is brighter below."""
    ramp = np.linspace(20, 230, SIDE).astype(np.uint8)
    return np.stack([np.tile(ramp[:, None], (1, SIDE)) // each for each in (1, 2, 3)], 2)


def test_without_preparation_and_augmentation_all_is_as_on_the_canvas(pixels) -> None:
    display = ImageDisplay(
        tuple(replace(each, low=0.0, high=255.0) for each in default_display(pixels).channels)
    )
    image = stored_image("x", pixels)
    found = preview(image, order(pixels, display=display))
    assert np.abs(found.plain.picture.astype(int) - pixels).max() <= 1
    assert found.prepared is found.plain
    assert (found.plain.class_ids == LABELS).all()
    assert (found.is_labelled, found.is_part) == (True, False)
    assert len(found.samples) == SAMPLES
    windows = np.lib.stride_tricks.sliding_window_view(pixels, (32, 32), (0, 1))[:, 0]
    for sample in found.samples:
        assert sample.picture.shape == (32, 32, 3)
        assert (sample.class_ids == 3).any()
        away = np.abs(windows.transpose(0, 2, 3, 1) - sample.picture.astype(int))
        assert away.max((1, 2, 3)).min() <= 2, "a part of the image, which is alike across"


def test_the_same_seed_shows_the_same_and_another_one_others(pixels) -> None:
    image = stored_image("x", pixels)
    one, again, other = (
        preview(image, order(pixels, augment="usual,rotate=30,noise=0.1,mixup", seed=each))
        for each in (4, 4, 5)
    )
    for a, b in zip(one.samples, again.samples, strict=True):
        assert (a.picture == b.picture).all()
    assert any(
        (a.picture != b.picture).any() for a, b in zip(one.samples, other.samples, strict=True)
    )
    assert (image.pixels == pixels).all()


def test_what_is_prepared_is_shown_in_the_values_of_the_file(pixels) -> None:
    image = stored_image("x", pixels)
    found = preview(image, order(pixels, preparation="illumination=20"))
    rows = found.prepared.picture[..., 0].mean(1)
    was = found.plain.picture[..., 0].mean(1)
    assert was[-1] - was[0] > 150
    assert abs(rows[70] - rows[25]) < 0.3 * (was[70] - was[25]), "the light is even"
    assert (found.prepared.class_ids == LABELS).all()
    tones = np.mean([each.picture.mean((0, 1)) for each in found.samples], 0)
    assert tones[0] > 1.5 * tones[1], "still red"


@pytest.mark.parametrize("channels", [1, 2, 5])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32], ids=str)
def test_each_kind_of_image_is_shown(channels: int, dtype: type) -> None:
    pixels = (np.random.default_rng(0).random((SIDE, SIDE, channels)) * 250).astype(dtype)
    image = stored_image("x", pixels)
    asked = order(pixels, preparation="clahe", augment="usual,jpeg", patch_px=128)
    found = preview(image, asked, channels=3 if channels == 1 else channels)
    assert found.plain.picture.shape == found.prepared.picture.shape == (SIDE, SIDE, 3)
    assert {each.picture.shape for each in found.samples} == {(128, 128, 3)}
    assert min(each.picture.std() for each in found.samples) > 1


def test_where_nothing_is_labelled_the_middle_is_shown(pixels) -> None:
    found = preview(
        stored_image("x", pixels),
        order(pixels, sight=Region(60, 60, 20, 20), augment="usual"),
    )
    assert not found.is_labelled
    assert found.plain.picture.shape == (20, 20, 3)


def test_what_cannot_be_is_said(pixels) -> None:
    image = stored_image("x", pixels)
    for changes in ({"preparation": "sharpen"}, {"augment": "spin"}):
        with pytest.raises(MethodUnknown):
            preview(image, order(pixels, **changes))


def test_a_large_image_is_prepared_around_what_is_in_sight(pixels, monkeypatch) -> None:
    monkeypatch.setattr(preview_place, "MOST_SIDE_PX", 48)
    image = stored_image("x", pixels)
    asked = order(pixels, sight=Region(30, 20, 40, 40), preparation="median", augment="none")
    seen = PreparedPart.of(image, asked)
    assert (seen.part.height, seen.part.width) == (48, 48)
    found = preview(image, asked)
    assert found.is_part
    assert found.is_labelled
    assert all((each.class_ids == 3).any() for each in found.samples)
    away = found.prepared.picture.astype(int) - found.plain.picture
    assert np.abs(away[4:-4, 4:-4]).max() <= 3, "shown where it is"
    cut = preview(image, order(pixels))
    assert (cut.is_part, cut.sight) == (True, Region(24, 24, 48, 48))


def test_what_is_in_sight_is_inside_and_not_too_large() -> None:
    assert sight_in((100, 200), Region(-50, 150, 120, 500)) == Region(0, 150, 70, 50)
    assert sight_in((100, 200), Region(400, 0, 5, 5)) == Region(0, 0, 100, 200)
    assert sight_in((9000, 100), Region(0, 0, 9000, 100)) == Region(3476, 0, 2048, 100)
    assert prepared_part((2000, 2000), Region(0, 0, 5, 5)) == Region(0, 0, 2000, 2000)
    assert prepared_part((9000, 9000), Region(0, 8990, 10, 10)) == Region(0, 6952, 2048, 2048)
    assert nearest_label(np.zeros((5, 5), np.uint16)) is None
    assert nearest_label(np.eye(5, dtype=np.uint16)) == (2, 2)
