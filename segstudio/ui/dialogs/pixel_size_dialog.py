"""Asks how large a pixel is in the world."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QDoubleSpinBox, QWidget

from segstudio.document.pixel_size import UNITS, PixelSize, fitting_unit, from_um, to_um
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label, row

_MOST = 1e9
_DECIMALS = 6


class _LengthBox(QDoubleSpinBox):
    """Writes no zeros at the end."""

    def textFromValue(self, value: float) -> str:
        """Return the number as short as it is."""
        return self.locale().toString(value, "g", 9)


class PixelSizeDialog(FormDialog):
    """Width and height of a pixel; `size_um` is None where the file's own size is to count."""

    def __init__(
        self, parent: QWidget, size: PixelSize | None, file_size: PixelSize | None
    ) -> None:
        super().__init__(parent, self.tr("Pixel size"))
        self.setMinimumWidth(400)
        self._is_reset = False
        unit = "µm" if size is None else fitting_unit(min(size.width_um, size.height_um))
        self.width_box = self._box(self.tr("Pixel width"))
        self.height_box = self._box(self.tr("Pixel height"))
        self.unit = QComboBox()
        self.unit.addItems(list(UNITS))
        self.unit.setCurrentText(unit)
        self.unit.setAccessibleName(self.tr("Unit"))
        self.shared = QCheckBox(self.tr("For all images of the project"))
        if size is not None:
            self.width_box.setValue(from_um(size.width_um, unit))
            self.height_box.setValue(from_um(size.height_um, unit))
        self.body.addWidget(label(self._words(file_size), "muted", is_wrapped=True))
        line = row()
        for each in (self.width_box, label("×"), self.height_box, self.unit):
            line.addWidget(each)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.shared)
        self.offer(self.tr("Set"))
        reset = self.buttons.addButton(
            self.tr("As in the file"), QDialogButtonBox.ButtonRole.ResetRole
        )
        reset.setAutoDefault(False)
        reset.clicked.connect(self._on_reset)
        self.width_box.valueChanged.connect(self._on_width_changed)
        self._is_square = size is None or size.width_um == size.height_um

    @property
    def size_um(self) -> PixelSize | None:
        """What was asked for; None: as the file says."""
        unit = self.unit.currentText()
        size = PixelSize(to_um(self.height_box.value(), unit), to_um(self.width_box.value(), unit))
        return None if self._is_reset or not size.is_sound else size

    @property
    def is_shared(self) -> bool:
        """True where it counts for all images."""
        return self.shared.isChecked()

    def _box(self, name: str) -> QDoubleSpinBox:
        box = _LengthBox()
        box.setRange(0, _MOST)
        box.setDecimals(_DECIMALS)
        box.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        box.setAccessibleName(name)
        box.setToolTip(name)
        return box

    def _words(self, file_size: PixelSize | None) -> str:
        if file_size is None:
            return self.tr("The file does not say how large a pixel is. Width × height:")
        words = self.tr("The file says {width:.5g} × {height:.5g} µm. Width × height:")
        return words.format(width=file_size.width_um, height=file_size.height_um)

    def _on_width_changed(self, width: float) -> None:
        """Keep square pixels square until the height is set by hand."""
        if self._is_square and not self.height_box.hasFocus():
            self.height_box.setValue(width)

    def _on_reset(self) -> None:
        self._is_reset = True
        self.accept()
