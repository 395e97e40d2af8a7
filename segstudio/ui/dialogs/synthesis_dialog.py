"""Makes synthetic images of a rare class, and takes them away again."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label, row
from segstudio.ui.translation import translate
from segstudio.workspace.session import Session
from segstudio.workspace.synthesis.order import MOST_IMAGES, SynthesisOrder

_WIDTH_PX = 420
_STEPS = 1000
_USUAL = SynthesisOrder(0)


class SynthesisDialog(FormDialog):
    """Making goes on as a job of the window when this is closed."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, translate("Synthesis", "Make synthetic images"))
        self.setMinimumWidth(_WIDTH_PX)
        self._session = session
        self._desk = session.synthesis
        words = translate(
            "Synthesis",
            "A generator learns from the reviewed images how each class looks, and paints new "
            "masks with more of a rare class. What it makes is marked as synthetic: it is learned "
            "from, and nothing is ever measured by it. Split the images before.",
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self._add_fields()
        self._add_progress()
        self.offer_close()
        self.button.setDefault(True)
        session.events.networks_changed.connect(self._show)
        session.events.classes_changed.connect(self._show_classes)
        session.events.project_closed.connect(self._on_closed)
        self.finished.connect(self._on_finished)
        self._show_classes()
        self._show()

    def _add_fields(self) -> None:
        self.kind = QComboBox()
        self.count = QSpinBox()
        self.count.setRange(1, MOST_IMAGES)
        self.count.setValue(_USUAL.count)
        self.minutes = QDoubleSpinBox()
        self.minutes.setRange(0.1, 1440.0)
        self.minutes.setDecimals(1)
        self.minutes.setValue(_USUAL.seconds / 60)
        self.minutes.setSuffix(translate("Synthesis", " min"))
        self.minutes.setToolTip(translate("Synthesis", "Longer: images that look more like real."))
        for title, field in (
            (translate("Synthesis", "More of"), self.kind),
            (translate("Synthesis", "Images"), self.count),
            (translate("Synthesis", "The generator learns for"), self.minutes),
        ):
            field.setAccessibleName(title)
            line = row()
            line.addWidget(label(title), 2)
            line.addWidget(field, 3)
            self.body.addLayout(line)

    def _add_progress(self) -> None:
        self.button, self.delete_button = QPushButton(), QPushButton()
        self.button.clicked.connect(self._on_clicked)
        self.delete_button.clicked.connect(self._desk.delete_all)
        line = row()
        for each in (self.button, self.delete_button):
            each.setAutoDefault(False)
            line.addWidget(each)
        line.addStretch(1)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.state = label("", is_wrapped=True)
        self.state.setMinimumHeight(2 * self.state.fontMetrics().lineSpacing())
        self.body.addLayout(line)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.state)
        self.body.addStretch(1)

    def _show_classes(self) -> None:
        """Offer all classes but the background, the rarest that is drawn chosen."""
        chosen, ids = self.kind.currentData(), self._session.classes.ids[1:]
        self.kind.clear()
        for each in list(self._session.classes)[1:]:
            self.kind.addItem(each.name, each.id)
        count = self._session.class_editing.pixel_count_in_project
        rarest = min(ids, key=lambda each: (not count(each), count(each)), default=None)
        self.kind.setCurrentIndex(self.kind.findData(chosen if chosen in ids else rarest))

    def _show(self) -> None:
        desk = self._desk
        is_running = desk.is_running
        stop, make = translate("Synthesis", "Stop"), translate("Synthesis", "Make images")
        self.button.setText(stop if is_running else make)
        self.button.setEnabled(is_running or (desk.is_free and self.kind.count() > 0))
        for each in (self.kind, self.count, self.minutes):
            each.setEnabled(not is_running)
        self.delete_button.setText(
            translate("Synthesis", "Delete all synthetic images ({count})").format(
                count=f"{desk.count:,}"
            )
        )
        self.delete_button.setEnabled(desk.count > 0 and not is_running)
        self.bar.setVisible(is_running)
        self.bar.setValue(round(_STEPS * desk.share))
        self.state.setText(self._words())

    def _words(self) -> str:
        desk = self._desk
        if desk.is_running:
            return translate(
                "Synthesis", "The generator learns, then paints. It goes on when this is closed."
            )
        if not desk.is_free:
            return translate(
                "Synthesis", "Another network is trained just now; wait until it is done."
            )
        return ""

    def _on_clicked(self) -> None:
        if self._desk.is_running:
            self._desk.cancel()
            return
        seconds = 60 * self.minutes.value()
        order = SynthesisOrder(int(self.kind.currentData()), self.count.value(), seconds)
        self._desk.start(order)

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        events = self._session.events
        events.networks_changed.disconnect(self._show)
        events.classes_changed.disconnect(self._show_classes)
        events.project_closed.disconnect(self._on_closed)
