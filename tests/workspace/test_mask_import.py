"""Which files are masks of which images, and what their values mean."""

import cv2
import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.formats.errors import FormatError
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.image_list import ImageList
from segstudio.workspace.mask_import import ImportRefused, plan_import

SHAPE = (8, 9)


@pytest.fixture
def folder(tmp_path):
    for name, value in (("a", 3), ("b", 4)):
        (tmp_path / f"{name}.png").write_bytes(png(np.full(SHAPE, value, np.uint8)))
    return tmp_path


def png(values):
    return cv2.imencode(".png", values)[1].tobytes()


def images(*names, folder):
    return ImageList(
        ImageRecord(number, str(folder / name), ImageStatus.NEW, None, SHAPE)
        for number, name in enumerate(names, 1)
    )


def test_images_are_not_taken_for_their_own_masks(folder):
    with pytest.raises(ImportRefused, match="the images themselves"):
        plan_import(folder, images("a.png", "b.png", folder=folder), ClassTable())


def test_masks_beside_the_images_are_found(folder):
    listed = images("a.tif", "b.png", folder=folder)
    plan = plan_import(folder, listed, ClassTable())
    assert plan.files == {1: folder / "a.png"}
    assert plan.classes.ids == (3,)
    assert plan.read(listed[0]).ids == {3: 3}
    assert plan.read(listed[1]) is None


def test_one_broken_mask_keeps_no_other_back(folder, tmp_path):
    listed = images("a.tif", "b.tif", folder=tmp_path / "images")
    (folder / "a.png").write_bytes(b"broken")
    plan = plan_import(folder, listed, ClassTable())
    with pytest.raises(FormatError, match="not a PNG"):
        plan.read(listed[0])
    assert plan.read(listed[1]).ids == {4: 4}


def test_a_mask_of_another_size_is_refused(folder, tmp_path):
    listed = images("a.tif", folder=tmp_path / "images")
    plan = plan_import(folder, listed, ClassTable())
    (folder / "a.png").write_bytes(png(np.ones((3, 4), np.uint8)))
    with pytest.raises(FormatError, match="4 × 3 px, but its image is 9 × 8"):
        plan.read(listed[0])


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ImportRefused, match="There is no folder"):
        plan_import(tmp_path / "x", images("a.png", folder=tmp_path), ClassTable())
