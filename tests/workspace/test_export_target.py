"""No image is ever written over, and no two files of an export over each other."""

from pathlib import Path

import pytest

from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.export_target import (
    ImageFiles,
    OutputRefused,
    check_folder,
    check_targets,
    mask_targets,
)


def records(folder, *names):
    return [
        ImageRecord(number, str(folder / name), ImageStatus.NEW, None, None)
        for number, name in enumerate(names, 1)
    ]


def linked(link, target):
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no links here")


def test_images_and_twins_are_refused(tmp_path):
    images = records(tmp_path, "a.png")
    check_targets([tmp_path / "b.png", tmp_path / "out" / "a.png"], images)
    for path in (tmp_path / "a.png", tmp_path / "out" / ".." / "a.png", tmp_path / "A.PNG"):
        with pytest.raises(OutputRefused, match="is one of the images"):
            check_targets([path], images)
    with pytest.raises(OutputRefused, match="Two files"):
        check_targets([tmp_path / "b.png", tmp_path / "out" / ".." / "B.png"], images)


def test_links_to_folders_and_to_images_are_followed(tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").touch()
    linked(tmp_path / "link", tmp_path / "images")
    linked(tmp_path / "alias.png", tmp_path / "images" / "a.png")
    for image, path in (
        ("images/a.png", "link/a.png"),
        ("images/a.png", "alias.png"),
        ("alias.png", "images/a.png"),
        ("alias.png", "alias.png"),
    ):
        assert tmp_path / path in ImageFiles(records(tmp_path, image))


def test_an_overlay_that_meets_a_mask_is_refused_before_anything_is_made(tmp_path):
    images = records(tmp_path / "images", "a.tif", "overlays/a.tif")
    out = tmp_path / "out"
    with pytest.raises(OutputRefused, match="Two files"):
        mask_targets(images, [out, out / "overlays"])
    assert not out.exists()
    masks, overlays = mask_targets(images, [out, tmp_path / "other"])
    assert masks == {1: out / "a.png", 2: out / "overlays" / "a.png"}
    assert overlays[1] == tmp_path / "other" / "a.png"
    assert out.is_dir()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("here")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputRefused):
            check_folder(folder)
    assert check_folder(tmp_path / "new" / "deep").is_dir()
    assert check_folder(Path(tmp_path, "new", "..", "new")) == (tmp_path / "new").resolve()
