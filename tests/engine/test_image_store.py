"""Images are checked once, brought to one range, and kept within a budget."""

import numpy as np
import pytest

from segstudio.document.preparation import NONE, with_frames
from segstudio.document.region import Region
from segstudio.engine.errors import ImageRefused
from segstudio.engine.image_store import Beside, ImageStore, StoredImage
from segstudio.engine.intensity import Intensity


@pytest.mark.parametrize(
    ("pixels", "words"),
    [
        (np.zeros((4,)), "shape"),
        (np.zeros((0, 4)), "shape"),
        (np.zeros((2, 2, 2, 2)), "shape"),
        (np.zeros((2, 2, 65)), "channels"),
        (np.full((2, 2), np.nan), "not finite"),
        (np.full((2, 2), np.inf, np.float32), "not finite"),
        (np.zeros((2, 2), complex), "real numbers"),
        (np.zeros((1, 65_537), np.uint8), "largest side"),
    ],
)
def test_pixels_that_cannot_be_used_are_refused(pixels, words) -> None:
    with pytest.raises(ImageRefused, match=words):
        ImageStore(None, 0).put("x", pixels)


def test_grey_goes_with_colour_but_five_channels_do_not() -> None:
    store = ImageStore(None, 0)
    store.put("grey", np.zeros((3, 3), np.uint8))
    store.put("colour", np.zeros((3, 3, 3), np.uint8))
    with pytest.raises(ImageRefused, match="5 channels"):
        store.put("bands", np.zeros((3, 3, 5), np.uint8))
    assert store.get("grey").crop(Region(0, 0, 2, 2), 3).shape == (3, 2, 2)


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int16, np.uint16, np.int64, float, "f2"])
def test_every_number_type_is_stretched_over_its_range(dtype) -> None:
    pixels = np.zeros((10, 10), dtype)
    pixels[5:] = 1
    store = ImageStore(None, 0)
    store.put("x", pixels)
    crop = store.get("x").crop(Region(0, 0, 10, 10), 1)
    assert crop.dtype == np.float32
    assert (crop.min(), crop.max()) == pytest.approx((-1, 1))


def test_sixteen_bits_keep_their_small_steps() -> None:
    ramp = np.arange(65_536, dtype=np.uint16).reshape(256, 256)
    normalised = Intensity.of(ramp[:, :, None]).normalised(ramp[:, :, None])
    assert len(np.unique(normalised)) > 60_000


def test_a_flat_image_is_flat() -> None:
    flat = np.full((5, 5, 3), 7, np.uint8)
    assert not Intensity.of(flat).normalised(flat).any()


def test_bands_are_stretched_one_by_one() -> None:
    pixels = np.zeros((10, 10, 2))
    pixels[5:] = (1, 1_000)
    result = Intensity.of(pixels).normalised(pixels)
    assert result[9, 9] == pytest.approx((1, 1))


def test_outside_the_image_is_its_mirror() -> None:
    pixels = np.arange(12, dtype=np.uint8).reshape(3, 4)
    store = ImageStore(None, 0)
    store.put("x", pixels)
    image = store.get("x")
    inside = image.crop(Region(0, 0, 3, 4), 1)[0]
    around = image.crop(Region(-2, -3, 7, 10), 1)[0]
    assert np.array_equal(around, np.pad(inside, ((2, 2), (3, 3)), mode="reflect"))


def test_given_pixels_are_copied() -> None:
    pixels = np.zeros((4, 4), np.uint8)
    store = ImageStore(None, 0)
    store.put("x", pixels)
    pixels[...] = 9
    assert not store.get("x").pixels.any()


def test_the_source_is_asked_again_only_beyond_the_budget() -> None:
    asked: list[object] = []

    def source(key: object) -> np.ndarray:
        asked.append(key)
        return np.zeros((10, 10), np.uint8)

    store = ImageStore(source, 250)
    for key in (1, 2, 1, 3, 1, 2):
        store.get(key)
    assert asked == [1, 2, 3, 2]


def test_one_image_larger_than_the_budget_is_kept() -> None:
    store = ImageStore(lambda key: np.zeros((10, 10), np.uint8), 1)
    assert store.get(1) is store.get(1)
    assert store.known_shape(1) == (10, 10)
    store.remove(1)
    assert store.known_shape(1) is None


def test_a_project_of_five_channels_works_and_refuses_colour_with_a_sentence() -> None:
    store = ImageStore(None, 0)
    store.put("bands", np.zeros((3, 3, 5), np.uint16))
    assert store.get("bands").crop(Region(0, 0, 2, 2), 5).shape == (5, 2, 2)
    with pytest.raises(ImageRefused, match="5; put it into a project of its own"):
        store.put("colour", np.zeros((3, 3, 3), np.uint8))


def test_given_pixels_are_copied_and_those_of_a_source_are_not() -> None:
    pixels = np.zeros((4, 4, 3), np.uint8)
    store = ImageStore(lambda key: pixels, 0)
    store.put("given", pixels)
    assert store.get("fetched").pixels is pixels
    pixels[:] = 9
    assert not store.get("given").pixels.any()


@pytest.mark.parametrize("value", [1e-45, 1e-38, 3e38])
def test_extreme_values_are_brought_to_finite_ones(value) -> None:
    pixels = np.zeros((8, 8, 1), np.float32)
    pixels[::2], pixels[1::2] = value, -value
    assert np.isfinite(Intensity.of(pixels).normalised(pixels)).all()


def stacked(store: ImageStore, key: object, frames: int = 3) -> list[int]:
    """Return the value of each channel of an image of one value, with the images beside it."""
    return store.get(key).prepared(f"frames={frames}+none").pixels[0, 0].tolist()


def test_images_beside_come_in_order_and_the_ends_repeat_the_nearest() -> None:
    store = ImageStore(None, 0)
    for value in (10, 20, 30, 40):
        store.put(value, np.full((3, 3), value, np.uint8))
    assert [stacked(store, key) for key in (10, 20, 40)] == [
        [10, 10, 20],
        [10, 20, 30],
        [30, 40, 40],
    ]
    assert stacked(store, 20, 5) == [10, 10, 20, 30, 40]


@pytest.mark.parametrize(
    "other", [np.zeros((3, 4), np.uint8), np.zeros((3, 3, 3), np.uint8), np.zeros((3, 3))]
)
def test_what_is_not_alike_is_no_frame(other) -> None:
    store = ImageStore(None, 0)
    store.put("own", np.full((3, 3), 7, np.uint8))
    store.put("other", other)
    assert stacked(store, "own") == [7, 7, 7]


def test_each_frame_has_its_channels_and_the_range_is_of_the_image_itself() -> None:
    store = ImageStore(None, 0)
    dark, light = (np.arange(27, dtype=np.uint8).reshape(3, 3, 3) + lift for lift in (0, 90))
    store.put("dark", dark)
    store.put("light", light)
    found = store.get("dark").prepared("frames=3+none")
    assert np.array_equal(found.pixels, np.concatenate((dark, dark, light), axis=2))
    assert found.crop(Region(0, 0, 3, 3), 9)[6:].min() > 1
    assert np.array_equal(
        found.own_window(Region(0, 0, 3, 3)), found.window(Region(0, 0, 3, 3))[..., 3:6]
    )


def test_grey_is_repeated_frame_by_frame() -> None:
    stack = StoredImage(np.uint8([[[1, 2, 3]]]), Intensity(np.float32([0]), np.float32([1])))
    assert stack.crop(Region(0, 0, 1, 1), 9)[:, 0, 0].tolist() == [1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_no_room_for_a_neighbour_is_not_taken_for_an_end() -> None:
    def source(key):
        if isinstance(key, Beside):
            raise MemoryError
        return np.zeros((8, 8), np.uint8)

    store = ImageStore(source, 0)
    with pytest.raises(MemoryError):
        store.get("x").prepared(with_frames(NONE, 3))
