"""Masks of images that EXIF turns: as shown in every format, or turned to lie so."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from segstudio.document.label_class import ClassTable
from segstudio.formats.accounting_writer import TURNED
from segstudio.formats.catalogue import ALL_TITLES, find_format
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import ImageKey, LabelledImage
from segstudio.formats.upright_reader import upright

CLASSES = ClassTable().added("background").added("cell")
SIZELESS = ("yolo", "qupath")
FOLLOWS_EXIF = ("labelme", "label-studio", "label-studio-polygons", "cvat", "yolo")


def stored_mask():
    mask = np.zeros((4, 7), np.uint8)
    mask[:2, :3], mask[3] = 2, 1
    return mask


def written(name, folder, key, mask):
    writer = find_format(name).start(folder, CLASSES)
    writer.write(LabelledImage(key, mask))
    writer.close()
    return writer.losses


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_is_what_pillow_shows(orientation):
    stored = stored_mask()
    image = Image.fromarray(stored)
    image.getexif()[0x0112] = orientation
    assert np.array_equal(upright(stored, orientation), ImageOps.exif_transpose(image))


@pytest.mark.parametrize("orientation", [1, 3, 6])
@pytest.mark.parametrize("name", ALL_TITLES)
def test_masks_lie_as_shown(name, orientation, tmp_path):
    shown = upright(stored_mask(), orientation)
    key = ImageKey("a.jpg", "a", shown.shape, orientation)
    losses = written(name, tmp_path, key, shown)
    assert losses.remarks == ({} if orientation == 1 or name in FOLLOWS_EXIF else {TURNED: 1})
    taken = find_format(name).open(tmp_path, [key]).read(key)
    assert np.array_equal(taken.values != 0, shown != 0)
    assert bool(taken.problems) == (orientation == 3 and name not in FOLLOWS_EXIF)


@pytest.mark.parametrize("name", [name for name in ALL_TITLES if name not in SIZELESS])
def test_masks_of_the_stored_file_are_turned(name, tmp_path):
    stored = stored_mask()
    written(name, tmp_path, ImageKey("a.jpg", "a", stored.shape), stored)
    if name != "color-png":
        (tmp_path / "classes.json").unlink(missing_ok=True)
    shown = upright(stored, 6)
    key = ImageKey("a.jpg", "a", shown.shape, 6)
    reader = find_format(name).open(tmp_path, [key])
    taken = reader.read(key)
    assert np.array_equal(taken.values == 0, shown == 0)
    assert taken.problems[-1] == "Its mask lies as the file is stored; it was turned as EXIF says."
    assert len(reader.classes) == 2
    with pytest.raises(ImportFailed):
        reader.read(ImageKey("a.jpg", "a", shown.shape, 3))
