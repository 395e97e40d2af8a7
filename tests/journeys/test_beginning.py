"""What the network begins with is chosen in the window: a file, a download, another project."""

import threading

import pytest
from PySide6.QtTest import QTest

from segstudio.document.encoder_weights import ENCODERS
from segstudio.ui.panels.jobs_panel import JobRow
from segstudio.workspace.own_folders import weights_folder
from segstudio.workspace.weights_download import SOURCE_KEY
from tests.encoder_files import served, write_encoder
from tests.journeys.test_method import LEFT, change_method, choose, draw_two_classes, type_number


@pytest.fixture
def encoder(tmp_path, monkeypatch):
    """A small encoder that stands for the published one; its folder is what a server has."""
    found = write_encoder(tmp_path / "published")
    monkeypatch.setitem(ENCODERS, "fcn", found)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / "published" / found.name


def drawn(sit_down, folder):
    person = sit_down()
    person.open(folder)
    draw_two_classes(person)
    person.wait(lambda: person.session.loop.status.version > 0)
    return person


def ask_for_fcn(person):
    dialog = change_method(person)
    choose(dialog.form.network, "fcn")
    type_number(dialog.form.halvings, "3")
    return dialog


def apply(person, dialog):
    person.wait(dialog.apply_button.isEnabled)
    QTest.mouseClick(dialog.apply_button, LEFT)
    person.wait(lambda: person.dialog() is None)


def type_place(field, path):
    field.field.setFocus()
    field.field.selectAll()
    field.field.insert(str(path))


def test_a_file_is_begun_with_and_told_of_ever_after(sit_down, blob_folder, encoder, tmp_path):
    person = drawn(sit_down, blob_folder)
    loop, shown = person.session.loop, person.session.loop.status.version
    dialog = ask_for_fcn(person)
    choose(dialog.form.start.kind, "file")
    person.wait(lambda: dialog.summary.text() == "Choose the file to begin with.")
    assert not dialog.apply_button.isEnabled()
    wrong = tmp_path / "wrong.pth"
    wrong.write_bytes(b"nothing of the kind")
    type_place(dialog.form.start.places["file"], wrong)
    person.wait(lambda: "it is no file of weights alone" in dialog.summary.text())
    assert not dialog.apply_button.isEnabled()
    person.shot_of(dialog, "begin-wrong-file")
    type_place(dialog.form.start.places["file"], encoder)
    person.wait(lambda: dialog.summary.text().endswith("weights."))
    person.shot_of(dialog, "begin-file")
    apply(person, dialog)
    person.wait(lambda: loop.method.start == encoder.name)
    assert loop.status.version >= shown  # what is on screen stays until the new one has learned
    person.wait(lambda: loop.status.versions[-1].network.startswith("fcn"))
    assert loop.status.versions[-1].start == encoder.name
    assert loop.status.versions[0].start == ""
    person.wait(lambda: person.window.training_panel.start.text() == encoder.name)
    person.shot("begun")
    step = loop.status.step
    person.wait(lambda: loop.status.step > step)
    person.wait(lambda: loop.wait_saved(0))
    person.leave()
    again = sit_down()
    again.open(blob_folder)
    again.wait(lambda: again.session.loop.method.start == encoder.name)
    dialog = change_method(again)
    assert dialog.form.start.kind.currentText() == f"as it did: {encoder.name}"
    assert dialog.summary.text() == "This is how it learns now."
    again.shot_of(dialog, "begin-now")
    choose(dialog.form.start.kind, "usual")
    again.wait(lambda: "Starts anew" in dialog.summary.text())
    apply(again, dialog)
    again.wait(lambda: again.session.loop.method.start == "")
    again.wait(lambda: again.session.loop.status.versions[-1].start == "")
    again.leave()


def test_a_download_without_a_network_says_so_and_nothing_changes(
    sit_down, blob_folder, encoder, monkeypatch
):
    monkeypatch.setenv(SOURCE_KEY, "http://127.0.0.1:1")
    person = drawn(sit_down, blob_folder)
    dialog = ask_for_fcn(person)
    choose(dialog.form.start.kind, "published")
    assert "7 MB come from 127.0.0.1" in dialog.form.start.words.text()
    person.shot_of(dialog, "begin-published")
    apply(person, dialog)
    person.wait(lambda: any("could not be downloaded" in each.text for each in person.notices))
    person.shot("begin-no-network")
    loop = person.session.loop
    assert loop.method.network.name == "quick"
    step = loop.status.step
    person.wait(lambda: loop.status.step > step)  # it learns on
    person.leave()


def test_a_download_is_cancelled_in_the_middle_and_done_the_next_time(
    sit_down, blob_folder, encoder, monkeypatch
):
    person = drawn(sit_down, blob_folder)
    loop, jobs = person.session.loop, person.session.jobs
    with served(encoder.parent, threading.Event()) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        dialog = ask_for_fcn(person)
        choose(dialog.form.start.kind, "published")
        apply(person, dialog)
        person.wait(lambda: any(each.done >= 2 for each in jobs.jobs))
        person.shot("begin-downloading")
        person.wait(lambda: any(each.isVisible() for each in person.window.findChildren(JobRow)))
        (row,) = person.window.findChildren(JobRow)
        QTest.mouseClick(row.cancel, LEFT)
        person.wait(lambda: not jobs.jobs)
    assert person.notices[-1].text.startswith("The download was cancelled.")
    assert list(weights_folder().iterdir()) == []
    assert loop.method.network.name == "quick"
    with served(encoder.parent) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        dialog = ask_for_fcn(person)
        choose(dialog.form.start.kind, "published")
        apply(person, dialog)
        person.wait(lambda: loop.method.start == encoder.name)
    person.wait(lambda: loop.status.versions[-1].start == encoder.name)
    assert loop.method.weights == str(weights_folder() / encoder.name)
    person.leave()


def test_another_project_s_network_is_gone_on_with(sit_down, blob_folder, tmp_path):
    first = drawn(sit_down, blob_folder)
    first.leave()
    other = tmp_path / "other cells"
    other.mkdir()
    for file in blob_folder.glob("*.png"):
        (other / file.name).write_bytes(file.read_bytes())
    person = sit_down()
    person.open(other)
    person.add_class("debris")
    loop = person.session.loop
    person.wait(lambda: bool(loop.method.settings))
    dialog = change_method(person)
    choose(dialog.form.start.kind, "project")
    type_place(dialog.form.start.places["project"], other)
    person.wait(lambda: "is this project itself" in dialog.summary.text())
    type_place(dialog.form.start.places["project"], blob_folder)
    person.wait(lambda: "it knows “background”, “object”" in dialog.summary.text())
    assert "It does not know “debris” yet." in dialog.summary.text()
    person.shot_of(dialog, "begin-project")
    apply(person, dialog)
    person.wait(lambda: loop.method.start == blob_folder.name)
    person.wait(lambda: loop.status.version > 0)  # it predicts before a stroke is drawn
    assert loop.status.versions[-1].start == blob_folder.name
    person.shot("begun-with-project")
    person.leave()
