"""Folders are listed by names alone."""

import random
import sys

import pytest

from segstudio.storage.errors import StorageFailed
from segstudio.storage.image_folder import list_images, natural_order


def touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def listed(folder, **options):
    prefix = len(str(folder)) + 1
    return [location[prefix:].replace("\\", "/") for location in list_images(folder, **options)]


def test_images_in_natural_order_then_folders(tmp_path):
    touch(tmp_path, "b10.png", "b9.png", "B1.JPG", "z/1.tif", "a/b/2.webp", "a/3.bmp", "x.jpeg")
    touch(tmp_path, "notes.txt", "png", ".hidden.png", ".git/x.png", "y.tiff")
    expected = [
        "B1.JPG",
        "b9.png",
        "b10.png",
        "x.jpeg",
        "y.tiff",
        "a/3.bmp",
        "a/b/2.webp",
        "z/1.tif",
    ]
    assert listed(tmp_path) == expected
    assert listed(tmp_path, recursive=False) == expected[:5]


def test_projects_below_are_skipped_but_not_the_folder_itself(tmp_path):
    touch(
        tmp_path, "1.png", "project.segstudio", "p/project.segstudio", "p/2.png", "folder.png/3.png"
    )
    assert listed(tmp_path) == ["1.png", "folder.png/3.png"]


def test_loops_of_links_end(tmp_path):
    touch(tmp_path, "a/1.png")
    try:
        (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links are not permitted here")
    assert listed(tmp_path) == ["a/1.png"]


def test_what_cannot_be_listed_is_said(tmp_path):
    touch(tmp_path, "file.png")
    for name in ("missing", "file.png"):
        with pytest.raises(StorageFailed, match=f"{name}.*cannot be listed"):
            list_images(tmp_path / name)


@pytest.mark.parametrize("count", [120, 1200])
def test_numbers_sort_as_numbers_however_long(count):
    names = [f"cell {number}_{number % 7:02d}.png" for number in range(count)]
    shuffled = random.Random(0).sample(names, count)
    assert natural_order(shuffled) == names


def test_order_is_the_same_each_time_whatever_the_digits():
    names = [
        "1.png",
        "01.png",
        "001.png",
        "a٣.png",
        "²3.png",
        "a.png",
        "A.png",
        "9" * 5000 + ".png",
    ]
    assert natural_order(names) == natural_order(names[::-1])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text(tmp_path):
    (tmp_path / b"\xff.png".decode("utf-8", "surrogateescape")).touch()
    assert len(list_images(tmp_path)) == 1
