"""Folders of images and masks."""

import shutil

import numpy as np
import pytest

from segstudio.benchmark.errors import BenchmarkRefused
from segstudio.benchmark.image_set import evenly, read_image_set
from segstudio.formats.errors import ImportFailed
from tests.benchmark.conftest import SHAPE, write_png


def listed(*classes):
    return {"classes": [{"id": i, "name": name, **more} for i, name, more in classes]}


def test_without_a_list_each_value_is_a_class_and_every_fourth_image_is_test(make_set):
    found = read_image_set(make_set(9, (0, 7)), most_test=10)
    assert found.class_names == ("background", "class 7")
    assert found.has_background
    assert [each.name for each in found.test] == ["3.png", "7.png"]
    assert len(found.train) == 7
    assert set(np.unique(found.train[0].truth)) == {1, 2}
    assert found.train[0].pixels.shape == SHAPE


def test_a_class_of_value_0_that_is_listed_counts_and_one_that_is_not_does_not(make_set):
    with_0 = make_set(4, name="a", classes=listed((0, "soil", {}), (1, "crop", {})))
    assert read_image_set(with_0, 1).class_names == ("soil", "crop")
    without_0 = make_set(4, (0, 1), name="b", classes=listed((1, "crop", {}), (2, "weed", {})))
    found = read_image_set(without_0, 1)
    assert set(np.unique(found.test[0].truth)) == {0, 1}
    assert not found.has_background


def test_what_is_to_be_ignored_does_not_count(make_set):
    classes = listed((0, "background", {}), (1, "cat", {}), (2, "border", {"ignore": True}))
    folder = make_set(4, (0, 1), classes=classes)
    write_png(folder / "masks" / "0.png", np.full(SHAPE, 2, np.uint8))
    found = read_image_set(folder, 1)
    assert found.class_names == ("background", "cat")
    assert not found.train[0].truth.any()
    classes["classes"].append({"id": 3, "name": "band"})
    again = read_image_set(make_set(4, name="b", classes=classes), 1, ignore=["band", "other"])
    assert again.ignored == ("band",)


def test_255_beside_others_is_not_known_and_alone_is_an_object(make_set):
    alone = read_image_set(make_set(4, (0, 255), name="a"), 1)
    assert alone.class_names == ("background", "class 255")
    folder = make_set(4, (0, 1), name="b")
    write_png(folder / "masks" / "3.png", np.full(SHAPE, 255, np.uint8))
    assert not read_image_set(folder, 1).test[0].truth.any()


def test_the_split_is_followed(make_set):
    folder = make_set(4)
    (folder / "split.csv").write_text("image,mask,split\n0.png,0.png,test\n1.png,1.png,train\n")
    found = read_image_set(folder, 5)
    assert [each.name for each in (*found.train, *found.test)] == ["1.png", "0.png"]


def test_many_are_thinned_evenly():
    assert evenly(range(10), 3) == [0, 3, 6]
    assert evenly(range(2), 3) == [0, 1]


def test_what_cannot_be_used_is_said(make_set, tmp_path):
    folder = make_set(4)
    with pytest.raises(BenchmarkRefused, match="There is no folder"):
        read_image_set(tmp_path / "nowhere", 1)
    write_png(folder / "masks" / "1.png", np.zeros((9, 9), np.uint8))
    with pytest.raises(ImportFailed, match="belongs to this image"):
        read_image_set(folder, 1)
    (folder / "split.csv").write_text("picture\n0.png\n")
    with pytest.raises(BenchmarkRefused, match="columns image and split"):
        read_image_set(folder, 1)
    (folder / "split.csv").write_text("image,split\n0.png,train\n")
    with pytest.raises(BenchmarkRefused, match="no test image"):
        read_image_set(folder, 1)
    shutil.rmtree(folder / "masks")
    with pytest.raises(BenchmarkRefused, match="no folder “masks”"):
        read_image_set(folder, 1)
    (folder / "masks").mkdir()
    with pytest.raises(BenchmarkRefused, match="No image in"):
        read_image_set(folder, 1)
    with pytest.raises(BenchmarkRefused, match="fewer than two classes"):
        read_image_set(make_set(4, (1, 1), name="one"), 1)
