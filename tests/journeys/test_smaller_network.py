"""The network is made smaller on a copy; the person sees what it costs, and uses it or does not."""

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.dialogs.compression_dialog import CompressionDialog
from tests.journeys.test_method import choose, type_number
from tests.journeys.test_networks import label_images

LEFT = Qt.MouseButton.LeftButton
LONG_MS = 240_000
"""An engine of its own, which goes last, on a busy machine."""


def opened_dialog(person):
    person.window.actions_by_id["compress-network"].trigger()

    def shown():
        found = person.window.findChildren(CompressionDialog)
        return next((each for each in found if each.isVisible()), None)

    person.wait(lambda: shown() is not None)
    return shown()


def test_without_a_network_it_says_what_to_do(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    dialog = opened_dialog(person)
    assert "There is no trained network yet" in dialog.verdict.text()
    assert not dialog.button.isEnabled()
    person.leave()


def test_a_network_is_pruned_measured_and_used(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    loop, desk = person.session.loop, person.session.figures.compression
    label_images(person, 2)
    person.wait(lambda: loop.status.version > 0, LONG_MS)
    dialog = opened_dialog(person)
    choose(dialog.method, "channels")
    assert "channels of “quick” cannot be pruned" in dialog.verdict.text()
    assert not dialog.button.isEnabled()
    person.shot_of(dialog, "smaller-refused")

    # Stopped, it leaves all as it was.
    choose(dialog.method, "prune")
    type_number(dialog.seconds, "600")
    QTest.mouseClick(dialog.button, LEFT)
    person.wait(dialog.progress.isVisible)
    assert not loop.status.is_live, "it rests meanwhile"
    person.shot_of(dialog, "smaller-running")
    QTest.mouseClick(dialog.button, LEFT)
    person.wait(lambda: not desk.is_running, LONG_MS)
    assert desk.outcome is None
    assert loop.status.is_live

    type_number(dialog.seconds, "1")
    type_number(dialog.least, "0.2")
    QTest.mouseClick(dialog.button, LEFT)
    person.wait(lambda: desk.outcome is not None, LONG_MS)
    assert dialog.table.cells.rowCount() == 2
    assert "Images measured: 1." in dialog.verdict.text()
    person.shot_of(dialog, "smaller")
    choose(dialog.method, "channels")
    assert "channels of “quick” cannot be pruned" in dialog.verdict.text()
    assert not dialog.keep.isVisible(), "that was of the other method"
    choose(dialog.method, "prune")
    QTest.mouseClick(dialog.keep, LEFT)
    person.wait(lambda: any(each.note.startswith("prune 50%") for each in loop.status.versions))
    assert not [each for each in person.notices if each.is_error]
    person.leave()
    index = blob_folder / "segstudio" / "networks" / "latest" / "learner.json"
    notes = [each["text"] for each in json.loads(index.read_text("utf-8"))["versions"]]
    assert any(each.startswith("prune 50%") for each in notes)
