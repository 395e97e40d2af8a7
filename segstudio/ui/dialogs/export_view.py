"""The preview of an export: how much, what the format cannot carry, what is in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from segstudio.formats.catalogue import find_format
from segstudio.ui.layout import column, label, row
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.export_run import ExportPreview

MOST_SENTENCES = 200


class ExportView(QWidget):
    """`existing` and `may_replace` are to be laid where they are seen: files are in the way."""

    def __init__(self) -> None:
        super().__init__()
        body = column(self)
        self.summary = label("", "strong", is_wrapped=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Export", "Progress"))
        self.stop = QPushButton(translate("Export", "Stop"))
        self.stop.setAutoDefault(False)
        self.stop.setToolTip(translate("Export", "Count no further; the export is not touched."))
        line = row()
        line.addWidget(self.progress, 1)
        line.addWidget(self.stop)
        self.losses = QPlainTextEdit()
        self.losses.setReadOnly(True)
        self.losses.setTabChangesFocus(True)
        self.losses.setFixedHeight(88)
        self.losses.setAccessibleName(translate("Export", "What is not carried"))
        self.limits = label("", "muted", is_wrapped=True)
        self.existing = label("", "warning", is_wrapped=True)
        self.may_replace = QCheckBox(translate("Export", "Replace them"))
        body.addWidget(self.summary)
        body.addLayout(line)
        body.addWidget(self.losses)
        body.addWidget(self.limits)
        body.addStretch(1)

    def show_waiting(self, format_name: str) -> None:
        """Nothing is known yet."""
        self.summary.setText(translate("Export", "Looking…"))
        self.may_replace.setChecked(False)
        for each in (self.losses, self.existing, self.may_replace):
            each.hide()
        self.progress.setRange(0, 0)
        self._show_busy(is_busy=True)
        limits = find_format(format_name).limits if format_name else ""
        words = translate("Export", "This format cannot carry: {limits}.")
        self.limits.setText(words.format(limits=display_words(limits)))
        self.limits.setVisible(bool(limits))

    def show_progress(self, done: int, total: int) -> None:
        """So many masks were looked at."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_preview(self, preview: ExportPreview, is_over: bool) -> None:
        """Show what is known. is_over: nothing more comes."""
        self._show_busy(is_busy=not is_over)
        words = translate("Export", "Images to write: {number}.")
        text = words.format(number=f"{preview.images:,}")
        if preview.without:
            words = translate("Export", "Without anything to write: {number}.")
            text += " " + words.format(number=f"{preview.without:,}")
        self.summary.setText(text)
        sentences = [display_words(each) for each in (*preview.losses, *preview.problems)]
        if is_over and not preview.is_whole:
            sentences.append(translate("Export", "Stopped: what comes after it was not counted."))
        self.losses.setPlainText("\n".join(sentences[:MOST_SENTENCES]))
        self.losses.setVisible(bool(sentences))
        if preview.existing:
            words = translate("Export", "Files that are there already: {number}, such as “{name}”.")
            number, name = f"{len(preview.existing):,}", preview.existing[0].name
            self.existing.setText(words.format(number=number, name=name))
        for each in (self.existing, self.may_replace):
            each.setVisible(bool(preview.existing))

    def show_failure(self, text: str) -> None:
        """Say why nothing is known."""
        self._show_busy(is_busy=False)
        self.summary.setText(text)

    def _show_busy(self, is_busy: bool) -> None:
        for each in (self.progress, self.stop):
            each.setVisible(is_busy)
