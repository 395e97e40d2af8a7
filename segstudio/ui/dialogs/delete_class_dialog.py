"""Asks what becomes of a class's pixels before the class is deleted."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from segstudio.document.label_class import UNLABELLED, ClassTable, LabelClass
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label, row
from segstudio.ui.swatch import swatch_icon


class DeleteClassDialog(FormDialog):
    """`replacement_id` after acceptance: the class that takes the pixels, 0 for unlabelled."""

    def __init__(
        self, parent: QWidget, deleted: LabelClass, classes: ClassTable, pixel_count: int
    ) -> None:
        """pixel_count: labelled pixels of the class in the whole project."""
        super().__init__(parent, self.tr("Delete class"))
        self._others = [each for each in classes if each.id != deleted.id]
        title = self.tr("Delete “{name}”?").format(name=deleted.name)
        self.body.addWidget(label(title, "strong"))
        count = self.tr("{count} pixels in this project are labelled with it. They become:")
        unused = self.tr("No pixel in this project is labelled with it.")
        words = count.format(count=f"{pixel_count:,}") if pixel_count else unused
        self.body.addWidget(label(words, is_wrapped=True))
        self._unlabelled = QRadioButton(self.tr("Unlabelled: the network may fill them in"))
        self._unlabelled.setChecked(True)
        self._other = QRadioButton(self.tr("Another class:"))
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Class that takes the pixels"))
        group = QButtonGroup(self)
        group.addButton(self._unlabelled)
        group.addButton(self._other)
        for each in self._others:
            self._choice.addItem(swatch_icon(each.color), each.name)
        self._show_choices(pixel_count > 0)
        self._choice.activated.connect(lambda: self._other.setChecked(True))
        self.offer(self.tr("Delete"))

    @property
    def replacement_id(self) -> int:
        """Class id that the pixels get; UNLABELLED (0) for none."""
        if self._other.isChecked() and self._others:
            return self._others[self._choice.currentIndex()].id
        return UNLABELLED

    def _show_choices(self, is_used: bool) -> None:
        line = row()
        line.addWidget(self._other)
        line.addWidget(self._choice, 1)
        self.body.addWidget(self._unlabelled)
        self.body.addLayout(line)
        self._unlabelled.setVisible(is_used)
        self._other.setVisible(is_used and bool(self._others))
        self._choice.setVisible(is_used and bool(self._others))
