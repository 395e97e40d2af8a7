"""The size of the brush: a slider for the eye, a number for the exact."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from segstudio.ui.layout import label, row
from segstudio.ui.number_field import NumberField
from segstudio.ui.radius_scale import STEPS, radius_of, step_of
from segstudio.workspace.session import Session


class BrushSize(QWidget):
    """A slider over all sizes, fine where brushes are small, and the diameter in pixels."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        line = row(self)
        line.setContentsMargins(8, 0, 12, 0)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setFixedWidth(120)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setAccessibleName(self.tr("Brush size"))
        self.slider.setToolTip(self.tr("Brush size ([ and ], or Shift+wheel)"))
        self.diameter = NumberField(suffix=self.tr(" px"))
        self.diameter.setRange(1, 1000)
        self.diameter.setFixedWidth(76)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.diameter.setAccessibleName(self.tr("Brush diameter"))
        self.diameter.setToolTip(self.tr("Brush diameter"))
        line.addWidget(label(self.tr("Size"), "muted"))
        line.addWidget(self.slider)
        line.addWidget(self.diameter)
        self.slider.valueChanged.connect(lambda step: session.toolbox.set_radius(radius_of(step)))
        self.diameter.valueChanged.connect(lambda px: session.toolbox.set_radius(px / 2))
        session.events.tool_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        radius_px = self._session.toolbox.radius_px
        blockers = QSignalBlocker(self.slider), QSignalBlocker(self.diameter)
        self.slider.setValue(step_of(radius_px))
        self.diameter.setValue(round(2 * radius_px))
        for blocker in blockers:
            blocker.unblock()
