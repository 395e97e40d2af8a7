"""Where a data set is, or goes: typed, or chosen as a folder or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from segstudio.ui.layout import row
from segstudio.ui.translation import translate

_SETTLED_MS = 400
"""So long after the last key a typed place counts."""


class PlaceField(QWidget):
    """`place` is what the person typed or chose; `changed` comes once they have paused."""

    changed = Signal()

    def __init__(
        self, name: str, place: Path, with_files: bool = False, with_folders: bool = True
    ) -> None:
        """name: for screen readers and the title of what is asked. with_…: what is offered."""
        super().__init__()
        self._name = name
        self.field = QLineEdit(str(place))
        self.field.setAccessibleName(name)
        self.setFocusProxy(self.field)
        line = row(self)
        line.addWidget(self.field, 1)
        if with_folders:
            folder = _button(translate("Place", "Folder…"))
            folder.clicked.connect(self._on_folder)
            line.addWidget(folder)
        if with_files:
            file = _button(translate("Place", "File…"))
            file.clicked.connect(self._on_file)
            line.addWidget(file)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self.changed)
        self.field.textChanged.connect(lambda: self._timer.start())

    @property
    def place(self) -> Path:
        """The absolute path."""
        return Path(self.field.text().strip()).expanduser().absolute()

    @property
    def is_settled(self) -> bool:
        """False between a change and the signal that tells of it."""
        return not self._timer.isActive()

    def _on_folder(self) -> None:
        self._ask(QFileDialog.FileMode.Directory)

    def _on_file(self) -> None:
        self._ask(QFileDialog.FileMode.ExistingFile)

    def _ask(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self._name, self.field.text())
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(self.field.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
