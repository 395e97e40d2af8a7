"""Asks which version of the network goes out, as what, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLineEdit, QPushButton, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import EDGE_PX, label, row
from segstudio.ui.panels.version_words import dice_words, title_words
from segstudio.worker.messages import KeptVersion
from segstudio.workspace.network_card import ONNX_SUFFIX, WEIGHTS_SUFFIX


class ExportNetworkDialog(FormDialog):
    """`file`, `version` and `licence` are what the person chose."""

    def __init__(
        self, parent: QWidget, versions: tuple[KeptVersion, ...], chosen: int, file: Path
    ) -> None:
        """file: a proposal, without the end of its name."""
        super().__init__(parent, self.tr("Export network"))
        self.setMinimumWidth(520)
        words = self.tr(
            "The network without images and strokes. A card beside it, FILE.json, says how it is "
            "used, what it learned from and how good it is."
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self._versions = QComboBox()
        self._versions.setAccessibleName(self.tr("Version"))
        for each in reversed(versions):
            self._versions.addItem(f"{title_words(each)} · {dice_words(each)}", each.version)
        self._versions.setCurrentIndex(max(0, self._versions.findData(chosen)))
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        self.format.addItem(self.tr("SegStudio (safetensors)"), WEIGHTS_SUFFIX)
        self.format.addItem(self.tr("ONNX, for other programs"), ONNX_SUFFIX)
        self._field = QLineEdit(f"{file}{WEIGHTS_SUFFIX}")
        self._field.setAccessibleName(self.tr("File"))
        self._licence = QLineEdit()
        self._licence.setAccessibleName(self.tr("Licence"))
        self._licence.setPlaceholderText(self.tr("such as CC BY 4.0"))
        self._add_form()
        self._note = label("", "muted", is_wrapped=True)
        self.body.addWidget(self._note)
        self.format.currentIndexChanged.connect(self._on_format)
        self._on_format()
        self.offer(self.tr("Export"))

    @property
    def file(self) -> Path:
        """Where to write; its name ends as the format says."""
        path = Path(self._field.text().strip()).expanduser()
        suffix = str(self.format.currentData())
        return path if path.suffix == suffix else path.with_name(path.name + suffix)

    @property
    def version(self) -> int:
        """Which version."""
        return int(self._versions.currentData())

    @property
    def licence(self) -> str:
        """For the card; "" for none."""
        return self._licence.text()

    def _add_form(self) -> None:
        browse = QPushButton(self.tr("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        line = row()
        line.addWidget(self._field, 1)
        line.addWidget(browse)
        form = QFormLayout()
        form.setHorizontalSpacing(EDGE_PX)
        form.addRow(label(self.tr("Version")), self._versions)
        form.addRow(label(self.tr("Format")), self.format)
        form.addRow(label(self.tr("File")), line)
        form.addRow(label(self.tr("Licence")), self._licence)
        self.body.addLayout(form)

    def _on_format(self) -> None:
        suffix = str(self.format.currentData())
        path = Path(self._field.text())
        if path.suffix in (WEIGHTS_SUFFIX, ONNX_SUFFIX):
            self._field.setText(str(path.with_suffix(suffix)))
        is_onnx = suffix == ONNX_SUFFIX
        self._note.setText(
            self.tr(
                "Takes up to a minute. It is kept only where ONNX Runtime says the same as the "
                "network on an image of this project. Needs: pip install 'segstudio[onnx]'"
            )
            if is_onnx
            else self.tr("Can be imported into other projects.")
        )

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.windowTitle(), self._field.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self._field.text())
        dialog.fileSelected.connect(self._field.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
