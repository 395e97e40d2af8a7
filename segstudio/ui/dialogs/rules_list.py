"""The rules of a project in their order, with what each changes in the open image."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.application import RuleOutcome
from segstudio.ui.swatch import swatch_icon
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.plural import counted
from segstudio.workspace.project_rules import StoredRule

LEAST_ROWS, FIRST_ROWS = 2, 5
_ROW_PX = 28
_RULE, _CHANGE = 0, 1


class RulesList(QTreeWidget):
    """`chosen` tells the place of the rule that is chosen, -1 for none."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Rules", "Rules"))
        self.setHeaderLabels([translate("Rules", "Rule"), translate("Rules", "In this image")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMinimumHeight((LEAST_ROWS + 1) * _ROW_PX)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_RULE, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_CHANGE, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.place))

    def sizeHint(self) -> QSize:
        """Return room for some rules, and for the words of one."""
        return QSize(super().sizeHint().width(), (FIRST_ROWS + 1) * _ROW_PX)

    @property
    def place(self) -> int:
        """Place of the chosen rule, from 0; -1 for none."""
        chosen = self.currentItem()
        return -1 if chosen is None else self.indexOfTopLevelItem(chosen)

    def show_rules(self, rules: Sequence[StoredRule], table: ClassTable, place: int) -> None:
        """Show these, one of them chosen; nothing is told. What each changes is not known yet."""
        blocker = QSignalBlocker(self)
        self.clear()
        for each in rules:
            item = QTreeWidgetItem()
            if each.rule is None:
                item.setText(_RULE, display_words(each.problem))
                item.setToolTip(_RULE, item.text(_RULE))
            else:
                item.setText(_RULE, each.rule.words(table))
                of_class = table.get(each.rule.class_id)
                if of_class is not None:
                    item.setIcon(_RULE, swatch_icon(of_class.color))
            item.setTextAlignment(
                _CHANGE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            self.addTopLevelItem(item)
        chosen = self.topLevelItem(place)
        if chosen is not None:
            self.setCurrentItem(chosen)
        blocker.unblock()

    def show_outcomes(self, rules: Sequence[StoredRule], outcomes: Sequence[RuleOutcome]) -> None:
        """Show what each of the rules that can be used changes."""
        left = iter(outcomes)
        for place, each in enumerate(rules):
            item = self.topLevelItem(place)
            outcome = next(left, None) if each.rule is not None else None
            if item is not None:
                item.setText(_CHANGE, "–" if outcome is None else _words(outcome))


def _words(outcome: RuleOutcome) -> str:
    if outcome.is_skipped:
        return translate("Rules", "pixel size not known")
    if outcome.missing:
        return translate("Rules", "{number} too few").format(number=f"{outcome.missing:,}")
    if not outcome.pixels:
        return translate("Rules", "nothing")
    regions = display_words(counted(outcome.regions, "region"))
    words = translate("Rules", "{regions}, {pixels} px")
    return words.format(regions=regions, pixels=f"{outcome.pixels:,}")
