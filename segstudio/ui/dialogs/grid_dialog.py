"""Asks how far the lines of the grid are apart."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label
from segstudio.workspace.canvas_aids import MAX_SPACING_PX


class GridDialog(FormDialog):
    """One number; `spacing` holds it."""

    def __init__(self, parent: QWidget, spacing_px: int) -> None:
        super().__init__(parent, self.tr("Grid"))
        self.setMinimumWidth(320)
        self.spacing = QSpinBox()
        self.spacing.setRange(1, MAX_SPACING_PX)
        self.spacing.setValue(spacing_px)
        self.spacing.setSuffix(" px")
        self.spacing.setAccessibleName(self.tr("Distance between lines"))
        self.body.addWidget(label(self.tr("Distance between lines")))
        self.body.addWidget(self.spacing)
        self.offer(self.tr("Show grid"))
        self.spacing.selectAll()
