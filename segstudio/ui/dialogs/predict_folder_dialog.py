"""Asks which folder is predicted, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from segstudio.document.refinement import Refinement
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.place_field import PlaceField
from segstudio.ui.dialogs.refinement_box import RefinementBox
from segstudio.ui.dialogs.rules_box import RulesBox
from segstudio.ui.layout import label
from segstudio.workspace.session import Session

_OUT = "predictions"


class PredictFolderDialog(FormDialog):
    """`source`, `out` and `choices` are what the person chose."""

    def __init__(self, parent: QWidget, session: Session, folder: Path) -> None:
        super().__init__(parent, self.tr("Predict a folder"))
        self.setMinimumWidth(520)
        words = self.tr(
            "Every image in a folder and below it gets a mask and a row in predictions.csv: areas, "
            "confidence, seconds. The images need not be in the project. What is done already is "
            "skipped, so an interrupted run goes on where it was."
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self._source = PlaceField(self.tr("Folder of images"), folder)
        proposed = folder.with_name(f"{folder.name}-{_OUT}")
        self._out = PlaceField(self.tr("Folder to write to"), proposed)
        self._proposed = self._out.place
        self.body.addWidget(label(self.tr("Folder of images")))
        self.body.addWidget(self._source)
        self.body.addWidget(label(self.tr("Folder to write to")))
        self.body.addWidget(self._out)
        self.confidence = QCheckBox(self.tr("Write pictures of the confidence, too"))
        self.again = QCheckBox(self.tr("Predict again what is done already"))
        self.refined = RefinementBox(session)
        self.rules = RulesBox(session)
        for each in (self.confidence, self.again, self.refined, self.rules):
            self.body.addWidget(each)
        self._source.changed.connect(self._propose)
        self.offer(self.tr("Predict"))

    @property
    def source(self) -> Path:
        """Folder of images."""
        return self._source.place

    @property
    def out(self) -> Path:
        """Folder to write to; made where it does not exist."""
        return self._out.place

    @property
    def choices(self) -> tuple[bool, bool, bool, Refinement | None]:
        """With confidence; again; held to the rules; how refined."""
        with_confidence, is_again = self.confidence.isChecked(), self.again.isChecked()
        return with_confidence, is_again, self.rules.is_on, self.refined.refinement

    def _propose(self) -> None:
        """Write beside the images unless the person has said where."""
        source = self.source
        if self._out.place == self._proposed:
            self._proposed = source.with_name(f"{source.name}-{_OUT}")
            self._out.field.setText(str(self._proposed))
