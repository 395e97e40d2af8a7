"""Asks where an export goes, and in which format."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label, row


class ExportDialog(FormDialog):
    """A folder to write to. `folder` is what the person typed or chose."""

    def __init__(self, parent: QWidget, title: str, words: str, folder: Path) -> None:
        super().__init__(parent, title)
        self.setMinimumWidth(480)
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self._field = QLineEdit(str(folder))
        self._purpose = self.tr("Folder to write to")
        self._field.setAccessibleName(self._purpose)
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
        dialog = QFileDialog(self, self._purpose, self._field.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._field.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class FormatChoice(QComboBox):
    """The formats of masks; index PNG first."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Format"))
        self.addItem(self.tr("Index PNG"), "")
        for name, title in FORMAT_TITLES.items():
            self.addItem(title, name)

    @property
    def name(self) -> str:
        """The format's name in `formats.catalogue`; "" for index PNG."""
        return str(self.currentData())


class ExportMasksDialog(ExportDialog):
    """Masks in one of the formats, with or without what only the network says."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(
            parent,
            self.tr("Export masks"),
            self.tr(
                "The masks of all images. Index PNG: pixels are class ids, classes.json names "
                "them. What another format cannot carry is said afterwards."
            ),
            folder / "masks",
        )
        self.format = FormatChoice()
        self.body.insertWidget(1, label(self.tr("Format")))
        self.body.insertWidget(2, self.format)
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
