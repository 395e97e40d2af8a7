"""The three layers: shown or hidden, how opaque, filled or as outlines."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import EDGE_PX, GAP_PX, row, tool_button
from segstudio.ui.panels.layer_row import LayerRow
from segstudio.ui.panels.legend import Legend
from segstudio.workspace.layers import ColorBy


class LayersPanel(QWidget):
    """One row for each layer."""

    def __init__(self, commands: Commands, actions: ActionSet, icons: Icons) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(EDGE_PX, 0, EDGE_PX, GAP_PX // 2)
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        self._grid = grid
        titles = {
            "annotation": self.tr("Annotation"),
            "prediction": self.tr("Prediction"),
            "uncertainty": self.tr("Uncertainty"),
        }
        self.rows = {
            name: LayerRow(name, title, commands, actions[f"toggle-{name}"], icons, grid)
            for name, title in titles.items()
        }
        self._session = commands.session
        self._actions = actions
        self._add_view(commands, grid)
        commands.session.events.layers_changed.connect(self._refresh)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._refresh()

    def _add_view(self, commands: Commands, grid: QGridLayout) -> None:
        """Add what the colours tell, and what they mean."""
        self.color_by = QComboBox()
        self.color_by.setAccessibleName(self.tr("Colour of the prediction"))
        self.color_by.setToolTip(self.tr("What the colour of the prediction tells"))
        self.color_by.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for choice, words in (
            (ColorBy.CLASS, self.tr("Prediction by class")),
            (ColorBy.CONFIDENCE, self.tr("Prediction by confidence")),
            (ColorBy.UNCERTAINTY, self.tr("Prediction by uncertainty")),
        ):
            self.color_by.addItem(words, choice)
        self.color_by.activated.connect(
            lambda place: commands.layers.set_prediction_by(list(ColorBy)[place])
        )
        self.difference = tool_button(self._actions["toggle-difference"])
        line = row(gap_px=GAP_PX // 2)
        line.setContentsMargins(0, 4, 0, 4)
        line.addWidget(self.color_by, 1)
        line.addWidget(self.difference)
        line.addWidget(tool_button(self._actions["color-by-object"]))
        self.legend = Legend(commands.theme)
        grid.addLayout(line, grid.rowCount(), 0, 1, 5)
        grid.addWidget(self.legend, grid.rowCount(), 0, 1, 5)

    def _refresh(self) -> None:
        for each in self.rows.values():
            each.refresh()
        layers = self._session.layers
        blocker = QSignalBlocker(self.color_by)
        self.color_by.setCurrentIndex(list(ColorBy).index(layers.prediction_by))
        blocker.unblock()
        self.color_by.setEnabled(layers.prediction.is_visible and not layers.is_difference)
        self.legend.show_layers(layers)
        self._grid.invalidate()
        self._grid.activate()
        self.setFixedHeight(self._grid.sizeHint().height())
