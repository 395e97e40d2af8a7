"""What is asked of a network: the method, the class, the place, and what a method has to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from segstudio.document.explanation import (
    DROPOUT,
    ENSEMBLE,
    EXPLANATIONS,
    FEATURES,
    GRADCAM,
    LAYERS,
    NUMBERS,
    OCCLUSION,
    Question,
)
from segstudio.document.label_class import ClassTable
from segstudio.ui.dialogs.class_choice import ClassChoice
from segstudio.ui.layout import GAP_PX, align_labels, label
from segstudio.ui.slices import Work
from segstudio.ui.translation import display_words, translate

_SHOWN = {
    GRADCAM: ("layer",),
    OCCLUSION: ("square_px",),
    FEATURES: ("layer", "channel"),
    DROPOUT: ("passes",),
    ENSEMBLE: (),
}
"""Fields of each method, beside class and place."""
ALL, REGION = "all", "region"


class ExplainFields(QWidget):
    """Empty until its `works` are done. `changed` tells of each change that a person makes."""

    changed = Signal()

    def __init__(self, classes: ClassTable, class_id: int) -> None:
        super().__init__()
        self._classes = classes
        self._class_id = class_id
        self.place: tuple[int, int] | None = None
        """That was pointed at."""

    def works(self) -> Sequence[Work]:
        """What fills it, a few milliseconds each."""
        return (self._make_method, self._make_choices, self._make_numbers, self._lay_out, self._end)

    def _make_method(self) -> None:
        self.method = QComboBox()
        for name, kind in EXPLANATIONS.items():
            self.method.addItem(display_words(kind.title), name)
        self.meaning = label("", "muted", is_wrapped=True)
        self.meaning.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _make_choices(self) -> None:
        words = translate("Explain", "Class")
        self.of_class = ClassChoice(words, self._classes, self._class_id)
        self.where = QComboBox()
        self.where.addItem(translate("Explain", "All of it in view"), ALL)
        self.where.addItem(translate("Explain", "The region pointed at"), REGION)
        self.where.setToolTip(
            translate("Explain", "Point at the image and use the shortcut of “Explain…”.")
        )
        self.layer = QComboBox()
        for name in LAYERS:
            self.layer.addItem(
                translate("Explain", "Deepest, what")
                if name == "deepest"
                else translate("Explain", "Finest, where"),
                name,
            )

    def _make_numbers(self) -> None:
        self.numbers = {name: _number(name) for name in NUMBERS}
        self.numbers["channel"].setSpecialValueText(translate("Explain", "Mean of all"))
        self.numbers["square_px"].setSuffix(translate("Explain", " px"))

    @property
    def question(self) -> Question:
        """What is asked now."""
        method = self._method
        needs_class = EXPLANATIONS[method].needs_class
        is_region = self.where.currentData() == REGION
        return Question(
            method,
            self.of_class.class_id if needs_class else 0,
            self.place if is_region else None,
            str(self.layer.currentData()),
            **{name: field.value() for name, field in self.numbers.items()},
        )

    def point_at(self, place: tuple[int, int] | None, class_id: int = 0) -> None:
        """Ask about the region of a class there from now on, or about all for None; tells nothing.

        class_id: 0 for the one that is chosen.
        """
        self.place = place
        blockers = [QSignalBlocker(each) for each in (self.where, self.of_class)]
        self.where.setCurrentIndex(0 if place is None else 1)
        self.where.setEnabled(place is not None)
        if class_id:
            self.of_class.setCurrentIndex(max(0, self.of_class.findData(class_id)))
        for each in blockers:
            each.unblock()

    def offer_maps(self, maps: int) -> None:
        """Offer as many feature maps as there are."""
        field = self.numbers["channel"]
        blocker = QSignalBlocker(field)
        field.setMaximum(maps)
        blocker.unblock()

    @property
    def _method(self) -> str:
        return str(self.method.currentData())

    def _lay_out(self) -> None:
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(GAP_PX)
        self.form.setHorizontalSpacing(2 * GAP_PX)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (translate("Explain", "Show"), self.method),
            ("", self.meaning),
            (translate("Explain", "Class"), self.of_class),
            (translate("Explain", "About"), self.where),
            (translate("Explain", "Features"), self.layer),
            (translate("Explain", "Hidden squares"), self.numbers["square_px"]),
            (translate("Explain", "Feature map"), self.numbers["channel"]),
            (translate("Explain", "Passes"), self.numbers["passes"]),
        ):
            self.form.addRow(words, field)
            field.setAccessibleName(words)
        align_labels(self.form)

    def _end(self) -> None:
        self.method.currentIndexChanged.connect(self._on_method)
        for choice in (self.of_class, self.where, self.layer):
            choice.currentIndexChanged.connect(self.changed)
        for number in self.numbers.values():
            number.valueChanged.connect(self.changed)
        self.point_at(None)
        self._show_fields()

    def _on_method(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        kind = EXPLANATIONS[self._method]
        words = display_words(kind.words)
        self.meaning.setText(words[:1].upper() + words[1:])
        self.form.setRowVisible(self.of_class, kind.needs_class)
        self.form.setRowVisible(self.where, kind.needs_class)
        for name, field in {"layer": self.layer, **self.numbers}.items():
            self.form.setRowVisible(field, name in _SHOWN[self._method])


def _number(name: str) -> QSpinBox:
    number, box = NUMBERS[name], QSpinBox()
    box.setRange(int(number.low), int(number.high))
    box.setValue(int(number.usual))
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(4, 0, 0, 0)
    box.setToolTip(display_words(number.words))
    return box
