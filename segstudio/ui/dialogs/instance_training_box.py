"""How a network for objects is trained, and how far that is."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from segstudio.document.instance_card import InstanceCard
from segstudio.document.instance_choice import (
    LEAST_SIDE_PX,
    MOST_SIDE_PX,
    RESNET50,
    SMALL,
    USUAL_SIDE_PX,
)
from segstudio.ui.dialogs.onnx_place import ask_onnx_place
from segstudio.ui.layout import GAP_PX, column, label, row
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.instance_run import USUAL_SECONDS
from segstudio.workspace.plural import counted
from segstudio.workspace.session import Session

_STEPS = 1000


class InstanceTrainingBox(QWidget):
    """Fields, a button that trains or stops, and what there is already."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._desk = session.instances
        self.backbone = QComboBox()
        self.backbone.setAccessibleName(translate("Instances", "Backbone"))
        self.backbone.addItem(translate("Instances", "Small: for any machine"), SMALL)
        self.backbone.addItem(translate("Instances", "ResNet-50: for a GPU"), RESNET50)
        self.side = QSpinBox()
        self.side.setRange(LEAST_SIDE_PX, MOST_SIDE_PX)
        self.side.setSingleStep(64)
        self.side.setValue(USUAL_SIDE_PX)
        self.side.setSuffix(translate("Instances", " px"))
        self.side.setToolTip(
            translate("Instances", "Longer side of images as the network sees them.")
        )
        self.minutes = QDoubleSpinBox()
        self.minutes.setRange(0.1, 1440.0)
        self.minutes.setDecimals(1)
        self.minutes.setValue(USUAL_SECONDS / 60)
        self.minutes.setSuffix(translate("Instances", " min"))
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_clicked)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.button.setToolTip(translate("Instances", "Each training starts anew."))
        self.state = label("", "muted", is_wrapped=True)
        self.state.setMinimumHeight(2 * self.state.fontMetrics().lineSpacing() + GAP_PX)
        self.export_button = QPushButton(translate("Instances", "Export as ONNX…"))
        self.export_button.setAutoDefault(False)
        self.export_button.setToolTip(
            translate("Instances", "The network as a file for other programs, checked first.")
        )
        self.export_button.clicked.connect(self._on_export)
        self._lay_out()
        session.events.instances_changed.connect(self._show)
        self._show()

    def stop(self) -> None:
        """Follow the session no more; training goes on as a job of the window."""
        self._session.events.instances_changed.disconnect(self._show)

    def _lay_out(self) -> None:
        body = column(self)
        first, second = row(), row()
        for line, words, field in (
            (first, translate("Instances", "Backbone"), self.backbone),
            (second, translate("Instances", "Sees images at"), self.side),
            (second, translate("Instances", "for"), self.minutes),
        ):
            title = label(words)
            title.setBuddy(field)
            line.addWidget(title)
            line.addWidget(field, 1)
        second.addWidget(self.button)
        body.addLayout(first)
        body.addLayout(second)
        body.addWidget(self.bar)
        last = row()
        last.addWidget(self.state, 1)
        last.addWidget(self.export_button)
        body.addLayout(last)

    def _on_export(self) -> None:
        project = self._session.project
        if project is not None:
            proposed = project.folder.parent / f"{project.name}-objects.onnx"
            ask_onnx_place(self, proposed, self._session.networks.export_instances)

    def _on_clicked(self) -> None:
        training = self._desk.training
        if training.is_running:
            training.cancel()
        else:
            backbone, seconds = str(self.backbone.currentData()), 60 * self.minutes.value()
            training.start(backbone, self.side.value(), seconds)

    def _show(self) -> None:
        training, step = self._desk.training, self._desk.training.last
        is_running = training.is_running
        stop, train = translate("Instances", "Stop"), translate("Instances", "Train")
        self.button.setText(stop if is_running else train)
        self.button.setEnabled(is_running or not self._desk.problem)
        is_there = self._desk.card is not None and not self._desk.problem
        self.export_button.setEnabled(is_there and not is_running)
        for each in (self.backbone, self.side, self.minutes):
            each.setEnabled(not is_running)
        self.bar.setVisible(is_running)
        self.bar.setValue(round(_STEPS * step.share) if step is not None else 0)
        if is_running and step is None:
            words = translate("Instances", "Reading the images and loading the libraries …")
        elif is_running and step is not None:
            words = translate("Instances", "Step {step}, {seconds} s, loss {loss}").format(
                step=step.steps, seconds=round(step.seconds), loss=f"{step.loss:.3f}"
            )
        else:
            words = _card_words(self._desk.card)
        self.state.setText(words)


def _card_words(card: InstanceCard | None) -> str:
    if card is None:
        return translate("Instances", "Not trained yet.")
    words = translate(
        "Instances",
        "Trained on {instances} in {images}: {steps} in {seconds} s, on {backbone}, {side} px.",
    )
    return words.format(
        instances=display_words(counted(card.instances, "object")),
        images=display_words(counted(card.images, "image")),
        steps=display_words(counted(card.steps, "step")),
        seconds=round(card.seconds),
        backbone=card.backbone,
        side=card.side_px,
    )
