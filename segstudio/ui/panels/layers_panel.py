"""The three layers: shown or hidden, how opaque, filled or as outlines."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import EDGE_PX, GAP_PX
from segstudio.ui.panels.layer_row import LayerRow


class LayersPanel(QWidget):
    """One row for each layer."""

    def __init__(self, commands: Commands, actions: ActionSet, icons: Icons) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(EDGE_PX, 0, EDGE_PX, GAP_PX // 2)
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        titles = {
            "annotation": self.tr("Annotation"),
            "prediction": self.tr("Prediction"),
            "uncertainty": self.tr("Uncertainty"),
        }
        self.rows = {
            name: LayerRow(name, title, commands, actions[f"toggle-{name}"], icons, grid)
            for name, title in titles.items()
        }
        commands.session.events.layers_changed.connect(self._refresh)
        self._refresh()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMaximumHeight(self.sizeHint().height())

    def _refresh(self) -> None:
        for each in self.rows.values():
            each.refresh()
