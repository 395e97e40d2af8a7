"""Versions: noted, pinned, compared, gone back to, taken out and in, and used on a folder."""

import csv
import json
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel, QLineEdit

LEFT = Qt.MouseButton.LeftButton


def click_row(panel, row, keys=Qt.KeyboardModifier.NoModifier):
    place = panel.list.visualItemRect(panel.list.item(row)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, keys, place)


def numbers(panel):
    """The versions as they are listed, the newest first."""
    return [
        int(panel.list.item(row).text().split(",")[0].split()[-1])
        for row in range(panel.list.count())
    ]


def teach(person):
    """Draw until a few versions are kept, then rest."""
    loop = person.session.loop
    person.key(Qt.Key.Key_2)
    person.stroke((70, 60), (70, 100))
    person.key(Qt.Key.Key_1)
    for count, row in enumerate((130, 240, 10), 1):
        person.stroke((row, 20), (row, 300))
        person.wait(lambda count=count: len(loop.status.versions) >= count)
    person.window.actions_by_id["pause"].trigger()
    person.wait(lambda: loop.status.state.value == "idle")


def show_versions(person):
    dock = person.window.findChild(QDockWidget, "versions")
    dock.show()
    dock.raise_()
    panel = person.window.versions_panel
    person.wait(panel.isVisible)
    person.wait(lambda: panel.list.count() == len(person.session.loop.status.versions))
    return panel


def fill(dialog, name, text):
    field = next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, str(text))


OTHER_PROGRAM = """
import sys
import numpy, onnxruntime
session = onnxruntime.InferenceSession(sys.argv[1])
(pixels,) = session.get_inputs()
shape = [side if isinstance(side, int) else 64 for side in pixels.shape]
(said,) = session.run(None, {pixels.name: numpy.zeros(shape, numpy.float32)})
print(said.shape[1], "finite" if numpy.isfinite(said).all() else "not finite")
"""


def export_onnx(person, panel, file):
    """Choose ONNX in the dialog, and let another program's runtime say what the file says."""
    QTest.mouseClick(panel.buttons.export, LEFT)
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    QTest.keyClick(dialog.format, Qt.Key.Key_Down)
    notes = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("ONNX Runtime says the same" in each for each in notes)
    fill(dialog, "File", file)
    person.shot_of(dialog, "export-onnx")
    person.press_button("Export")
    # The converter takes ten seconds on a machine that does nothing else.
    person.wait(lambda: file.is_file() and not person.session.jobs.jobs, timeout_ms=180_000)
    command = [sys.executable, "-c", OTHER_PROGRAM, str(file)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    assert said == [str(len(person.session.classes)), "finite"]


def test_versions_are_noted_pinned_compared_gone_back_to_and_kept(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    teach(person)
    panel = show_versions(person)
    oldest = numbers(panel)[-1]
    click_row(panel, panel.list.count() - 1)
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    QTest.keyClicks(panel.note, "before the second stroke")
    QTest.keyClick(panel.note, Qt.Key.Key_Return)
    person.wait(
        lambda: "before the second stroke" in panel.list.item(panel.list.count() - 1).text()
    )
    QTest.mouseClick(panel.buttons.pin, LEFT)
    person.wait(panel.buttons.pin.isChecked)
    person.wait(lambda: ", pinned, " in panel.list.item(panel.list.count() - 1).text())
    assert not panel.buttons.delete.isEnabled()
    person.shot("versions-noted")
    QTest.mouseClick(panel.buttons.compare, LEFT)
    person.wait(panel.figures.isVisible)
    person.wait(lambda: person.canvas.is_complete)
    assert f"Versions {oldest} and " in panel.figures.sentence.text()
    assert person.session.layers.is_kept_compared
    person.qtbot.wait(400)  # the layout follows
    person.shot("versions-compared")
    QTest.mouseClick(panel.buttons.compare, LEFT)
    person.wait(panel.figures.isHidden)
    newest = numbers(panel)[0]
    QTest.mouseClick(panel.buttons.back, LEFT)
    person.wait(lambda: numbers(panel)[0] > newest)
    assert oldest in numbers(panel)
    person.wait(lambda: person.session.loop.wait_saved(0))
    person.leave()
    again = sit_down()
    again.open(blob_folder)
    again.wait(lambda: bool(again.session.loop.status.versions))
    panel = show_versions(again)
    text = panel.list.item(numbers(panel).index(oldest)).text()
    assert "before the second stroke" in text
    assert ", pinned, " in text
    again.leave()


@pytest.mark.timeout(300)
def test_a_network_goes_out_and_in_and_over_a_folder(sit_down, blob_folder, tmp_path):
    person = sit_down()
    person.open(blob_folder)
    teach(person)
    panel = show_versions(person)
    QTest.mouseClick(panel.buttons.export, LEFT)
    person.wait(lambda: person.dialog() is not None)
    file = tmp_path / "blobs.safetensors"
    fill(person.dialog(), "File", file)
    fill(person.dialog(), "Licence", "CC0")
    person.shot_of(person.dialog(), "export-network")
    person.press_button("Export")
    person.wait(lambda: file.with_name("blobs.safetensors.json").is_file())
    assert (
        json.loads(file.with_name("blobs.safetensors.json").read_text("utf-8"))["licence"] == "CC0"
    )
    person.wait(lambda: not person.session.jobs.jobs)
    export_onnx(person, panel, tmp_path / "blobs.onnx")
    before = numbers(panel)[0]
    QTest.mouseClick(panel.buttons.take_in, LEFT)
    person.wait(lambda: person.dialog() is not None)
    fill(person.dialog(), "Network (.safetensors)", file)
    person.wait(lambda: person.dialog().card is not None)
    person.shot_of(person.dialog(), "import-network")
    person.press_button("Import")
    person.wait(lambda: numbers(panel)[0] > before)
    person.wait(lambda: "from blobs.safetensors" in panel.list.item(0).text())
    assert ", pinned, " in panel.list.item(numbers(panel).index(before)).text()
    many, out = tmp_path / "many", tmp_path / "masks"
    shutil.copytree(blob_folder, many, ignore=shutil.ignore_patterns("segstudio"))
    (many / "broken.png").write_bytes(b"nothing")
    person.window.actions_by_id["predict-folder"].trigger()
    person.wait(lambda: person.dialog() is not None)
    fill(person.dialog(), "Folder of images", many)
    person.qtbot.wait(500)
    fill(person.dialog(), "Folder to write to", out)
    person.shot_of(person.dialog(), "predict-folder")
    person.press_button("Predict")
    person.wait(lambda: (out / "predictions.csv").is_file())
    with (out / "predictions.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert sum(bool(row["problem"]) for row in rows) == 1
    assert all((out / row["mask"]).is_file() for row in rows if row["mask"])
    person.wait(lambda: any("broken.png" in each.text for each in person.notices))
    person.leave()
