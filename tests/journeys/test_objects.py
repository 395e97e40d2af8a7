"""Touching cells drawn as two objects go out, come into another project, and are still two."""

import json

import numpy as np
from PySide6.QtCore import Qt

from .test_exchange import CTRL, SHIFT, ask, read, told


def numbers(person, *pixels):
    return [int(person.image.mask.objects[pixel]) for pixel in pixels]


def test_two_touching_cells_stay_apart(sit_down, blob_folder, tmp_path):
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.key(Qt.Key.Key_2)
    left, right = (70, 75), (70, 89)
    for row, column in (left, right):
        person.key(Qt.Key.Key_N, SHIFT)
        person.stroke((row - 20, column), (row, column))
        person.stroke((row, column), (row + 20, column))
    person.wait(lambda: len(person.image.history) == 4)
    assert numbers(person, left, right) == [1, 2]
    assert person.window.status_bar.drawn_object.text() == "Object 2"

    person.key(Qt.Key.Key_J)
    person.click(*left)
    person.click(*right)
    person.wait(lambda: numbers(person, left, right) == [1, 1])
    person.stroke((70, 55), (70, 115))
    person.wait(lambda: len(person.image.history) == 6)
    top, bottom = (55, 75), (85, 75)
    assert len(set(numbers(person, top, bottom))) == 2
    for _ in range(2):
        ask(person, Qt.Key.Key_Z, CTRL)
    person.wait(lambda: numbers(person, left, right) == [1, 2])
    person.wait_saved()
    drawn, objects = person.image.mask.class_ids.copy(), person.image.mask.objects.copy()
    person.key(Qt.Key.Key_C, SHIFT)
    person.shot("objects")

    out = tmp_path / "Masken äöü"
    ask(person, Qt.Key.Key_E, CTRL)
    person.export_to(out)
    assert "1 image with objects" in told(person, "Exported 1 mask")
    np.testing.assert_array_equal(read(out / "blob 0_objects.png"), objects)
    assert "objects" in json.loads((out / "classes.json").read_text("utf-8"))

    images = [record.path for record in person.session.images]
    first = person.session.project.folder
    person.session.new_project(tmp_path / "second", images)
    person.wait(lambda: person.image is not None and person.session.project.folder != first)
    ask(person, Qt.Key.Key_I, CTRL)
    person.import_from(out)
    assert "1 image with objects" in told(person, "Imported 1 mask")
    person.wait_saved()
    np.testing.assert_array_equal(person.image.mask.class_ids, drawn)
    np.testing.assert_array_equal(person.image.mask.objects, objects)
    person.session.open_project(first)
    person.wait(lambda: person.image is not None and person.session.project.folder == first)
    np.testing.assert_array_equal(person.image.mask.objects, objects)
