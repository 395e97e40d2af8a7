"""Asks what is to be compared with what, and starts or stops it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPushButton, QWidget

from segstudio.ui.flow_layout import FlowLayout
from segstudio.ui.layout import GAP_PX, label, row
from segstudio.workspace.figures.evaluation_desk import EvaluationChoice
from segstudio.workspace.scoring.truth import Which

_FOLDER = "folder"


class EvaluationChoiceBar(QWidget):
    """wanted: an EvaluationChoice; cancelled: stop what runs."""

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_running = False
        self._folder: Path | None = None
        self.truth = QComboBox()
        self.truth.setAccessibleName(self.tr("Compare predictions with"))
        for which, words in (
            (Which.REVIEWED, self.tr("what is drawn on reviewed images")),
            (Which.HELD_OUT, self.tr("what is drawn on held-out images")),
            (Which.TEST, self.tr("what is drawn on test images")),
            (Which.ALL, self.tr("what is drawn on any image")),
        ):
            self.truth.addItem(words, which.value)
        self.truth.addItem(self.tr("masks in a folder…"), _FOLDER)
        self.truth.activated.connect(self._on_activated)
        self.anew = QCheckBox(self.tr("Predict all of them anew"))
        self.anew.setToolTip(
            self.tr("Else only images without a prediction are predicted before they are compared.")
        )
        self.button = QPushButton(self.tr("Evaluate"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_clicked)
        self._place()

    def show_state(self, is_running: bool, is_possible: bool) -> None:
        """Offer to start, or to stop."""
        self._is_running = is_running
        self.button.setText(self.tr("Stop") if is_running else self.tr("Evaluate"))
        self.button.setEnabled(is_possible or is_running)
        self.truth.setEnabled(not is_running)
        self.anew.setEnabled(not is_running)

    @property
    def choice(self) -> EvaluationChoice:
        """What is chosen now."""
        chosen = str(self.truth.currentData())
        if chosen == _FOLDER:
            return EvaluationChoice(Which.ALL, self._folder, self.anew.isChecked())
        return EvaluationChoice(Which(chosen), None, self.anew.isChecked())

    def take_folder(self, folder: Path) -> None:
        """Compare with the masks in a folder."""
        self._folder = folder
        place = self.truth.findData(_FOLDER)
        self.truth.setItemText(place, self.tr("masks in “{name}”").format(name=folder.name))
        self.truth.setItemData(place, _FOLDER)
        self.truth.setToolTip(str(folder))
        self.truth.setCurrentIndex(place)

    def _place(self) -> None:
        line = row(self)
        choices = QWidget()
        flow = FlowLayout(choices, GAP_PX)
        words = label(self.tr("Compare predictions with"))
        words.setBuddy(self.truth)
        words.setMinimumHeight(self.truth.sizeHint().height())
        self.anew.setMinimumHeight(self.truth.sizeHint().height())
        for each in (words, self.truth, self.anew):
            flow.addWidget(each)
        line.addWidget(choices, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def _on_activated(self, place: int) -> None:
        if self.truth.itemData(place) == _FOLDER:
            self._ask_folder()
        else:
            self.truth.setToolTip("")

    def _ask_folder(self) -> None:
        dialog = QFileDialog(
            self.window(), self.tr("Folder with the truth"), str(self._folder or "")
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.take_folder(Path(folder)))
        dialog.rejected.connect(self._on_no_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_no_folder(self) -> None:
        if self._folder is None:
            self.truth.setCurrentIndex(0)

    def _on_clicked(self) -> None:
        if self._is_running:
            self.cancelled.emit()
        elif self.truth.currentData() == _FOLDER and self._folder is None:
            self._ask_folder()
        else:
            self.wanted.emit(self.choice)
