"""How it learns is changed in mid-project; the prediction follows, and there is a way back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton


def draw_two_classes(person):
    person.key(Qt.Key.Key_2)
    person.stroke((70, 60), (70, 100))
    person.key(Qt.Key.Key_1)
    person.stroke((230, 40), (230, 280))
    person.wait_saved()


def type_number(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def choose(box, key):
    """Go down the list with the keyboard, from its top."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(key)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == key


def change_method(person):
    person.window.actions_by_id["training-method"].trigger()
    person.wait(lambda: person.dialog() is not None)
    return person.dialog()


def test_the_network_changes_in_mid_project_and_back(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    loop = person.session.loop
    draw_two_classes(person)
    person.wait(lambda: loop.status.version > 0)
    dialog = change_method(person)
    choose(dialog.form.network, "classic")
    person.wait(lambda: "31,031,810 weights" in dialog.summary.text())
    person.wait(lambda: "no GPU" in dialog.doubt.text() or loop.status.device != "cpu")
    person.shot_of(dialog, "method-too-large")
    type_number(dialog.form.channels, "8")
    type_number(dialog.form.halvings, "2")
    choose(dialog.form.loss, "dice")
    person.wait(lambda: "Starts anew" in dialog.summary.text() and dialog.doubt.isHidden())
    person.shot_of(dialog, "method")
    before = loop.status.versions[-1].version
    QTest.mouseClick(dialog.apply_button, LEFT)
    person.wait(lambda: "classic" in loop.status.versions[-1].network)
    person.wait(lambda: loop.status.version > before)  # and it is what is on screen
    assert loop.method.settings["loss"] == "dice"
    assert person.window.training_panel.network.text().startswith("classic (width 8")
    kept = [each for each in loop.status.versions if each.network.startswith("quick")]
    assert kept[-1].is_pinned
    person.shot("method-changed")
    person.wait(lambda: loop.wait_saved(0))
    person.leave()
    again = sit_down()
    again.open(blob_folder)
    loop = again.session.loop
    again.wait(lambda: loop.method.network.name == "classic")
    dialog = change_method(again)
    assert dialog.form.loss.key == "dice"
    QTest.mouseClick(dialog.back, LEFT)
    assert dialog.form.network.key == "quick"
    QTest.mouseClick(dialog.apply_button, LEFT)
    again.wait(lambda: loop.method.network.name == "quick")
    again.wait(lambda: loop.status.versions[-1].network == "quick")
    again.leave()


def test_frames_are_seen_between_their_neighbours(sit_down, blob_folder):
    """One image has none, and the network of frames is refused; with the others it learns."""
    first, *others = sorted(blob_folder.iterdir())
    folder = blob_folder.with_name("film")
    folder.mkdir()
    person = sit_down()
    person.open(first.rename(folder / first.name))
    loop = person.session.loop
    draw_two_classes(person)
    person.wait(lambda: loop.status.version > 0)
    dialog = change_method(person)
    choose(dialog.form.network, "convlstm")
    person.wait(lambda: "none here has an image of its size beside it" in dialog.summary.text())
    assert not dialog.apply_button.isEnabled()
    person.shot_of(dialog, "frames-refused")
    dialog.reject()
    person.session.open_paths([each.rename(folder / each.name) for each in others])
    person.wait(lambda: len(person.session.images) == 3)
    dialog = change_method(person)
    choose(dialog.form.network, "convlstm")
    type_number(dialog.form.channels, "4")
    type_number(dialog.form.halvings, "2")
    person.wait(lambda: "Starts anew" in dialog.summary.text())
    QTest.mouseClick(dialog.apply_button, LEFT)
    person.wait(lambda: any("convlstm" in each.network for each in loop.status.versions))
    person.wait(lambda: loop.status.version == loop.status.versions[-1].version)
    person.shot("frames-learned")
    assert not [each for each in person.notices if each.is_error]
    person.leave()
