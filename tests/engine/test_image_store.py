"""Images are checked once, brought to one range, and kept within a budget."""

from functools import partial

import numpy as np
import pytest

from segstudio.document.preparation import NONE, with_frames
from segstudio.document.region import Region
from segstudio.engine.cell_window import CellWindows
from segstudio.engine.errors import ImageRefused
from segstudio.engine.image_store import ImageStore
from segstudio.engine.intensity import Intensity
from segstudio.engine.stored_image import Frame, StoredImage


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


class Slices:
    """An ordered source of ten images of 10 × 10 px, 100 bytes each; each has its key's value."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.fault: Exception | None = None
        self.lift = 0

    def __call__(self, key: int) -> np.ndarray:
        self.asked.append(key)
        return np.full((10, 10), key, np.uint8)

    def beside(self, key: int, places: int) -> Frame | None:
        at = key + places
        return Frame((at, self.lift), partial(self._read, at)) if 0 <= at < 10 else None

    def _read(self, at: int) -> np.ndarray:
        if self.fault is not None:
            raise self.fault
        return np.full((10, 10), at + self.lift, np.uint8)


def test_no_room_for_a_neighbour_is_not_taken_for_an_end() -> None:
    source = Slices()
    store = ImageStore(source, 0)
    source.fault = OSError("gone")
    assert stacked(store, 4) == [4, 4, 4]
    source.fault = MemoryError()
    with pytest.raises(MemoryError):
        stacked(store, 5)


def test_a_changed_neighbour_makes_another_stack_and_another_window() -> None:
    source = Slices()
    store = ImageStore(source, 2**20)
    windows, place, text = CellWindows(store), Region(0, 0, 4, 4), with_frames(NONE, 3)
    before, window = store.get(4).prepared(text), windows.get(4, place, text)
    assert store.get(4).prepared(text) is before
    assert windows.get(4, place, text) is window
    source.lift = 20
    assert stacked(store, 4) == [23, 4, 25]
    assert windows.get(4, place, text).image.pixels[0, 0].tolist() == [23, 4, 25]
    assert source.asked == [4]


def test_given_images_that_change_are_seen_in_the_stacks_of_those_beside() -> None:
    store = ImageStore(None, 0)
    for key in "abc":
        store.put(key, np.full((3, 3), ord(key), np.uint8))
    assert stacked(store, "b") == [97, 98, 99]
    store.put("c", np.full((3, 3), 7, np.uint8))
    assert stacked(store, "b") == [97, 98, 7]
    store.remove("a")
    assert stacked(store, "b") == [98, 98, 7]


def test_stacks_and_prepared_copies_are_within_the_budget() -> None:
    source = Slices()
    store = ImageStore(source, 1200)  # an image, its stack and a copy of 16 bits take 600
    for key in range(10):
        image = store.get(key)
        image.prepared(with_frames(NONE, 3))
        image.prepared("median=3")
        at_hand = [store.at_hand(each) for each in range(10)]
        held_bytes = [each.pixels.nbytes + each.prepared_bytes for each in at_hand if each]
        assert held_bytes == [600] * min(2, key + 1)
        assert store.at_hand(key) is image
    store.get(0).prepared("median=3")  # 300, and 600 of the one before
    store.get(1)
    store.get(9)
    assert source.asked == [*range(10), 0, 1]


def test_copies_of_given_images_are_given_up_and_the_images_are_not() -> None:
    store = ImageStore(None, 450)
    for key in range(4):
        store.put(key, np.full((10, 10), key, np.uint8))
        store.get(key).prepared("median=3")
    assert [store.get(key).prepared_bytes for key in range(4)] == [0, 0, 200, 200]
    gone = store.get(2)
    store.remove(2)
    gone.prepared("median=5")  # somebody holds it still: it is nothing of the store's
    store.get(0).prepared("median=3")
    assert [store.get(key).prepared_bytes for key in (0, 1, 3)] == [200, 0, 200]
