"""A list of networks to type, or to choose one by one from a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.document.network_list import networks_of
from segstudio.ui.layout import row
from segstudio.ui.translation import display_words

SMALL = ":width=16:depth=3"
"""What is added to the name of a network that is large for a machine without a GPU."""


class NetworkListField(QWidget):
    """changed: something else is written."""

    changed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.is_small = True
        """Whether large networks are added with few channels."""
        self.field = QLineEdit(text)
        self.field.setAccessibleName(self.tr("Networks"))
        self.field.setToolTip(
            self.tr(
                "Names with commas between; “:width=16:depth=3” sets the channels of the first "
                "stage and how often the resolution is halved; “:width=8/16” is two networks."
            )
        )
        self.field.textChanged.connect(self.changed)
        self.add = QPushButton(self.tr("Add"))
        self.add.setAutoDefault(False)
        self.add.setToolTip(self.tr("Add a network to the list"))
        menu = QMenu(self.add)
        menu.setToolTipsVisible(True)
        for name, kind in NETWORKS.items():
            action = menu.addAction(name)
            action.setToolTip(display_words(kind.words))
            action.triggered.connect(lambda _=False, name=name: self._on_add(name))
        self.add.setMenu(menu)
        line = row(self)
        line.addWidget(self.field, 1)
        line.addWidget(self.add)

    def choices(self) -> tuple[NetworkChoice, ...]:
        """Return the networks. Raises NetworkUnknown."""
        return tuple(networks_of(self.field.text()))

    def _on_add(self, name: str) -> None:
        kind = NETWORKS[name]
        is_large = self.is_small and kind.width is not None and kind.depth is not None
        added = name + (SMALL if is_large and kind.needs else "")
        text = self.field.text().strip().rstrip(",")
        self.field.setText(f"{text}, {added}" if text else added)
