"""The rules of a project: made, changed and tried out on the image before they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QPushButton, QWidget

from segstudio.document.rules.registry import KINDS
from segstudio.document.rules.rule import Rule, RuleError
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.rule_fields import RuleFields
from segstudio.ui.dialogs.rules_list import RulesList
from segstudio.ui.dialogs.rules_veil import RulesVeil
from segstudio.ui.layout import label, row
from segstudio.ui.slices import Work
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.project_rules import StoredRule, added, usable
from segstudio.workspace.rules_preview import RulesPreview
from segstudio.workspace.session import Session

FIRST_AREA_PX = 30
THERE_ALREADY = "That rule is there already."


class RulesDialog(FormDialog):
    """Stays open beside the image; `rules` are stored when it is accepted."""

    def __init__(self, parent: QWidget, session: Session, canvas: Canvas) -> None:
        super().__init__(parent, translate("Rules", "Rules"))
        self.setMinimumWidth(440)
        self._session = session
        self._canvas = canvas
        self._is_over = False
        self.rules: list[StoredRule] = []
        words = translate(
            "Rules",
            "Predictions keep to these rules, one after the other, where they are written with "
            "rules. What a person drew stays.",
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))

    def works(self) -> Sequence[Work]:
        """Make its parts, then read the rules."""
        return (
            self._add_list,
            self._make_fields,
            self._add_fields,
            self._add_end,
            self._connect,
        )

    def _add_list(self) -> None:
        self.list = RulesList()
        self.body.addWidget(self.list, 1)
        line = row()
        self.add_button = _button(translate("Rules", "Add"), self._on_add)
        self.remove_button = _button(translate("Rules", "Remove"), self._on_remove)
        self.up_button = _button(translate("Rules", "Up"), lambda: self._move(-1))
        self.down_button = _button(translate("Rules", "Down"), lambda: self._move(1))
        for each in (self.add_button, self.remove_button, self.up_button, self.down_button):
            line.addWidget(each)
        line.addStretch(1)
        self.body.addLayout(line)

    def _make_fields(self) -> None:
        self.fields = RuleFields(self._session.classes)

    def _add_fields(self) -> None:
        self.fields.lay_out()
        self.warning = label("", "warning", is_wrapped=True)
        self.warning.hide()
        self.body.addWidget(self.fields)
        self.body.addWidget(self.warning)

    def _add_end(self) -> None:
        self.held = QCheckBox(translate("Rules", "Hold what I accept to them, too"))
        self.held.setToolTip(
            translate(
                "Rules", "Accepting an image or a class takes the prediction as the rules leave it."
            )
        )
        self.held.setChecked(self._session.masks.rules.are_accepted_held)
        self.body.addWidget(self.held)
        self.veil = RulesVeil(
            self._session, self._canvas, lambda: usable(self.rules), self._on_preview, self
        )
        self.body.addWidget(self.veil.summary)
        self.save_button = self.buttons.addButton(
            translate("Rules", "Save"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.save_button.setEnabled(False)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.fields.changed.connect(self._on_fields)
        self._session.events.project_closed.connect(self._on_closed)
        self._session.events.classes_changed.connect(self._on_classes)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self._on_finished)
        self._show(-1)
        self._session.masks.rules.read(self._take)

    def _take(self, rules: Sequence[StoredRule]) -> None:
        if not self._is_over:
            self.rules = list(rules)
            self.save_button.setEnabled(True)
            self._show(0)

    def _show(self, place: int) -> None:
        """Show the rules, that one chosen, and ask what they change."""
        place = min(place, len(self.rules) - 1)
        self.list.show_rules(self.rules, self._session.classes, place)
        self._on_chosen(place)
        self.veil.request()

    def _on_chosen(self, place: int) -> None:
        chosen = self.rules[place].rule if 0 <= place < len(self.rules) else None
        self.fields.setEnabled(chosen is not None)
        if chosen is not None:
            self.fields.show_rule(chosen)
        self._warn("")
        self.remove_button.setEnabled(place >= 0)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < len(self.rules) - 1)

    def _on_fields(self) -> None:
        """Take what the fields say for the chosen rule, or say why not."""
        place = self.list.place
        try:
            rule = self.fields.rule()
        except RuleError as error:
            self._warn(str(error))
            return
        others = (each.rule for at, each in enumerate(self.rules) if at != place)
        if rule in others:
            self._warn(THERE_ALREADY)
            return
        self._warn("")
        self.rules[place] = StoredRule(rule.as_json(), rule)
        self.list.show_rules(self.rules, self._session.classes, place)
        self.veil.request()

    def _on_add(self) -> None:
        """Add a rule to begin with: a least area for the class in hand."""
        try:
            self.rules = added(self.rules, self._first_rule())
        except RuleError as error:
            self._warn(str(error))
        else:
            self._show(len(self.rules) - 1)

    def _first_rule(self) -> Rule:
        table, class_id = self._session.classes, self._session.active_class_id
        for area_px in count(FIRST_AREA_PX):
            said = {"sign": ">=", "value": area_px, "unit": "px"}
            rule = KINDS["area"].read(class_id, said, table)
            if all(each.rule != rule for each in self.rules):
                return rule
        raise AssertionError

    def _on_remove(self) -> None:
        place = self.list.place
        del self.rules[place]
        self._show(place)

    def _move(self, step: int) -> None:
        place, rules = self.list.place, self.rules
        rules[place], rules[place + step] = rules[place + step], rules[place]
        self._show(place + step)

    def _warn(self, text: str) -> None:
        self.warning.setText(display_words(text))
        self.warning.setVisible(bool(text))

    def _on_preview(self, preview: RulesPreview) -> None:
        self.list.show_outcomes(self.rules, preview.outcomes)

    def _on_classes(self) -> None:
        self.fields.offer_classes(self._session.classes)
        self.rules = self._session.masks.rules.read_again(self.rules)
        self._show(self.list.place)

    def _on_accepted(self) -> None:
        self._session.masks.rules.store(self.rules, self.held.isChecked())

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        self._is_over = True
        self.veil.stop()
        self._session.events.project_closed.disconnect(self._on_closed)
        self._session.events.classes_changed.disconnect(self._on_classes)


def _button(words: str, action: object) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(action)
    return button
