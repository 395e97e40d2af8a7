"""What comes beside an image in its folder, as it is now."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from segstudio.engine.image_store import ImageStore
from segstudio.storage.image_file import read_image
from segstudio.worker.image_library import ImageLibrary

FRAMES = "frames=3+none"


def write(path, value: int) -> None:
    """Write an image of one value, in a second of its own."""
    cv2.imwrite(str(path), np.full((4, 5), value, np.uint8))
    os.utime(path, (value, value))


@pytest.fixture
def library(tmp_path) -> ImageLibrary:
    for number in (1, 2, 9, 10, 11):
        write(tmp_path / f"slice {number}.png", number)
    library = ImageLibrary(lambda path: read_image(Path(path)), lambda report: None)
    library.add(7, str(tmp_path / "slice 10.png"))
    return library


def frames(image) -> list[int]:
    return image.prepared(FRAMES).pixels[0, 0].tolist()


def beside(library, places: int, key: object = 7) -> int | None:
    """Return the value of the image beside another."""
    frame = library.beside(key, places)
    return None if frame is None else int(frame.read()[0, 0])


def test_the_order_is_that_of_a_person_and_ends_where_the_folder_does(library) -> None:
    assert [beside(library, places) for places in (-2, -1, 1, 2)] == [2, 9, 11, None]
    assert beside(library, 1, key=3) is None


def test_a_file_that_was_not_added_has_the_same_neighbours(library, tmp_path) -> None:
    found = [frames(library.stored(str(tmp_path / f"slice {n}.png"))) for n in (1, 9, 11)]
    assert found == [[1, 1, 2], [2, 9, 10], [10, 11, 11]]


def test_files_that_come_later_are_seen(library, tmp_path) -> None:
    assert beside(library, -1) == 9
    (tmp_path / "slice 9.png").unlink()
    assert beside(library, -1) == 2


def test_a_neighbour_that_is_replaced_is_seen_while_the_image_is_kept(library, tmp_path) -> None:
    store = ImageStore(library, 2**20)
    assert frames(store.get(7)) == [9, 10, 11]
    kept = store.get(7)
    write(tmp_path / "slice 9.png", 90)
    assert frames(store.get(7)) == [90, 10, 11]
    (tmp_path / "slice 11.png").unlink()
    assert frames(store.get(7)) == [90, 10, 10]
    assert store.get(7) is kept
    assert kept.prepared(FRAMES) is kept.prepared(FRAMES)
