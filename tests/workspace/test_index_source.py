"""Which files are masks of which images, and what their values mean."""

import json

import cv2
import numpy as np
import pytest

from segstudio.formats.errors import FormatError
from segstudio.formats.format import NamedClass
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.import_source import ImportRefused, open_source
from segstudio.workspace.job import Cancelled

SHAPE = (8, 9)


@pytest.fixture
def folder(tmp_path):
    for name, value in (("a", 3), ("b", 4)):
        (tmp_path / f"{name}.png").write_bytes(png(np.full(SHAPE, value, np.uint8)))
    return tmp_path


def png(values):
    return cv2.imencode(".png", values)[1].tobytes()


def images(*names, folder):
    return [
        ImageRecord(number, str(folder / name), ImageStatus.NEW, None, SHAPE)
        for number, name in enumerate(names, 1)
    ]


def opened(place, records):
    return open_source("", place, records, lambda done, total: None)


def test_images_are_not_taken_for_their_own_masks(folder):
    with pytest.raises(FormatError, match="the images themselves"):
        opened(folder, images("a.png", "b.png", folder=folder))


def test_masks_beside_the_images_are_found(folder):
    records = images("a.tif", "b.png", folder=folder)
    source = opened(folder, records)
    assert source.classes == (NamedClass(3, None),)
    assert (source.read(records[0]).values == 3).all()
    assert source.read(records[1]) is None


def test_one_broken_mask_keeps_no_other_back(folder, tmp_path):
    records = images("a.tif", "b.tif", folder=tmp_path / "images")
    (folder / "a.png").write_bytes(b"broken")
    source = opened(folder, records)
    with pytest.raises(FormatError, match="not a PNG"):
        source.read(records[0])
    assert (source.read(records[1]).values == 4).all()


def test_a_mask_of_another_size_is_refused(folder, tmp_path):
    records = images("a.tif", folder=tmp_path / "images")
    source = opened(folder, records)
    (folder / "a.png").write_bytes(png(np.ones((3, 4), np.uint8)))
    with pytest.raises(FormatError, match="4 × 3 px, but its image is 9 × 8"):
        source.read(records[0])


def test_a_place_that_is_not_there(tmp_path):
    with pytest.raises(ImportRefused, match="There is no"):
        opened(tmp_path / "x", images("a.png", folder=tmp_path))


def test_a_data_pack_has_its_masks_in_a_folder_beside_the_names(folder, tmp_path):
    pack = tmp_path / "pack"
    (pack / "masks").mkdir(parents=True)
    (pack / "masks" / "a.png").write_bytes(png(np.eye(8, 9, dtype=np.uint8)))
    names = [{"id": 0, "name": "background", "color": "#000000"}, {"id": 1, "name": "nucleus"}]
    (pack / "classes.json").write_text(json.dumps(names), "utf-8")
    records = images("a.tif", folder=tmp_path / "images")
    for place in (pack, pack / "masks", pack / "classes.json"):
        source = opened(place, records)
        assert [(each.value, each.name) for each in source.classes] == [
            (0, "background"),
            (1, "nucleus"),
        ]
        assert source.read(records[0]).values.sum() == 8


def test_opening_can_be_ended_in_the_middle(folder, tmp_path):
    records = images(*(f"{number}.tif" for number in range(9)), folder=tmp_path)
    seen = []

    def advance(done, total):
        seen.append((done, total))
        if done == 3:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        open_source("", folder, records, advance)
    assert seen == [(1, 9), (2, 9), (3, 9)]


def test_an_image_that_came_later_has_no_mask(folder, tmp_path):
    early, late = images("a.tif", "b.tif", folder=tmp_path / "images")
    source = opened(folder, [early])
    assert source.read(early) is not None
    assert source.read(late) is None
