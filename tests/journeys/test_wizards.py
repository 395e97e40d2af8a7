"""Both dialogs of exchange as a person uses them: with the mouse, and with files of bad will."""

import json

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton

from segstudio.storage.project_store import ProjectStore

from .test_exchange import CTRL, SHIFT, ask, read, told

SHAPE = 256, 320
NAMES = [
    {"id": 0, "name": "background", "color": "#000000"},
    {"id": 1, "name": "nucleus", "color": "#ffcc00"},
    {"id": 2, "name": "dirt"},
]


def write_png(path, values):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(".png", values)[1].tobytes())


@pytest.fixture
def pack(tmp_path):
    """Masks of the three blobs as data packs have them: classes.json beside a folder of masks."""
    values = np.zeros(SHAPE, np.uint8)
    values[40:100, 50:110], values[150:210, 130:190] = 1, 2
    for number in range(3):
        write_png(tmp_path / "pack ü" / "masks" / f"blob {number}.png", values)
    (tmp_path / "pack ü" / "classes.json").write_text(json.dumps(NAMES), "utf-8")
    return tmp_path / "pack ü", values


def type_place(person, place):
    """Open the import dialog and type where the masks are; return it once it was looked at."""
    ask(person, Qt.Key.Key_I, CTRL)
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    field.insert(str(place))
    person.wait(lambda: dialog.place.is_settled and not dialog.stop.isVisible())
    return dialog


def choose(person, dialog, row, words):
    """Click on what a class becomes and on one of the choices."""
    table = dialog.view.mapping
    index = table.mapping.index(row, table.mapping.columnCount() - 1)
    dialog.area.ensureWidgetVisible(table)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    boxes = table.viewport().findChildren(QComboBox)
    box = next(each for each in boxes if each.isVisible())
    person.wait(box.view().isVisible)
    chosen = box.model().index(box.findText(words), 0)
    QTest.mouseClick(
        box.view().viewport(),
        Qt.MouseButton.LeftButton,
        pos=box.view().visualRect(chosen).center(),
        delay=200,  # Qt takes a click right after the list has opened for the end of the first
    )
    person.wait(lambda: index.data() == words)


def click(box):
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def test_a_data_pack_comes_in_as_the_person_says_and_goes_again(sit_down, blob_folder, pack):
    folder, values = pack
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.stroke((70, 60), (70, 100))
    person.wait(lambda: len(person.image.history) == 1)
    person.wait_saved()
    drawn = person.image.mask.class_ids.copy()

    dialog = type_place(person, folder)
    person.shot_of(dialog, "import")
    assert dialog.view.summary.text() == "Masks for 3 of 3 images."
    table = dialog.view.mapping
    shown = [table.mapping.index(row, 3).data() for row in range(3)]
    assert shown == ["Unlabelled", "New: nucleus", "New: dirt"]
    choose(person, dialog, 0, "background")
    choose(person, dialog, 1, "object")
    choose(person, dialog, 2, "Leave out")
    keep = next(each for each in dialog.findChildren(QRadioButton) if "Keep" in each.text())
    dialog.area.ensureWidgetVisible(keep)
    click(keep)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert told(person, "Imported") == "Imported 2 masks. Kept as drawn: 1 image."
    person.wait_saved()
    np.testing.assert_array_equal(person.image.mask.class_ids, drawn)
    assert [each.name for each in person.session.classes] == ["background", "object"]
    ask(person, Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier)
    person.wait(lambda: person.image.record.name == "blob 1.png")
    expected = np.select([values == 0, values == 1], [1, 2], 0)
    np.testing.assert_array_equal(person.image.mask.class_ids, expected)

    project = person.session.project.folder
    person.leave()
    again = sit_down(engine=False)
    again.open(project)
    again.session.show_image(again.session.images[2].id)
    again.wait(lambda: again.image.record.name == "blob 2.png")
    np.testing.assert_array_equal(again.image.mask.class_ids, expected)
    ask(again, Qt.Key.Key_Z, CTRL)
    assert told(again, "Undone") == "Undone in 2 images."
    assert not again.image.mask.class_ids.any()
    ask(again, Qt.Key.Key_Z, CTRL | SHIFT)
    assert told(again, "Redone") == "Redone in 2 images."
    np.testing.assert_array_equal(again.image.mask.class_ids, expected)
    again.notices.clear()
    ask(again, Qt.Key.Key_Z, CTRL)
    told(again, "Undone")
    again.wait(lambda: not again.image.mask.class_ids.any())
    again.wait_saved()
    again.leave()
    with ProjectStore.open(project) as store:
        assert [bool(store.pixel_counts(each.id)) for each in store.images()] == [
            True,
            False,
            False,
        ]
        np.testing.assert_array_equal(store.load_mask(1, SHAPE)[0].class_ids, drawn)


BOMB = """<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>
<annotations><version>1.1</version><image name="&y;"/></annotations>
"""


def hostile_coco():
    """Return annotations of which one is good; each other is bad in a way of its own."""
    square = [60.0, 60.0, 90.0, 60.0, 90.0, 90.0, 60.0, 90.0]
    bad = [
        {"counts": [0, 10**9], "size": list(SHAPE)},
        [[float("nan"), 1, 2, float("nan"), 5, 5]],
        "nonsense",
        {"counts": "\x00\xff", "size": [1, 1]},
    ]
    images = [
        {"id": 1, "file_name": "blob 0.png", "height": SHAPE[0], "width": SHAPE[1]},
        {"id": 1, "file_name": "blob 1.png", "height": SHAPE[0], "width": SHAPE[1]},
        {"id": 2, "file_name": "../../blob 1.png", "height": 1, "width": 1},
        {"id": 3, "file_name": "/etc/passwd", "height": 1, "width": 1},
        {"id": 4, "file_name": "blob 2.png", "height": 10, "width": 12},
    ]
    annotations = [
        {"id": number, "image_id": 1, "category_id": 1, "iscrowd": 0, "segmentation": each}
        for number, each in enumerate([[square], *bad], 1)
    ]
    annotations.append({"id": 99, "image_id": 77, "category_id": 1, "segmentation": [square]})
    categories = [{"id": 1, "name": "cell"}, {"id": 1, "name": "again"}, {"id": "x", "name": 3}]
    return json.dumps({"images": images, "annotations": annotations, "categories": categories})


def test_hostile_files_are_named_and_only_the_good_part_is_taken(sit_down, blob_folder, tmp_path):
    person = sit_down(engine=False)
    person.open(blob_folder)
    (tmp_path / "coco").mkdir()
    (tmp_path / "coco" / "annotations.json").write_text(hostile_coco(), "utf-8")
    dialog = type_place(person, tmp_path / "coco" / "annotations.json")
    assert dialog.format.currentText() == "COCO"
    problems = dialog.view.problems.toPlainText()
    person.shot_of(dialog, "hostile")
    for words in (
        "“../../blob 1.png” was left out",
        "“/etc/passwd” was left out",
        "Image id 1 is there twice",
        "Category id 1 is there twice",
        "blob 0.png: Annotation 2 was left out",
        "blob 0.png: Annotation 3 ",
        "blob 2.png: ",
    ):
        assert words in problems, problems
    assert person.session.classes.by_name("cell") is None
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    told(person, "Imported 1 mask")
    cell = person.session.classes.by_name("cell").id
    assert set(person.image.mask.counts) == {cell}
    assert 800 < person.image.mask.counts[cell] < 1100
    assert person.session.class_editing.pixel_count_in_project(cell) == sum(
        person.image.mask.counts.values()
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("annotations.xml", BOMB.encode(), "is not plain XML"),
        ("annotations.json", b'{"categories": 1, "images": [' * 100_000, "JSON"),
        ("annotations.json", b'{"images": 7, "annotations": {}, "categories": []}', "categories"),
        ("classes.json", b"[" * 200_000, "Nothing in"),
    ],
)
def test_files_that_cannot_be_taken_are_refused_in_a_sentence(
    sit_down, blob_folder, tmp_path, name, content, words
):
    person = sit_down(engine=False)
    person.open(blob_folder)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / name).write_bytes(content)
    dialog = type_place(person, tmp_path / "bad")
    assert words in dialog.state.text()
    assert not dialog.done_button.isEnabled()
    assert not person.image.mask.class_ids.any()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    person.wait(lambda: person.dialog() is None)
    assert [each.name for each in person.session.classes] == ["background", "object"]


def test_a_foreign_file_stays_until_the_person_lets_it_go(sit_down, blob_folder, tmp_path):
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.stroke((70, 60), (70, 100))
    person.wait(lambda: len(person.image.history) == 1)
    person.wait_saved()
    out = tmp_path / "out"
    out.mkdir()
    (out / "blob 0.png").write_bytes(b"of another program")

    ask(person, Qt.Key.Key_E, CTRL)
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    field.insert(str(out))
    person.wait(lambda: dialog.view.existing.isVisible() and not dialog.view.stop.isVisible())
    person.shot_of(dialog, "in the way")
    assert "1, such as “blob 0.png”" in dialog.view.existing.text()
    assert not dialog.done_button.isEnabled()
    click(dialog.view.may_replace)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    told(person, "Exported 1 mask")
    np.testing.assert_array_equal(read(out / "blob 0.png"), person.image.mask.class_ids)


def test_the_loss_is_seen_before_the_export(sit_down, blob_folder, tmp_path):
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.stroke((60, 60), (60, 160), (160, 160), (160, 60), (60, 60))
    person.wait(lambda: len(person.image.history) == 1)
    person.wait_saved()
    ask(person, Qt.Key.Key_E, CTRL)
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    dialog.options.format.setFocus()
    for _ in range(dialog.options.format.findData("yolo")):
        QTest.keyClick(dialog.options.format, Qt.Key.Key_Down)
    assert dialog.options.format.currentText() == "YOLO segmentation"
    person.wait(lambda: "holes, which are filled: 1." in dialog.view.losses.toPlainText())
    person.export_to(tmp_path / "out")
    assert "Not carried: holes, which are filled: 1." in told(person, "Exported 1 image as YOLO")
    assert (tmp_path / "out" / "labels" / "blob 0.txt").is_file()
