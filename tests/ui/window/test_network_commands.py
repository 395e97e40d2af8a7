"""What the window asks for networks, and what it hands on."""

import json

import pytest
from PySide6.QtWidgets import QLineEdit

from segstudio.ui.dialogs.export_network_dialog import ExportNetworkDialog
from segstudio.ui.dialogs.import_network_dialog import ImportNetworkDialog
from segstudio.ui.dialogs.predict_folder_dialog import PredictFolderDialog
from segstudio.worker.messages import KeptVersion


@pytest.fixture
def network(tmp_path):
    """A file with a card that knows “background”, “Object” and “debris”."""
    file = tmp_path / "net.safetensors"
    file.write_bytes(b"weights")
    names = ("background", "Object", "debris")
    card = {
        "kind": "segstudio-network",
        "project": "cells",
        "licence": "CC0",
        "classes": [{"id": i, "name": name, "is_learned": True} for i, name in enumerate(names, 1)],
        "network": {"channels": 3},
        "figures": {"version": 7, "held_out_dice": 0.81},
    }
    file.with_name("net.safetensors.json").write_text(json.dumps(card), "utf-8")
    return file


def test_an_import_shows_whose_classes_are_whose_first(
    qtbot, opened, session, network, dialog, monkeypatch
):
    asked = []
    monkeypatch.setattr(session.loop.kept, "take_in", lambda *words: asked.append(words))
    opened.actions_by_id["import-network"].trigger()
    shown = dialog(ImportNetworkDialog)
    shown.place.field.setText(str(network))
    qtbot.waitUntil(lambda: shown.card is not None)
    rows = [shown.table.topLevelItem(at) for at in range(shown.table.topLevelItemCount())]
    assert [(row.text(0), row.text(1)) for row in rows] == [
        ("background", "background"),
        ("Object", "object"),
        ("debris", "– left out"),
    ]
    assert "0.810" in shown.state.text()
    shown.new_classes.click()
    assert shown.table.topLevelItem(2).text(1) == "debris (new)"
    shown.accept()
    assert asked == [
        (str(network), ((1, 1), (2, 2), (3, 3)), "from net.safetensors", "net.safetensors")
    ]
    assert session.classes.by_name("debris").id == 3


def test_what_is_no_network_is_said_in_the_dialog(qtbot, opened, network, dialog):
    opened.actions_by_id["import-network"].trigger()
    shown = dialog(ImportNetworkDialog)
    for name, words in (("net.onnx", "other programs"), ("none", "There is no network")):
        shown.place.field.setText(str(network.with_name(name)))
        qtbot.waitUntil(lambda words=words: words in shown.state.text())
        assert shown.card is None
    shown.reject()


def test_the_name_of_an_export_ends_as_its_format(qtbot, opened, tmp_path):
    shown = ExportNetworkDialog(opened, (KeptVersion(4, 1, 0.0, 2),), 4, tmp_path / "cells")
    qtbot.addWidget(shown)
    assert (shown.version, shown.file) == (4, tmp_path / "cells.safetensors")
    shown.format.setCurrentIndex(1)
    assert shown.file == tmp_path / "cells.onnx"
    shown.findChildren(QLineEdit)[0].setText(str(tmp_path / "other"))
    assert shown.file.suffix == ".onnx"


def test_a_folder_is_predicted_beside_itself_unless_told_otherwise(
    qtbot, opened, session, tmp_path
):
    shown = PredictFolderDialog(opened, session, tmp_path / "one")
    qtbot.addWidget(shown)
    assert shown.out == tmp_path / "one-predictions"
    shown._source.field.setText(str(tmp_path / "two"))
    qtbot.waitUntil(lambda: shown.out == tmp_path / "two-predictions")


def test_the_switch_of_tensorboard_files_is_remembered(opened, session, settings, monkeypatch):
    asked = []
    monkeypatch.setattr(session.networks, "record", asked.append)
    action = opened.actions_by_id["record-training"]
    action.trigger()
    assert settings.get("training.tensorboard") is True
    assert str(session.project.folder / "tensorboard") in asked[-1]
    action.trigger()
    assert asked[-1] is None
