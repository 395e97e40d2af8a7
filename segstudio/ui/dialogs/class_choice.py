"""A list of classes to choose from, with what else can be meant instead of one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from segstudio.document.label_class import ClassTable, LabelClass
from segstudio.ui.swatch import swatch_icon


class ClassChoice(QComboBox):
    """`class_id` is the chosen one; `other` is offered first under its words, as id 0."""

    def __init__(self, name: str, classes: ClassTable, chosen_id: int = 0, other: str = "") -> None:
        """name: for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(14)
        self._other = other
        self._shown: tuple[LabelClass, ...] = ()
        self.offer_classes(classes, chosen_id)

    def offer_classes(self, classes: ClassTable, chosen_id: int) -> None:
        """Offer these, one of them chosen; the first where it is not among them."""
        if self._shown == classes.classes:
            return
        self._shown = classes.classes
        blocker = QSignalBlocker(self)
        self.clear()
        if self._other:
            self.addItem(self._other, 0)
        for each in classes:
            self.addItem(swatch_icon(each.color), each.name, each.id)
        self.setCurrentIndex(max(0, self.findData(chosen_id)))
        blocker.unblock()

    @property
    def class_id(self) -> int:
        """Id of the chosen class; 0 for what is offered beside classes."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, int) else 0
