"""How a network learns, the part that is folded away: schedule, patches, and what is rarely set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from segstudio.document.augmentation import augmentation
from segstudio.document.network_choice import ACTIVATIONS, NETWORKS
from segstudio.document.preparation import preparation_steps
from segstudio.document.training_method import NUMBERS, Number
from segstudio.ui.dialogs import method_words as words
from segstudio.ui.dialogs.method_fields import (
    Explained,
    FlagBox,
    NameChoice,
    NumberEdit,
    PresetText,
    named_after,
)
from segstudio.ui.dialogs.torchvision_box import TorchvisionBox
from segstudio.ui.dialogs.training_preview_dialog import Chosen
from segstudio.ui.layout import EDGE_PX, GAP_PX, label, row
from segstudio.ui.slices import Work
from segstudio.ui.translation import translate

Settings = dict[str, str | int | float]
_TEXT_PX = 120


class MethodMore(QWidget):
    """`settings` are what is written; those that the network has not are hidden and left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(EDGE_PX)
        self.form.setVerticalSpacing(GAP_PX)
        self.numbers: dict[str, NumberEdit] = {}
        self.flags: dict[str, FlagBox] = {}
        self.presets: dict[str, PresetText] = {}
        self.texts: dict[str, QLineEdit] = {}
        """What is done to images, and to patches."""
        self.of_network: dict[str, QWidget] = {}
        """Rows that not every network has."""

    def works(self) -> list[Work]:
        """Return what makes the fields, each in a turn."""
        numbers: list[Work] = [
            partial(self._add_number, name, "" if number else group)
            for group, names in words.NUMBER_GROUPS.items()
            for number, name in enumerate(names)
        ]
        texts: list[Work] = [partial(self._add_text, name) for name in words.TEXTS]
        return [
            *texts,
            self._add_torchvision,
            self._add_preview,
            self._add_schedule,
            *numbers,
            self._add_of_network,
        ]

    def show_settings(self, settings: Mapping[str, str | int | float]) -> None:
        """Show these without telling of it."""
        self.schedule.show_key(str(settings["schedule"]))
        self.schedule_row.words.setText(self.schedule.purpose)
        for name, field in self._fields().items():
            field.show_value(settings[name])
        for name, preset in self.presets.items():
            preset.show_text(str(settings[name]))
        self.by_torchvision.refresh()
        self.dropout.show_value(settings["dropout"])
        self.activation.setCurrentIndex(max(0, self.activation.findData(settings["activation"])))

    def show_network(self, name: str) -> None:
        """Show what can be chosen of that network."""
        kind = NETWORKS[name]
        self.form.setRowVisible(self.of_network["dropout"], kind.dropout is not None)
        self.form.setRowVisible(self.of_network["activation"], kind.activation is not None)

    def settings(self, network: str) -> Settings:
        """Return what is written. Raises MethodUnknown."""
        kind = NETWORKS[network]
        found: Settings = {name: field.value() for name, field in self._fields().items()}
        found["schedule"] = self.schedule.key
        for each, line in self.texts.items():
            found[each] = line.text().strip()
        augmentation(str(found["augment"]))
        found["dropout"] = 0.0 if kind.dropout is None else self.dropout.value()
        found["activation"] = "" if kind.activation is None else self.activation.currentData()
        return found

    def chosen(self) -> Chosen:
        """Return what is done to images and patches. Raises MethodUnknown."""
        texts = {name: line.text().strip() for name, line in self.texts.items()}
        preparation_steps(texts["preparation"])
        augmentation(texts["augment"])
        patch_px = int(self.numbers["patch_px"].value())
        return Chosen(texts["preparation"], texts["augment"], patch_px)

    def _fields(self) -> dict[str, NumberEdit | FlagBox]:
        return {**self.numbers, **self.flags}

    def _add_schedule(self) -> None:
        title = translate("Method", "Schedule")
        self.schedule = NameChoice(title, words.SCHEDULES)
        self.schedule_row = Explained(self.schedule)
        self.form.addRow(label(title), self.schedule_row)
        self.schedule.currentIndexChanged.connect(self._on_schedule)

    def _add_text(self, name: str) -> None:
        text = words.TEXTS[name]
        title = translate("Method", text.title)
        preset = self.presets[name] = PresetText(title, text.presets)
        line = self.texts[name] = preset.line
        line.setMinimumWidth(_TEXT_PX)
        preset.changed.connect(self.changed)
        shown = Explained(preset)
        shown.line.setStretch(0, 1)  # all the room that there is, for texts are long
        shown.line.setStretch(1, 0)
        shown.words.setText(translate("Method", text.purpose).format(names=", ".join(text.names)))
        self.form.addRow(label(title), shown)

    def _add_torchvision(self) -> None:
        self.by_torchvision = TorchvisionBox(self.texts["augment"])
        self.form.addRow("", self.by_torchvision)

    def _add_preview(self) -> None:
        self.preview = QPushButton(translate("Method", "Preview…"))
        self.preview.setToolTip(
            translate("Method", "What both make of the open image, while you write.")
        )
        self.preview.setAutoDefault(False)
        line = row()
        line.addWidget(self.preview)
        line.addStretch(1)
        self.form.addRow("", line)

    def _add_number(self, name: str, group: str) -> None:
        title, number = translate("Method", words.NUMBERS[name]), NUMBERS[name]
        if number.is_whole and (number.low, number.high) == (0, 1):
            flag = self.flags[name] = FlagBox(title)
            flag.toggled.connect(self._on_changed)
            self._add_row(group, flag)
            return
        field = self.numbers[name] = self._number(title, number)
        self._add_row(group, named_after(field, title))

    def _add_of_network(self) -> None:
        title = translate("Method", "Dropout")
        share = Number(0.0, 0.9, 0.0, "share of features left out in training")
        self.dropout = self._number(title, share)
        self.of_network["dropout"] = named_after(self.dropout, title)
        title = translate("Method", "Activation")
        self.activation = QComboBox()
        self.activation.setAccessibleName(title)
        for name in ACTIVATIONS:
            self.activation.addItem(name, name)
        self.activation.currentIndexChanged.connect(self._on_changed)
        self.of_network["activation"] = named_after(self.activation, title)
        for row_widget in self.of_network.values():
            self._add_row("", row_widget)

    def _add_row(self, group: str, shown: QWidget) -> None:
        self.form.addRow(label(translate("Method", group) if group else ""), shown)

    def _number(self, title: str, number: Number) -> NumberEdit:
        field = NumberEdit(title, number)
        field.textChanged.connect(self._on_changed)
        return field

    def _on_schedule(self) -> None:
        self.schedule_row.words.setText(self.schedule.purpose)
        self.changed.emit()

    def _on_changed(self, *_: object) -> None:
        self.changed.emit()
