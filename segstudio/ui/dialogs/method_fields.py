"""Fields for a way of learning: names with a line that says what each is for, and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from segstudio.document.training_method import MethodUnknown, Number
from segstudio.ui.layout import column, label, row
from segstudio.ui.translation import translate


class NameChoice(QComboBox):
    """Names of `words`; those that stand for something to be written show other titles."""

    def __init__(
        self, name: str, words: Mapping[str, str], titles: Mapping[str, str] | None = None
    ) -> None:
        """name: for those who cannot see it. titles: of keys that are no names themselves."""
        super().__init__()
        self.setAccessibleName(name)
        self._words = words
        self.setMaxVisibleItems(len(words))
        for key in words:
            self.addItem((titles or {}).get(key, key), key)
            self.setItemData(self.count() - 1, translate("Method", words[key]), 3)

    @property
    def key(self) -> str:
        """What is chosen."""
        return str(self.currentData())

    @property
    def purpose(self) -> str:
        """What it is for, in a line."""
        return translate("Method", self._words[self.key])

    def show_key(self, key: str) -> None:
        """Show a choice without telling of it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(key))


class NumberEdit(QLineEdit):
    """A number as people write it: 0.001 or 1e-3."""

    def __init__(self, title: str, number: Number) -> None:
        super().__init__()
        self._title = title
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        words = translate("Method", "{low} to {high}; usually {usual}")
        span = words.format(
            low=f"{number.low:g}", high=f"{number.high:g}", usual=f"{number.usual:g}"
        )
        self.setToolTip(f"{title}: {span}")

    def value(self) -> int | float:
        """Return the number. Raises MethodUnknown."""
        number, text = self._number, self.text().strip()
        try:
            value = int(text) if number.is_whole else float(text)
        except ValueError:
            value = number.low - 1
        if not number.low <= value <= number.high:
            words = translate("Method", "“{title}” must be a number from {low} to {high}.")
            if number.is_whole:
                words = translate(
                    "Method", "“{title}” must be a whole number from {low} to {high}."
                )
            span = {"low": f"{number.low:g}", "high": f"{number.high:g}"}
            raise MethodUnknown(words.format(title=self._title, **span))
        return value

    def show_value(self, value: object) -> None:
        """Show a number without telling of it."""
        with QSignalBlocker(self):
            self.setText(f"{value:g}" if isinstance(value, float) else str(value))

    def sizeHint(self) -> QSize:
        """Return a width for a few digits."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance("0.000000") + 24)
        return hint


class FlagBox(QCheckBox):
    """A setting that is on or off: 1 or 0."""

    def value(self) -> int:
        """Return 1 where it is on, else 0."""
        return int(self.isChecked())

    def show_value(self, value: object) -> None:
        """Show whether it is on, without telling of it."""
        with QSignalBlocker(self):
            self.setChecked(bool(value))


class PresetText(QWidget):
    """A text to write, and beside it names that write a usual one."""

    changed = Signal()

    def __init__(self, title: str, presets: Mapping[str, str]) -> None:
        """presets: words for the list by the text that each stands for."""
        super().__init__()
        self.line, self.choice = QLineEdit(), QComboBox()
        self.line.setAccessibleName(title)
        self.choice.setAccessibleName(translate("Method", "{title}: for what").format(title=title))
        for text, words in presets.items():
            self.choice.addItem(translate("Method", words), text)
        self._own = self.choice.count()
        self.choice.addItem(translate("Method", "as written"))
        body = row(self)
        body.addWidget(self.choice)
        body.addWidget(self.line, 1)
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.line.textChanged.connect(self._on_text)

    def show_text(self, text: str) -> None:
        """Show a text without telling of it."""
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self._show_choice()

    def _show_choice(self) -> None:
        at = self.choice.findData(self.line.text().strip())
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(at if at >= 0 else self._own)

    def _on_choice(self) -> None:
        text = self.choice.currentData()
        if text is None:
            self.line.setFocus()
            return
        self.line.setText(text)

    def _on_text(self) -> None:
        self._show_choice()
        self.changed.emit()


class Explained(QWidget):
    """Fields in a row, and below them what is chosen, in words."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        body: QVBoxLayout = column(self, gap_px=2)
        self.line = row()
        for each in fields:
            self.line.addWidget(each)
        self.line.addStretch(1)
        self.words: QLabel = label("", "muted", is_wrapped=True)
        body.addLayout(self.line)
        body.addWidget(self.words)


def named_after(field: QWidget, title: str) -> QWidget:
    """Return a field with its name behind it, as the name of a box to tick is."""
    shown = QWidget()
    line = row(shown)
    line.addWidget(field)
    line.addWidget(label(title), 1)
    return shown
