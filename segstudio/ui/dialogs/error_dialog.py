"""Says what went wrong in a sentence; the technical part can be copied for whoever helps."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from segstudio import __version__
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label
from segstudio.ui.translation import display_words
from segstudio.workspace.notice import Notice


class ErrorDialog(FormDialog):
    """Shows a notice with its details."""

    def __init__(self, parent: QWidget, notice: Notice) -> None:
        super().__init__(parent, self.tr("Details"))
        self._notice = notice
        self.setMinimumWidth(560)
        self.body.addWidget(label(display_words(notice.text), "strong", is_wrapped=True))
        details = QPlainTextEdit(self.text)
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Technical details"))
        details.setMinimumHeight(200)
        self.body.addWidget(details, 1)
        copy = self.buttons.addButton(
            self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(self.copy)
        self.offer_close()

    @property
    def text(self) -> str:
        """The sentence, the details, and the versions that whoever helps will ask for."""
        versions = (
            f"SegStudio {__version__}, PySide6 {pyside_version}, "
            f"Python {platform.python_version()}, {platform.platform()}"
        )
        return "\n\n".join(
            part for part in (self._notice.text, self._notice.details, versions) if part
        )

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
