"""What a search shall try, how, and for how long."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from segstudio.ui.figures.network_list_field import NetworkListField
from segstudio.ui.flow_layout import FlowLayout
from segstudio.ui.layout import GAP_PX, column, label, row
from segstudio.ui.translation import translate
from segstudio.workspace.tuning.fold import LEAST_FOLDS, MOST_FOLDS
from segstudio.workspace.tuning.search import Sampling
from segstudio.workspace.tuning.tuning_order import TuningOrder

_USUAL = TuningOrder()


class TuningForm(QWidget):
    """changed: something else is asked for. Its first line has room for a button at the end."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = column(self)
        self.line: QHBoxLayout = row()
        self._lower = QWidget()
        self._effort = FlowLayout(self._lower, GAP_PX)

    def build(self) -> Iterator[None]:
        """Make all fields."""
        self.networks = NetworkListField(_USUAL.networks)
        self.networks.changed.connect(self.changed)
        title = label(translate("Networks", "Networks"))
        title.setBuddy(self.networks.field)
        self.line.addWidget(title)
        self.line.addWidget(self.networks, 1)
        self._body.addLayout(self.line)
        yield
        second = row()
        self.rates = self._text(
            second,
            translate("Networks", "Learning rates"),
            translate("Networks", "Such as 3e-4, 1e-3, or all of a span: 1e-4..1e-2"),
        )
        self.patches = self._text(
            second,
            translate("Networks", "Patches"),
            translate("Networks", "Sides in pixels, such as 64, 128, 256"),
        )
        self.losses = self._text(
            second,
            translate("Networks", "Losses"),
            translate("Networks", "Names or sums, such as balanced, 0.5*focal+dice"),
        )
        self.augments = self._text(
            second,
            translate("Networks", "Augmentation"),
            translate("Networks", "With “/” between, such as usual / none / usual,rotate=45"),
        )
        self._body.addLayout(second)
        yield
        yield from self._add_effort()

    @property
    def lists(self) -> tuple[QWidget, ...]:
        """The fields that say what is tried."""
        return self.networks, self.rates, self.patches, self.losses, self.augments

    def order(self) -> TuningOrder:
        """Return what is asked for, as it is written."""
        return TuningOrder(
            self.networks.field.text(),
            self.rates.text().strip(),
            self.patches.text().strip(),
            self.losses.text().strip(),
            self.augments.text().strip(),
            str(self.sampling.currentData()),
            self.folds.value(),
            self.seconds.value(),
            self.minutes.value(),
        )

    def show_order(self, order: TuningOrder) -> None:
        """Show what was asked for before, without telling of it."""
        with QSignalBlocker(self):
            self.networks.field.setText(order.networks)
            self.rates.setText(order.rates)
            self.patches.setText(order.patches)
            self.losses.setText(order.losses)
            self.augments.setText(order.augments)
            self.sampling.setCurrentIndex(max(0, self.sampling.findData(order.sampling)))
            self.folds.setValue(order.folds)
            self.seconds.setValue(order.seconds)
            self.minutes.setValue(order.minutes)

    def _add_effort(self) -> Iterator[None]:
        self.sampling = QComboBox()
        for sampling, words in (
            (Sampling.TPE, translate("Networks", "where it did well")),
            (Sampling.RANDOM, translate("Networks", "at random")),
            (Sampling.GRID, translate("Networks", "all of it, one by one")),
        ):
            self.sampling.addItem(words, sampling.value)
        self.sampling.currentIndexChanged.connect(self.changed)
        self._effort.addWidget(self._titled(translate("Networks", "Search"), self.sampling))
        yield
        self.folds = self._number(
            translate("Networks", "Folds"), LEAST_FOLDS, MOST_FOLDS, _USUAL.folds, ""
        )
        yield
        self.seconds = self._number(
            translate("Networks", "Each fold learns for"),
            *(1, 86_400, _USUAL.seconds, translate("Networks", " s")),
        )
        self.minutes = self._number(
            translate("Networks", "No trial begins after"),
            *(1, 10_000, _USUAL.minutes, translate("Networks", " min")),
        )
        self._body.addWidget(self._lower)

    def _text(self, line: QHBoxLayout, title: str, tip: str) -> QLineEdit:
        field = QLineEdit()
        field.setToolTip(tip)
        field.setPlaceholderText(translate("Networks", "as it is"))
        field.textChanged.connect(self.changed)
        line.addWidget(self._titled(title, field), 1)
        return field

    def _number(self, title: str, low: int, high: int, usual: int, suffix: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(low, high)
        box.setValue(usual)
        box.setSuffix(suffix)
        box.lineEdit().setTextMargins(4, 0, 0, 0)
        self._effort.addWidget(self._titled(title, box))
        return box

    def _titled(self, words: str, field: QWidget) -> QWidget:
        both, title = QWidget(), label(words)
        title.setBuddy(field)
        field.setAccessibleName(words)
        line = row(both)
        line.addWidget(title)
        line.addWidget(field, 1)
        return both
