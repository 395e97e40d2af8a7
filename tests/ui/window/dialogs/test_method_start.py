"""What the network begins with: what is offered, what is said of it, and what is sent."""

import pytest

from segstudio.document.network_choice import NetworkChoice
from segstudio.ui.dialogs.method_dialog import MethodDialog
from segstudio.worker import messages as m
from segstudio.workspace.network_card import CardClass, NetworkCard
from tests.ui.window.dialogs.test_method_dialog import choose, in_force

FCN = NetworkChoice("fcn", depth=3)
USUAL, PUBLISHED, FILE, PROJECT = "as usual", "published weights", "a file…", "another project…"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def sent(session, monkeypatch):
    found = []
    monkeypatch.setattr(session.loop.method, "_send", found.append)
    monkeypatch.setattr(session.loop.kept, "_send", found.append)
    return found


@pytest.fixture
def show(opened, session, dialog, sent):
    """Return a function that opens the dialog where those settings are in force."""

    def shown(**settings):
        in_force(session, **settings)
        opened.actions_by_id["training-method"].trigger()
        return dialog(MethodDialog)

    return shown


def offered(dialog):
    kind = dialog.form.start.kind
    return [kind.itemText(at) for at in range(kind.count())]


def last(sent, kind):
    return [each for each in sent if isinstance(each, kind)][-1]


def card(tmp_path, choice=FCN, names=("Background", "object", "nucleus")):
    classes = tuple(CardClass(at, name, True) for at, name in enumerate(names, 1))
    return NetworkCard(tmp_path, "cells", classes, 3, 7, 0.8, "", choice, "vgg16.pth")


def test_only_what_the_network_can_begin_with_is_offered(show):
    dialog = show()
    assert offered(dialog) == [USUAL, FILE, PROJECT]
    assert "No published weights fit the network “quick”; they fit fcn, " in (
        dialog.form.start.words.text()
    )
    choose(dialog.form.network, "fcn")
    assert offered(dialog) == [USUAL, PUBLISHED, FILE, PROJECT]
    choose(dialog.form.start.kind, "published")
    assert dialog.form.start.words.text() == (
        "VGG-16, taught on ImageNet's photographs. 528 MB come from download.pytorch.org, once for "
        "all projects."
    )
    choose(dialog.form.network, "classic")
    assert dialog.form.start.key == "usual"


def test_published_weights_do_not_fit_other_widths(qtbot, show):
    dialog = show()
    choose(dialog.form.network, "fcn")
    choose(dialog.form.start.kind, "published")
    dialog.form.channels.setValue(16)
    qtbot.waitUntil(lambda: "fit “fcn” with 64 channels alone" in dialog.summary.text())
    assert not dialog.apply_button.isEnabled()


def test_a_file_is_looked_at_by_the_engine_and_sent(qtbot, show, session, sent, tmp_path):
    dialog = show(**FCN.settings)
    choose(dialog.form.start.kind, "file")
    qtbot.waitUntil(lambda: dialog.summary.text() == "Choose the file to begin with.")
    assert not dialog.apply_button.isEnabled()
    place = dialog.form.start.places["file"].field
    place.setText(str(tmp_path / "none.pth"))
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("There is no file"))
    file = tmp_path / "vgg16.pth"
    file.write_bytes(b"")
    place.setText(str(file))
    qtbot.waitUntil(lambda: any(isinstance(each, m.CheckMethod) for each in sent))
    asked = last(sent, m.CheckMethod)
    assert dict(asked.settings)["weights"] == str(file)
    session.loop.method.note(m.MethodChecked(asked.settings, 0, "It is none."))
    assert dialog.summary.text() == "It is none."
    session.loop.method.note(m.MethodChecked(asked.settings, 7))
    assert dialog.summary.text().startswith("Starts anew")
    dialog.apply_button.click()
    assert sent[-1] == m.SetMethod((("weights", str(file)),))


def test_a_file_does_not_fit_a_network_without_an_encoder(qtbot, show, tmp_path):
    dialog = show()
    choose(dialog.form.start.kind, "file")
    (tmp_path / "vgg16.pth").write_bytes(b"")
    dialog.form.start.places["file"].field.setText(str(tmp_path / "vgg16.pth"))
    qtbot.waitUntil(lambda: "No published weights fit the network" in dialog.summary.text())
    assert not dialog.apply_button.isEnabled()


def test_what_it_began_with_is_shown_and_can_be_given_up(qtbot, show, sent):
    dialog = show(**FCN.settings, weights="/somewhere/vgg16-397923af.pth")
    assert offered(dialog)[0] == "as it did: vgg16-397923af.pth"
    assert dialog.form.start.words.text() == (
        "It began with “vgg16-397923af.pth”. VGG-16, taught on ImageNet's photographs."
    )
    assert dialog.summary.text() == "This is how it learns now."
    choose(dialog.form.start.kind, "published")  # which is the same
    qtbot.waitUntil(lambda: not dialog.form.start.is_other)
    choose(dialog.form.network, "quick")
    assert dialog.form.start.key == "usual"
    choose(dialog.form.network, "fcn")
    assert dialog.form.start.key == "now"
    dialog.form.halvings.setValue(3)
    choose(dialog.form.start.kind, "usual")
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("Starts anew"))
    dialog.apply_button.click()
    assert sent[-1].is_anew
    assert dict(sent[-1].settings)["weights"] == ""


def test_another_network_is_shown_matched_and_taken_over(qtbot, show, sent, tmp_path, session):
    dialog = show(loss="ce")
    start = dialog.form.start
    choose(start.kind, "project")
    start.places["project"].field.setText(str(tmp_path))
    choose(dialog.form.loss, "dice")
    start._take(tmp_path, card(tmp_path), "")
    assert dialog.form.network.key == "fcn"  # the network that it is
    assert dialog.form.halvings.value() == 3
    assert "Version 7 of “cells”, held-out Dice 0.800 there: fcn" in start.words.text()
    assert "It began with “vgg16.pth”." in start.words.text()
    qtbot.waitUntil(lambda: "it knows “Background”, “object”" in dialog.summary.text())
    dialog.form.halvings.setValue(4)
    qtbot.waitUntil(lambda: "Choose that network above." in dialog.summary.text())
    dialog.form.halvings.setValue(3)
    qtbot.waitUntil(dialog.apply_button.isEnabled)
    dialog.apply_button.click()
    assert sent[-2:] == [
        m.SetMethod((("loss", "dice"),)),
        m.ImportNetwork(str(tmp_path), ((1, 1), (2, 2)), "from cells", "cells"),
    ]


def test_classes_of_other_names_are_a_sentence(qtbot, show, tmp_path):
    dialog = show()
    start = dialog.form.start
    choose(start.kind, "project")
    start.places["project"].field.setText(str(tmp_path))
    start._take(tmp_path, card(tmp_path, names=("object", "sky")), "")
    qtbot.waitUntil(lambda: "Fewer than two classes" in dialog.summary.text())
    assert not dialog.apply_button.isEnabled()
    start._take(tmp_path / "elsewhere", card(tmp_path), "")  # an answer that comes too late
    assert "Fewer than two classes" in dialog.summary.text()


def test_the_training_panel_says_what_it_began_with(qtbot, opened, session):
    panel = opened.training_panel
    in_force(session, source="other cells")
    qtbot.waitUntil(lambda: panel.start.text() == "other cells")
    in_force(session)
    qtbot.waitUntil(panel.start.isHidden)
