"""Names of exported files."""

from pathlib import Path

import pytest

from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.file_naming import mask_names


def records(*names, folder=Path("/images")):
    return [
        ImageRecord(number, str(folder / name), ImageStatus.NEW, None, None)
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("images", "masks"),
    [
        ([], []),
        (["a.png", "b.tif"], ["a.png", "b.png"]),
        (["x/a.png", "y/a.png"], ["x/a.png", "y/a.png"]),
        (["x/a.png", "x/b.png"], ["a.png", "b.png"]),
        (["a.b.png"], ["a.b.png"]),
        (["a.jpg", "a.png"], ["a.jpg.png", "a.png.png"]),
        (["a.jpg", "A.png"], ["a.jpg.png", "A.png.png"]),
        (["a.jpg", "a.tif", "a.jpg.png"], ["a.jpg.png", "a.tif.png", "a.jpg_.png"]),
    ],
)
def test_names(images, masks):
    named = mask_names(records(*images))
    assert [Path(name).as_posix() for name in named.values()] == masks


def test_other_suffixes():
    assert list(mask_names(records("a.png"), suffix=".txt").values()) == ["a.txt"]
