"""Asks what only the person knows of a project, before its report is written."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import GAP_PX, label
from segstudio.ui.translation import is_translated
from segstudio.workspace.report.report_details import ReportDetails

_LINES_PX = 64


class ReportDialog(FormDialog):
    """`details` holds what was typed."""

    def __init__(self, parent: QWidget, details: ReportDetails, name: str) -> None:
        """name: of the project, which stands for a title that is not given."""
        super().__init__(parent, self.tr("Report"))
        self.setMinimumWidth(520)
        self.body.addWidget(
            label(
                self.tr(
                    "One HTML file with the data, classes, examples, curves and figures of the "
                    "project, to read, print and send. All of this may stay empty."
                ),
                "muted",
                is_wrapped=True,
            )
        )
        form = QFormLayout()
        form.setSpacing(GAP_PX)
        self.title = QLineEdit(details.title)
        self.title.setPlaceholderText(name)
        self.author = QLineEdit(details.author)
        self.licence = QLineEdit(details.licence)
        self.licence.setPlaceholderText(self.tr("Such as CC BY 4.0"))
        self.citation = self._lines(details.citation)
        self.note = self._lines(details.note)
        for words, field in (
            (self.tr("Title"), self.title),
            (self.tr("Author"), self.author),
            (self.tr("Licence of the images"), self.licence),
            (self.tr("How to cite the data"), self.citation),
            (self.tr("Note"), self.note),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.body.addLayout(form)
        self.english = QCheckBox(self.tr("In English"))
        self.english.setVisible(is_translated())
        self.body.addWidget(self.english)
        self.offer(self.tr("Write report…"))

    @property
    def details(self) -> ReportDetails:
        """What was typed."""
        return ReportDetails(
            self.title.text().strip(),
            self.author.text().strip(),
            self.licence.text().strip(),
            self.citation.toPlainText().strip(),
            self.note.toPlainText().strip(),
        )

    def _lines(self, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(_LINES_PX)
        return field
