"""A switch that holds predictions to the project's rules, and why it cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from segstudio.ui.layout import column, label
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.project_rules import StoredRule
from segstudio.workspace.session import Session

MOST_NAMED = 3
_INDENT_PX = 24
"""Where the words of a box begin."""


class RulesBox(QWidget):
    """`is_on` is the person's choice; it cannot be made before the project's rules are read."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.box = QCheckBox(translate("Rules", "Hold predictions to the project's rules"))
        self.box.setToolTip(
            translate(
                "Rules", "As “segstudio rules” lists them; the report says what each changed."
            )
        )
        self.remark = label("", "muted", is_wrapped=True)
        self.remark.setIndent(_INDENT_PX)
        self.remark.hide()
        body = column(self)
        body.addWidget(self.box)
        body.addWidget(self.remark)
        self._number = 0
        self._problems: Sequence[str] = ()
        self._barrier = ""
        self._is_read = False
        self.box.setEnabled(False)
        self.box.toggled.connect(lambda: self.changed.emit())
        session.masks.rules.read(self._take)

    @property
    def is_on(self) -> bool:
        """True where the rules shall be held to."""
        return self.box.isEnabled() and self.box.isChecked()

    def bar(self, why: str) -> None:
        """Keep it from being used for a reason, in a sentence; "" for none."""
        self._barrier = why
        self._show()

    def _take(self, rules: Sequence[StoredRule]) -> None:
        if not shiboken6.isValid(self):
            return
        self._number = sum(each.rule is not None for each in rules)
        self._problems = [display_words(each.problem) for each in rules if each.problem]
        self._is_read = True
        self._show()

    def _show(self) -> None:
        was_on = self.is_on
        self.box.setEnabled(bool(self._number) and not self._barrier)
        remarks = list(self._problems[:MOST_NAMED])
        if self._is_read and not self._number and not remarks:
            remarks = [translate("Rules", "The project has no rules yet.")]
        elif self._barrier:
            remarks = [self._barrier]
        self.remark.setText(" ".join(remarks))
        self.remark.setVisible(bool(remarks))
        if self.is_on != was_on:
            self.changed.emit()
