"""Names of exported files."""

from pathlib import Path

import pytest

from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.file_naming import WouldOverwrite, check_no_image_is_hit, mask_names


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


def test_no_image_is_hit(tmp_path):
    images = records("a.png", folder=tmp_path)
    (tmp_path / "a.png").touch()
    check_no_image_is_hit(images, [tmp_path / "out" / "a.png"], tmp_path / "out")
    for path in (tmp_path / "a.png", tmp_path / "out" / ".." / "a.png"):
        with pytest.raises(WouldOverwrite, match="another folder"):
            check_no_image_is_hit(images, [path], tmp_path)


def test_links_are_followed(tmp_path):
    images = records("a.png", folder=tmp_path)
    try:
        (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(WouldOverwrite):
        check_no_image_is_hit(images, [tmp_path / "link" / "a.png"], tmp_path)
