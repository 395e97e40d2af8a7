"""A file of a data set is read itself where it tells all of the set."""

import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import find_format
from segstudio.formats.errors import FormatError
from segstudio.formats.format import ImageKey, LabelledImage
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.import_source import open_source

SHAPE = (12, 16)
LISTED = ("coco", "coco-panoptic", "cvat", "label-studio", "label-studio-polygons")


def mask(side):
    class_ids = np.zeros(SHAPE, np.uint8)
    class_ids[2 : 2 + side, 3:9] = 1
    return class_ids


def write_set(folder, name, side):
    writer = find_format(name).start(folder, ClassTable().added("cell"))
    writer.write(LabelledImage(ImageKey("a.png", "a", SHAPE), mask(side)))
    writer.close()


@pytest.fixture
def records(tmp_path):
    return [ImageRecord(1, str(tmp_path / "images" / "a.png"), ImageStatus.NEW, None, SHAPE)]


def opened(name, place, records):
    return open_source(name, place, records, lambda done, total: None)


@pytest.mark.parametrize("name", LISTED)
def test_one_of_two_files_side_by_side_is_read(tmp_path, records, name):
    listed = find_format(name).listed
    for title, side in (("train", 3), ("val", 7)):
        write_set(tmp_path / name, name, side)
        file = tmp_path / name / listed
        file.rename(file.with_stem(title))
        if name == "coco-panoptic":
            (tmp_path / name / "panoptic").rename(tmp_path / name / title)
    for title, side in (("train", 3), ("val", 7)):
        file = (tmp_path / name / listed).with_stem(title)
        taken = opened(name, file, records).read(records[0])
        np.testing.assert_array_equal(taken.values != 0, mask(side) != 0)
    if name != "cvat":
        with pytest.raises(FormatError, match="Choose the one to read"):
            opened(name, tmp_path / name, records)


def test_a_file_that_tells_no_set_stands_for_its_folder(tmp_path, records):
    write_set(tmp_path / "set", "color-png", 5)
    taken = opened("color-png", tmp_path / "set" / "classes.json", records).read(records[0])
    np.testing.assert_array_equal(taken.values != 0, mask(5) != 0)
    write_set(tmp_path / "coco", "coco", 4)
    (tmp_path / "coco" / "a.png").write_bytes(b"")
    taken = opened("coco", tmp_path / "coco" / "a.png", records).read(records[0])
    np.testing.assert_array_equal(taken.values != 0, mask(4) != 0)
