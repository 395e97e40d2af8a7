"""Where an ONNX file is to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from segstudio.ui.translation import translate


def ask_onnx_place(parent: QWidget, proposed: Path, then: Callable[[Path], object]) -> None:
    """Ask for a file, and call `then` with it where a person chose one."""
    dialog = QFileDialog(parent, translate("OnnxPlace", "Save as ONNX"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("ONNX (*.onnx)")
    dialog.setDefaultSuffix("onnx")
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
