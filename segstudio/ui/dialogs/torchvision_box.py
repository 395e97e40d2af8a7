"""Says by whom the steps of an augmentation are done: a word in its text, as a box to tick."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QLineEdit

from segstudio.document.augmentation import (
    by_torchvision,
    can_be_by_torchvision,
    is_by_torchvision,
)
from segstudio.ui.translation import translate


class TorchvisionBox(QCheckBox):
    """Writes “torchvision” into a line, or takes it out; it follows what is written there."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(translate("Method", "By torchvision.transforms.v2"))
        self.setToolTip(
            translate(
                "Method",
                "Does the steps that are written above, such as rotate=15, by the field's own "
                "transforms, to compare with what others train by. They take one patch at a time "
                "and are slower. The usual steps and mix-up stay SegStudio's.",
            )
        )
        self._line = line
        line.textChanged.connect(self.refresh)
        self.clicked.connect(self._on_clicked)
        self.refresh()

    def refresh(self) -> None:
        """Show what is written, without telling of it."""
        text = self._line.text()
        is_asked = is_by_torchvision(text)
        with QSignalBlocker(self):
            self.setChecked(is_asked)
        self.setEnabled(is_asked or can_be_by_torchvision(text))

    def _on_clicked(self, is_asked: bool) -> None:
        self._line.setText(by_torchvision(self._line.text(), is_asked))
