"""What comes beside an image in its folder, as it is now."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from segstudio.engine.image_store import Beside
from segstudio.storage.image_file import read_image
from segstudio.worker.image_library import ImageLibrary, ImageUnknown


def write(folder, *numbers) -> None:
    for number in numbers:
        cv2.imwrite(str(folder / f"slice {number}.png"), np.full((4, 5), number, np.uint8))


@pytest.fixture
def library(tmp_path) -> ImageLibrary:
    write(tmp_path, 1, 2, 9, 10, 11)
    library = ImageLibrary(lambda path: read_image(Path(path)), lambda report: None)
    library.add(7, str(tmp_path / "slice 10.png"))
    return library


def frames(image) -> list[int]:
    return image.prepared("frames=3+none").pixels[0, 0].tolist()


def test_the_order_is_that_of_a_person_and_ends_where_the_folder_does(library, tmp_path) -> None:
    assert [library.pixels(Beside(7, n))[0, 0] for n in (-2, -1, 1)] == [2, 9, 11]
    with pytest.raises(ImageUnknown):
        library.pixels(Beside(7, 2))
    with pytest.raises(ImageUnknown):
        library.pixels(Beside(3, 1))


def test_a_file_that_was_not_added_has_the_same_neighbours(library, tmp_path) -> None:
    found = [frames(library.stored(str(tmp_path / f"slice {n}.png"))) for n in (1, 9, 11)]
    assert found == [[1, 1, 2], [2, 9, 10], [10, 11, 11]]


def test_files_that_come_later_are_seen(library, tmp_path) -> None:
    assert library.pixels(Beside(7, -1))[0, 0] == 9
    (tmp_path / "slice 9.png").unlink()
    assert library.pixels(Beside(7, -1))[0, 0] == 2
