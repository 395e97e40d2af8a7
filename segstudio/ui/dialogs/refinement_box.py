"""A switch that refines predictions, and the parameters that it is done with."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QPushButton, QWidget

from segstudio.document.refinement import NUMBERS, Refinement
from segstudio.ui.layout import GAP_PX, column, label
from segstudio.ui.translation import QT_TRANSLATE_NOOP, display_words, translate
from segstudio.workspace.session import Session

_NAMES = {
    "appearance": QT_TRANSLATE_NOOP("Refinement", "Appearance"),
    "position": QT_TRANSLATE_NOOP("Refinement", "Position"),
    "color": QT_TRANSLATE_NOOP("Refinement", "Colour"),
    "smoothness": QT_TRANSLATE_NOOP("Refinement", "Smoothness"),
    "width": QT_TRANSLATE_NOOP("Refinement", "Width"),
    "iterations": QT_TRANSLATE_NOOP("Refinement", "Iterations"),
}
_IN_PX = ("position", "width")
_COLUMNS = 3
_INDENT_PX = 24


class RefinementBox(QWidget):
    """`refinement` is what was chosen, None for none; it begins with what the project has.

    changed: another one is chosen.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.box = QCheckBox(translate("Refinement", "Bring borders to where colours change (CRF)"))
        self.box.setToolTip(
            translate(
                "Refinement",
                "DeepLab's fully connected CRF, as “segstudio predict --refine”; takes longer.",
            )
        )
        self.numbers = {name: _number(name) for name in NUMBERS}
        self.fields = QWidget()
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(_INDENT_PX, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP_PX)
        for place, (name, field) in enumerate(self.numbers.items()):
            line, across = divmod(place, _COLUMNS)
            grid.addWidget(label(translate("Refinement", _NAMES[name]), "muted"), 2 * line, across)
            grid.addWidget(field, 2 * line + 1, across)
        self.usual = QPushButton(translate("Refinement", "Usual values"))
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(lambda: self._take(Refinement()))
        grid.addWidget(self.usual, 2 * len(self.numbers), 0)
        body = column(self)
        body.addWidget(self.box)
        body.addWidget(self.fields)
        self.fields.setVisible(False)
        self.box.toggled.connect(self._unfold)
        self._take(Refinement())
        for each in self.numbers.values():
            each.valueChanged.connect(self.changed)
        session.networks.read_refinement(self._take)

    @property
    def refinement(self) -> Refinement | None:
        """The parameters; None where nothing shall be refined."""
        if not self.box.isChecked():
            return None
        return Refinement(**{name: each.value() for name, each in self.numbers.items()})  # type: ignore[arg-type]

    def _unfold(self, is_on: bool) -> None:
        """Show the parameters; the dialog makes room."""
        self.fields.setVisible(is_on)
        self.changed.emit()
        self.window().adjustSize()

    def _take(self, refinement: Refinement) -> None:
        if shiboken6.isValid(self):
            for name, value in refinement.as_json().items():
                self.numbers[name].setValue(value)


def _number(name: str) -> QDoubleSpinBox:
    number, field = NUMBERS[name], QDoubleSpinBox()
    field.setDecimals(0 if number.is_whole else 1 if number.high > 100 else 2)
    field.setRange(number.low, number.high)
    field.setAccessibleName(translate("Refinement", _NAMES[name]))
    field.setToolTip(display_words(number.words))
    if name in _IN_PX:
        field.setSuffix(translate("Refinement", " px"))
    field.lineEdit().setTextMargins(4, 0, 0, 0)
    return field
