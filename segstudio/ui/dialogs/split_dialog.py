"""Splits a project into training, held-out and test images, with what would come of it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from segstudio.ui.coalesced import Coalesced
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.split_table import SplitTable
from segstudio.ui.image_words import split_words
from segstudio.ui.layout import GAP_PX, label, row, set_tone
from segstudio.ui.translation import display_words
from segstudio.workspace.image_list import Split
from segstudio.workspace.plural import counted
from segstudio.workspace.session import Session
from segstudio.workspace.splitting.grouping import Grouping
from segstudio.workspace.splitting.split_desk import SplitDrawing, SplitOrder
from segstudio.workspace.splitting.split_draw import DRAWN, Shares

_DELAY_MS = 150
_WIDTH_PX = 520
_SHOWN_GROUPS = 6


class SplitDialog(FormDialog):
    """The preview follows each change; what is previewed is what is done."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, self.tr("Split images"))
        self._splitting = session.review.splitting
        self._drawing: SplitDrawing | None = None
        self._order = SplitOrder()
        self.setMinimumWidth(_WIDTH_PX)
        words = self.tr(
            "Training images are learned from. Held-out ones are never learned from and measure "
            "each version. Test ones are for evaluating at the end only."
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self._later = Coalesced(self._preview, _DELAY_MS, self)
        form = QFormLayout()
        form.setSpacing(GAP_PX)
        self.shares = self._add_shares(form)
        self.grouping, self.pattern, self.groups = self._add_grouping(form)
        self.is_stratified = self._add_tick(form, self.tr("Spread classes evenly"), True)
        self.keeps_set = self._add_tick(form, self.tr("Keep images that have a split"), False)
        self.seed = self._add_seed(form)
        self.body.addLayout(form)
        self.table = SplitTable(session.classes)
        self.body.addWidget(self.table, 100)
        self.problem = label("", "muted", is_wrapped=True)
        self.body.addWidget(self.problem)
        self.offer(self.tr("Split images"))
        clear = self.buttons.addButton(
            self.tr("Remove all splits"), QDialogButtonBox.ButtonRole.ResetRole
        )
        clear.clicked.connect(self._clear)
        self._show_pattern()
        self._preview()

    def accept(self) -> None:
        """Split as previewed, and close."""
        if self._drawing is None or self._read() != self._order:
            self._preview()  # something was changed a moment ago: it is shown first
            return
        self._splitting.apply(self._drawing, self._order)
        super().accept()

    def _clear(self) -> None:
        self._splitting.clear()
        self.reject()

    def _add_shares(self, form: QFormLayout) -> dict[Split, QSpinBox]:
        line, found = row(), {}
        for split, share in zip(DRAWN, (80, 10, 10), strict=True):
            box = QSpinBox()
            box.setRange(0, 100)
            box.setValue(share)
            box.setSuffix(" %")
            box.setAccessibleName(split_words(split))
            box.valueChanged.connect(self._later.request)
            line.addWidget(label(split_words(split)))
            line.addWidget(box)
            found[split] = box
        line.addStretch(1)
        form.addRow(self.tr("Shares"), line)
        return found

    def _add_grouping(self, form: QFormLayout) -> tuple[QComboBox, QLineEdit, QLabel]:
        box = QComboBox()
        for grouping, words in (
            (Grouping.IMAGE, self.tr("Nothing: each image by itself")),
            (Grouping.FOLDER, self.tr("Images of one folder")),
            (Grouping.PATTERN, self.tr("Images whose names fit a pattern")),
            (Grouping.GROUP, self.tr("Groups set by hand")),
        ):
            box.addItem(words, grouping.value)
        box.setAccessibleName(self.tr("Keep together"))
        box.currentIndexChanged.connect(self._show_pattern)
        box.currentIndexChanged.connect(self._later.request)
        pattern = QLineEdit(self._order.pattern)
        pattern.setAccessibleName(self.tr("Pattern of names"))
        pattern.setToolTip(
            self.tr("{group} is the name of the group, * is anything: {group}_* or *-{group}")
        )
        pattern.textChanged.connect(self._later.request)
        groups = label("", "muted", is_wrapped=True)
        form.addRow(self.tr("Keep together"), box)
        form.addRow(self.tr("Pattern"), pattern)
        form.addRow("", groups)
        self._form = form
        return box, pattern, groups

    def _add_tick(self, form: QFormLayout, words: str, is_on: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(is_on)
        box.toggled.connect(self._later.request)
        form.addRow("", box)
        return box

    def _add_seed(self, form: QFormLayout) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, 2**31 - 1)
        box.setAccessibleName(self.tr("Seed"))
        box.setToolTip(self.tr("The same seed draws the same splits."))
        box.valueChanged.connect(self._later.request)
        again = QPushButton(self.tr("Draw again"))
        again.setAutoDefault(False)
        again.clicked.connect(lambda: box.setValue(box.value() + 1))
        line = row()
        line.addWidget(box)
        line.addWidget(again)
        line.addStretch(1)
        form.addRow(self.tr("Seed"), line)
        return box

    def _show_pattern(self) -> None:
        self._form.setRowVisible(self.pattern, self.grouping.currentData() == Grouping.PATTERN)

    def _read(self) -> SplitOrder:
        return SplitOrder(
            Shares(*(self.shares[split].value() for split in DRAWN)),
            Grouping(self.grouping.currentData()),
            self.pattern.text(),
            self.is_stratified.isChecked(),
            self.keeps_set.isChecked(),
            self.seed.value(),
        )

    def _preview(self) -> None:
        order = self._read()
        self._splitting.preview(
            order, self._alive(lambda found: self._show(order, found)), self._alive(self._refuse)
        )

    def _alive(self, function: Callable[..., None]) -> Callable[..., None]:
        """Return what does nothing once the dialog is closed."""

        def call(*arguments: object) -> None:
            if shiboken6.isValid(self):
                function(*arguments)

        return call

    def _show(self, order: SplitOrder, drawing: SplitDrawing) -> None:
        self._drawing, self._order = drawing, order
        self.table.show_counts(drawing.counts)
        self.groups.setText(self._group_words(drawing))
        self.groups.setVisible(order.grouping is not Grouping.IMAGE)
        words = self.tr("The network keeps what it has learned from an image before.")
        set_tone(self.problem, "muted")
        self.problem.setText(words)

    def _refuse(self, error: Exception) -> None:
        self._drawing = None
        self.table.show_counts({})
        set_tone(self.problem, "danger")
        self.problem.setText(display_words(str(error)))

    def _group_words(self, drawing: SplitDrawing) -> str:
        named = [f"{name} ({size:,})" for name, size in drawing.sizes[:_SHOWN_GROUPS]]
        words = display_words(counted(len(drawing.sizes), "group"))
        if named:
            words += ": " + ", ".join(named)
            words += " …" if len(drawing.sizes) > _SHOWN_GROUPS else ""
        if drawing.alone:
            alone = self.tr("In no group, each for itself: {count}")
            words += " · " + alone.format(count=f"{drawing.alone:,}")
        return words
