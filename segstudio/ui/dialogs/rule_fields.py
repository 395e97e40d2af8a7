"""The fields that make one rule: class, kind, and a bound or another class."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QWidget

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.bound import AREA_UNITS, LEAST, MOST
from segstudio.document.rules.registry import KINDS
from segstudio.document.rules.rule import Rule, RuleError
from segstudio.ui.dialogs.class_choice import ClassChoice
from segstudio.ui.dialogs.rule_words import KIND_WORDS, SIGN_WORDS
from segstudio.ui.layout import GAP_PX, align_labels, label, row
from segstudio.ui.translation import translate

BOUNDED, WITH_UNIT, PAIRS = (
    ("area", "number", "roundness", "holes"),
    ("area", "holes"),
    (
        "inside",
        "touches",
        "apart",
    ),
)
MOST_VALUE = 1e9
_STEPS = {"area": 5.0, "number": 1.0, "roundness": 0.05, "holes": 5.0}


class RuleFields(QWidget):
    """`changed` tells of each change by the person; `rule` reads them."""

    changed = Signal()

    def __init__(self, classes: ClassTable) -> None:
        super().__init__()
        self._classes = classes
        self.own = ClassChoice(translate("Rules", "Class"), classes)
        self.kind = QComboBox()
        self.kind.setAccessibleName(translate("Rules", "Kind of rule"))
        self.kind.setMaxVisibleItems(len(KIND_WORDS))
        for kind, words, _ in KIND_WORDS:
            self.kind.addItem(translate("Rules", words), kind)
        self.sign = QComboBox()
        self.sign.setAccessibleName(translate("Rules", "At least or at most"))
        for sign, words in SIGN_WORDS:
            self.sign.addItem(translate("Rules", words), sign)
        self.value = _Number()
        self.value.setAccessibleName(translate("Rules", "Value"))
        self.unit = QComboBox()
        self.unit.setAccessibleName(translate("Rules", "Unit"))
        self.unit.addItems(list(AREA_UNITS))
        self.other = ClassChoice(translate("Rules", "Other class"), classes)
        self.meaning = label("", "muted", is_wrapped=True)
        self.meaning.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        for choice in (self.own, self.kind, self.sign, self.unit, self.other):
            choice.currentIndexChanged.connect(self._on_changed)
        self.value.valueChanged.connect(self._on_changed)

    def rule(self) -> Rule:
        """Return the rule. Raises RuleError where the fields make none."""
        kind = str(self.kind.currentData())
        said: dict[str, object] = {}
        if kind in PAIRS:
            said["other"] = self.other.class_id
        elif kind in BOUNDED and (kind != "holes" or self.value.value()):
            said["sign"] = MOST if kind == "holes" else self.sign.currentData()
            said["value"] = self.value.value()
            if kind in WITH_UNIT:
                said["unit"] = self.unit.currentText()
        if not self.own.class_id:
            raise RuleError("The project has no class yet.")
        return KINDS[kind].read(self.own.class_id, said, self._classes)

    def show_rule(self, rule: Rule) -> None:
        """Show a rule; nothing is told."""
        blockers = [QSignalBlocker(each) for each in self._fields]
        said = rule.stored()
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        self.own.setCurrentIndex(self.own.findData(rule.class_id))
        self.sign.setCurrentIndex(self.sign.findData(said.get("sign", LEAST)))
        self._show_kind()
        self.value.setValue(float(said.get("value", 0.0)))
        self.unit.setCurrentIndex(max(0, self.unit.findText(str(said.get("unit", "")))))
        self.other.setCurrentIndex(max(0, self.other.findData(said.get("other", 0))))
        for each in blockers:
            each.unblock()

    def offer_classes(self, classes: ClassTable) -> None:
        """Offer these classes from now on."""
        self._classes = classes
        for choice in (self.own, self.other):
            choice.offer_classes(classes, choice.class_id)

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return self.own, self.kind, self.sign, self.value, self.unit, self.other

    def lay_out(self) -> None:
        """Lay the fields out: a turn of its own, after they are made."""
        self._bound = QWidget()
        line = row(self._bound)
        line.addWidget(self.sign)
        line.addWidget(self.value, 1)
        line.addWidget(self.unit)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setVerticalSpacing(GAP_PX)
        self._form.setHorizontalSpacing(2 * GAP_PX)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(translate("Rules", "Class"), self.own)
        self._form.addRow(translate("Rules", "Rule"), self.kind)
        self._form.addRow(translate("Rules", "Bound"), self._bound)
        self._form.addRow(translate("Rules", "Other class"), self.other)
        self._form.addRow("", self.meaning)
        align_labels(self._form)
        self._show_kind()

    def _on_changed(self, *_: object) -> None:
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = str(self.kind.currentData())
        meanings = {each: words for each, _, words in KIND_WORDS}
        self.meaning.setText(translate("Rules", meanings[kind]))
        self._form.setRowVisible(self._bound, kind in BOUNDED)
        self._form.setRowVisible(self.other, kind in PAIRS)
        self.unit.setVisible(kind in WITH_UNIT)
        blockers = [QSignalBlocker(each) for each in (self.sign, self.value)]
        self.sign.setEnabled(kind != "holes")
        if kind == "holes":
            self.sign.setCurrentIndex(self.sign.findData(MOST))
        self.value.setDecimals({"number": 0, "roundness": 3}.get(kind, 2))
        self.value.setSingleStep(_STEPS.get(kind, 1.0))
        any_size = translate("Rules", "Any size")
        self.value.setSpecialValueText(any_size if kind == "holes" else "")
        for each in blockers:
            each.unblock()


class _Number(QDoubleSpinBox):
    """Shows no zeros at the end: most areas are whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0.0, MOST_VALUE)
        self.lineEdit().setTextMargins(4, 0, 0, 0)
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.setLocale(locale)

    def textFromValue(self, value: float) -> str:
        """Return the shortest text of a number."""
        return self.locale().toString(value, "g", 12)
