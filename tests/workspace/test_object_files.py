"""Objects go out beside the masks and come in again, on the same pixels."""

import json

import cv2
import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_list import list_objects
from segstudio.document.pixel_runs import pair_counts
from segstudio.formats.index_png import read_index_mask, write_index_mask, write_object_numbers
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.export_target import TargetsExist
from segstudio.workspace.headless.mask_exchange import export, export_masks, import_masks
from segstudio.workspace.object_files import number_tables, objects_path
from segstudio.workspace.project_opening import create_store

from .conftest import write_images

SHAPE = (300, 400)


def drawn():
    """Two classes; touching cells 1 and 700 of class 2, and one of class 1."""
    class_ids, numbers = np.zeros(SHAPE, np.uint8), np.zeros(SHAPE, np.uint16)
    cv2.circle(class_ids, (100, 100), 40, 2, -1)
    cv2.circle(class_ids, (160, 100), 40, 2, -1)
    numbers[:, :130][class_ids[:, :130] == 2] = 1
    numbers[:, 130:][class_ids[:, 130:] == 2] = 700
    class_ids[200:280, 50:300] = 1
    numbers[210:270, 60:290] = 5
    return class_ids, numbers


def made(tmp_path, name, images=("a.png", "b.png")):
    folder = write_images(tmp_path / f"{name} images", list(images), SHAPE)
    return create_store(tmp_path / name, sorted(folder.iterdir()))


def paint(opened, position, class_ids, numbers=None):
    record = opened.images[position]
    mask, _ = opened.store.load_mask(record.id, SHAPE)
    editor = MaskEditor(mask, "Paint")
    for class_id in np.unique(class_ids[class_ids != 0]).tolist():
        editor.paint(mask.whole, (class_ids == class_id).view(np.uint8), class_id)
    if numbers is not None:
        editor.number(mask.whole, numbers, numbers != 0)
    opened.store.commit_edit(record.id, SHAPE, editor.finish(), mask.counts)


def stored(opened, position):
    return opened.store.load_mask(opened.images[position].id, SHAPE)[0]


def nothing(*_):
    pass


@pytest.fixture
def project(tmp_path):
    opened = made(tmp_path, "one")
    paint(opened, 0, *drawn())
    paint(opened, 1, drawn()[0])
    yield opened
    opened.store.close()


def test_objects_come_back_on_the_same_pixels(project, tmp_path):
    out = tmp_path / "out"
    report = export_masks(project, out, nothing)
    assert (report.done, report.with_objects) == (2, 1)
    assert "1 image with objects" in report.sentence("Exported", "mask")
    assert cv2.imread(str(out / "a_objects.png"), cv2.IMREAD_UNCHANGED).dtype == np.uint16
    assert not (out / "b_objects.png").exists()
    assert "NAME_objects.png" in json.loads((out / "classes.json").read_text())["objects"]
    other = made(tmp_path, "two")
    report = import_masks(other, out, nothing)
    assert (report.done, report.with_objects) == (2, 1)
    class_ids, numbers = drawn()
    np.testing.assert_array_equal(stored(other, 0).class_ids, class_ids)
    np.testing.assert_array_equal(stored(other, 0).objects, numbers)
    assert not stored(other, 1).holds_objects
    other.store.close()


def test_without_objects_nothing_is_written_of_them(tmp_path):
    opened = made(tmp_path, "plain")
    paint(opened, 0, drawn()[0])
    report = export_masks(opened, tmp_path / "out", nothing)
    assert report.with_objects == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.png", "classes.json"]
    assert "objects" not in json.loads((tmp_path / "out" / "classes.json").read_text())
    opened.store.close()


def test_objects_of_an_earlier_export_tell_no_old_story(project, tmp_path):
    out = tmp_path / "out"
    write_object_numbers(out / "b_objects.png", np.ones(SHAPE, np.uint16))
    with pytest.raises(TargetsExist, match=r"b_objects\.png"):
        export_masks(project, out, nothing)
    assert read_index_mask(out / "b_objects.png").all()
    export(project, ExportOrder(out, may_replace=True), nothing)
    assert not read_index_mask(out / "b_objects.png").any()


def test_a_file_of_objects_is_never_an_image_or_another_mask(tmp_path):
    opened = made(tmp_path, "clash", ["a.png", "a_objects.png"])
    class_ids, numbers = drawn()
    paint(opened, 0, class_ids, numbers)
    paint(opened, 1, class_ids)
    out = tmp_path / "out"
    report = export_masks(opened, out, nothing)
    assert report.done == 1
    assert "Rename one of the images" in report.problems[0]
    np.testing.assert_array_equal(read_index_mask(out / "a_objects.png"), class_ids)
    write_index_mask(out / "a.png", class_ids)
    other = made(tmp_path, "clash two", ["a.png", "a_objects.png"])
    assert import_masks(other, out, nothing).with_objects == 0
    for each in (opened, other):
        each.store.close()


def test_objects_that_are_there_keep_their_numbers(project, tmp_path):
    out = tmp_path / "out"
    export_masks(project, out, nothing)
    other = made(tmp_path, "two")
    class_ids = np.zeros(SHAPE, np.uint8)
    class_ids[80:120, 90:110] = 2
    paint(other, 0, class_ids, class_ids.astype(np.uint16))
    import_masks(other, out, nothing)
    mask = stored(other, 0)
    assert mask.objects[100, 100] == 2
    assert sorted(each.number for each in list_objects(mask)) == [2, 3, 4, 5]
    other.store.close()


def test_an_object_of_two_classes_becomes_two():
    values = np.array([[1, 1, 2, 2, 0]], np.uint8)
    objects = np.array([[9, 0, 9, 4, 9]], np.uint16)
    tables = number_tables(pair_counts(values, objects), Mask((1, 5)))
    pairs = [(1, 9), (2, 9), (2, 4)]
    assert [int(tables[value][number]) for value, number in pairs] == [9, 10, 4]


def test_objects_of_another_size_are_refused(project, tmp_path):
    out = tmp_path / "out"
    export_masks(project, out, nothing)
    write_object_numbers(objects_path(out / "a.png"), np.ones((3, 4), np.uint16))
    other = made(tmp_path, "two")
    report = import_masks(other, out, nothing)
    assert report.done == 1
    assert "a_objects.png" in report.problems[0]
    other.store.close()
