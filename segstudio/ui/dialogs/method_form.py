"""How a network learns: the five choices that matter, and the others folded away."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QToolButton, QWidget

from segstudio.document.data_method import check_weighed
from segstudio.document.label_class import ClassTable
from segstudio.document.network_choice import NETWORKS, NetworkChoice, NetworkUnknown, Span
from segstudio.document.training_method import (
    NUMBERS,
    USUAL_NUMBERS,
    MethodUnknown,
    loss_terms,
)
from segstudio.ui.dialogs import method_words as words
from segstudio.ui.dialogs.method_fields import Explained, NameChoice, NumberEdit
from segstudio.ui.dialogs.method_more import MethodMore, Settings
from segstudio.ui.dialogs.method_start import MethodStart
from segstudio.ui.dialogs.start_words import title as start_title
from segstudio.ui.layout import EDGE_PX, GAP_PX, align_labels, column, label
from segstudio.ui.slices import Work
from segstudio.ui.translation import translate


class MethodForm(QWidget):
    """Make it by doing `works`; `changed` tells that something else is chosen."""

    changed = Signal()

    def __init__(self, classes: ClassTable, start: MethodStart) -> None:
        super().__init__()
        self.start = start
        self._classes = classes
        body = column(self)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(EDGE_PX)
        self.form.setVerticalSpacing(GAP_PX)
        body.addLayout(self.form)
        self.fold = QToolButton()
        self.fold.setText(translate("Method", "More"))
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setArrowType(Qt.ArrowType.RightArrow)
        body.addWidget(self.fold)
        self.more = MethodMore()
        self.more.hide()
        body.addWidget(self.more)
        body.addStretch(1)
        self.fold.toggled.connect(self._on_fold)
        self.more.changed.connect(self.changed)

    def works(self) -> list[Work]:
        """Return what makes the fields, each in a turn."""
        of_network = [self._add_network, self._add_size, self._add_start, *self.start.works()]
        of_learning = [self._add_loss, self._add_rate, self._add_rare]
        return [*of_network, *of_learning, *self.more.works()]

    def show_settings(self, settings: Mapping[str, str | int | float]) -> None:
        """Show these, all of them, without telling of it."""
        with QSignalBlocker(self):
            choice = NetworkChoice.from_settings(settings)
            self.network.show_key(choice.name)
            self._show_network()
            for box, number in ((self.channels, choice.width), (self.halvings, choice.depth)):
                box.setValue(number)
            loss, weights = str(settings["loss"]), str(settings["class_weights"])
            self.loss.show_key(loss if loss in words.LOSSES else words.SUM)
            self.sum.setText(loss)
            self._show_loss()
            self.optimizer.show_key(str(settings["optimizer"]))
            self.rate_row.words.setText(self.optimizer.purpose)
            self.rate.show_value(settings["learning_rate"])
            self.sampling.show_key(str(settings["sampling"]))
            is_rule = weights in words.CLASS_WEIGHTS
            self.weights.show_key(weights if is_rule else words.OWN_WEIGHTS)
            self.own_weights.setText("" if is_rule else weights)
            self._show_rare()
            self.more.show_settings(settings)

    def settings(self) -> Settings:
        """Return all of them. Raises MethodUnknown, NetworkUnknown."""
        name = self.network.key
        more = self.more.settings(name)
        choice = NetworkChoice(
            name,
            self.channels.value() if NETWORKS[name].width is not None else 0,
            self.halvings.value() if NETWORKS[name].depth is not None else 0,
            str(more["activation"]),
            float(more["dropout"]),
            str(more["preparation"]),
        )
        loss = self.sum.text().strip() if self.loss.key == words.SUM else self.loss.key
        loss_terms(loss)
        return {
            **more,
            **choice.settings,
            "loss": loss,
            "optimizer": self.optimizer.key,
            "learning_rate": self.rate.value(),
            "sampling": self.sampling.key,
            "class_weights": self._class_weights(),
        }

    def _add_network(self) -> None:
        title = translate("Method", "Network")
        self.network = NameChoice(title, words.NETWORKS)
        self.network_row = Explained(self.network)
        self.form.addRow(label(title), self.network_row)
        self.network.currentIndexChanged.connect(self._on_network)

    def _add_size(self) -> None:
        self.channels, self.halvings = QSpinBox(), QSpinBox()
        for box, name in (
            (self.channels, translate("Method", "Channels of the first stage")),
            (self.halvings, translate("Method", "How often the resolution is halved")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.valueChanged.connect(self._on_changed)
        self._halved = label(translate("Method", "halved"), "muted")
        of_channels = label(translate("Method", "channels"), "muted")
        self.size_row = Explained(self.channels, of_channels, self.halvings, self._halved)
        self.size_row.words.setText(
            translate("Method", "Fewer channels: quicker, and enough where little is labelled.")
        )
        self.form.addRow(label(translate("Method", "Size")), self.size_row)

    def _add_start(self) -> None:
        self.form.addRow(label(start_title()), self.start)
        self.start.changed.connect(self.changed)
        self.start.network_found.connect(self._on_found)

    def _add_loss(self) -> None:
        title = translate("Method", "Loss")
        self.loss = NameChoice(title, words.LOSSES, {words.SUM: translate("Method", "a sum…")})
        self.sum = QLineEdit()
        self.sum.setAccessibleName(translate("Method", "Sum of losses"))
        self.sum.setMinimumWidth(220)
        self.loss_row = Explained(self.loss, self.sum)
        self.form.addRow(label(title), self.loss_row)
        self.loss.currentIndexChanged.connect(self._on_loss)
        self.sum.textChanged.connect(self._on_changed)

    def _add_rate(self) -> None:
        title = translate("Method", "Learning rate")
        self.rate = NumberEdit(title, NUMBERS["learning_rate"])
        self.optimizer = NameChoice(translate("Method", "Optimiser"), words.OPTIMIZERS)
        self.rate_row = Explained(self.rate, label(translate("Method", "of")), self.optimizer)
        self.form.addRow(label(title), self.rate_row)
        self.optimizer.currentIndexChanged.connect(self._on_optimizer)
        self.rate.textChanged.connect(self._on_changed)

    def _add_rare(self) -> None:
        how_often, weight = translate("Method", "Drawn"), translate("Method", "Weight")
        self.sampling = NameChoice(how_often, words.SAMPLINGS)
        own = {words.OWN_WEIGHTS: translate("Method", "set here…")}
        self.weights = NameChoice(weight, words.CLASS_WEIGHTS, own)
        self.own_weights = QLineEdit()
        self.own_weights.setAccessibleName(translate("Method", "Weights of classes"))
        self.own_weights.setPlaceholderText("2=5, 3=0.5")
        drawn, weighs = label(how_often, "muted"), label(weight, "muted")
        self.rare_row = Explained(drawn, self.sampling, weighs, self.weights, self.own_weights)
        self.form.addRow(label(translate("Method", "Rare classes")), self.rare_row)
        self.sampling.currentIndexChanged.connect(self._on_rare)
        self.weights.currentIndexChanged.connect(self._on_rare)
        self.own_weights.textChanged.connect(self._on_changed)

    def _class_weights(self) -> str:
        if self.weights.key != words.OWN_WEIGHTS:
            return self.weights.key
        text = self.own_weights.text().replace(" ", "")
        check_weighed(text if "=" in text else f"{text}=", self._classes)
        return text

    def _class_names(self) -> str:
        return ", ".join(f"{each.id} {each.name}" for each in self._classes)

    def _show_network(self) -> None:
        kind = NETWORKS[self.network.key]
        self._usual_rate = kind.learning_rate
        self.network_row.words.setText(self.network.purpose)
        for box, span in ((self.channels, kind.width), (self.halvings, kind.depth)):
            _fit(box, span)
        self._halved.setVisible(kind.depth is not None)
        self.form.setRowVisible(self.size_row, kind.width is not None)
        self.start.show_network(self.network.key)
        self.more.show_network(self.network.key)

    def _show_loss(self) -> None:
        self.loss_row.words.setText(self.loss.purpose)
        self.sum.setVisible(self.loss.key == words.SUM)

    def _show_rare(self) -> None:
        told = [self.sampling.purpose, self.weights.purpose]
        is_own = self.weights.key == words.OWN_WEIGHTS
        self.own_weights.setVisible(is_own)
        if is_own:
            told.append(translate("Method", "Classes: {names}.").format(names=self._class_names()))
        self.rare_row.words.setText(" ".join(told))

    def _on_network(self) -> None:
        was_usual = self.rate.text() == f"{self._usual_rate:g}"
        self._show_network()
        if was_usual:
            self.rate.show_value(self._usual_rate)
        self.changed.emit()

    def _on_found(self, choice: NetworkChoice) -> None:
        with suppress(MethodUnknown, NetworkUnknown):
            self.show_settings({**self.settings(), **choice.settings})

    def _on_loss(self) -> None:
        self._show_loss()
        self.changed.emit()

    def _on_optimizer(self) -> None:
        usual = USUAL_NUMBERS[self.optimizer.key]
        self.rate_row.words.setText(self.optimizer.purpose)
        self.rate.show_value(usual["learning_rate"])
        self.more.numbers["weight_decay"].show_value(usual["weight_decay"])
        self.changed.emit()

    def _on_rare(self) -> None:
        self._show_rare()
        self.changed.emit()

    def _on_changed(self, *_: object) -> None:
        self.changed.emit()

    def _on_fold(self, is_open: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        align_labels(self.form, self.more.form)
        self.more.setVisible(is_open)


def _fit(box: QSpinBox, span: Span | None) -> None:
    """Let a box be within a span, at what is usual there."""
    box.setVisible(span is not None)
    if span is not None:
        with QSignalBlocker(box):
            box.setRange(int(span.low), int(span.high))
            box.setValue(int(span.usual))
