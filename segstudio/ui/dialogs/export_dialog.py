"""Asks where an export goes and what it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label, row


class ExportDialog(FormDialog):
    """A folder to write to. `folder` is what the person typed or chose."""

    def __init__(self, parent: QWidget, title: str, words: str, folder: Path) -> None:
        super().__init__(parent, title)
        self.setMinimumWidth(480)
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self._field = QLineEdit(str(folder))
        self._field.setAccessibleName(self.tr("Folder to write to"))
        browse = QPushButton(self.tr("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        line = row()
        line.addWidget(self._field, 1)
        line.addWidget(browse)
        self.body.addWidget(label(self.tr("Folder")))
        self.body.addLayout(line)
        self.offer(self.tr("Export"))

    @property
    def folder(self) -> Path:
        """Where to write; made by the export where it does not exist."""
        return Path(self._field.text()).expanduser()

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder to write to"), self._field.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._field.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class ExportMasksDialog(ExportDialog):
    """Index PNG masks, with or without what only the network says."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(
            parent,
            self.tr("Export masks"),
            self.tr(
                "One PNG for each image, its pixels are class ids, and classes.json beside them."
            ),
            folder / "masks",
        )
        self._predictions = QCheckBox(self.tr("Fill unlabelled pixels with the prediction"))
        self._predictions.setToolTip(self.tr("What a person drew is never replaced."))
        self._predictions.setChecked(False)
        self.body.addWidget(self._predictions)

    @property
    def with_predictions(self) -> bool:
        """True where unlabelled pixels take the network's class."""
        return self._predictions.isChecked()


class ExportOverlaysDialog(ExportDialog):
    """Pictures with the classes drawn over them."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(
            parent,
            self.tr("Export overlays"),
            self.tr("One PNG for each image with the classes drawn over it, to show and to print."),
            folder / "overlays",
        )
