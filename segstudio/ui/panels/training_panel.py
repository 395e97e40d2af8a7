"""What the network is doing, which version is on screen, and how well it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.late_import import LateImport
from segstudio.ui.layout import EDGE_PX, GAP_PX, column, label, panel_column, row, set_tone
from segstudio.ui.panels import training_words as words
from segstudio.ui.panels.action_button import ActionButton
from segstudio.ui.panels.switch import Switch
from segstudio.ui.slices import Slices
from segstudio.ui.translation import display_words

if TYPE_CHECKING:
    from segstudio.ui.panels.curves import Curves

_TICK_MS = 1000
_CURVE_DELAY_MS = 400
_LAZY_MS = 400
"""The plots' library takes long to import: it is loaded once the window is on screen."""


class TrainingPanel(QScrollArea):
    """Scrolls where the window is low; the words that matter stand at the top."""

    def __init__(self, commands: Commands, actions: ActionSet) -> None:
        super().__init__()
        self._session = commands.session
        self._theme = commands.theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.setWidget(content)
        self._layout = panel_column(content)
        self._add_switch(actions)
        self._add_figures(actions)
        self._add_buttons(actions)
        self._layout.addStretch(1)
        self._later = Coalesced(self._refresh, 50, self)
        self._curves_later = Coalesced(self._draw_curves, _CURVE_DELAY_MS, self)
        self._lazy = QTimer(self, singleShot=True, interval=_LAZY_MS)
        self._slices = Slices(self)
        plots = LateImport("segstudio.ui.panels.curves", self)
        self._lazy.timeout.connect(plots.start)
        plots.done.connect(self._make_curves)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._refresh_age)
        self._tick.start()
        events = self._session.events
        events.training_changed.connect(self._later.request)
        events.history_changed.connect(self._later.request)
        events.method_changed.connect(self._later.request)
        for signal in (events.curve_changed, events.project_opened, events.project_closed):
            signal.connect(self._curves_later.request)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Load the plots soon after the panel is first seen."""
        super().showEvent(event)
        self._lazy.start()

    def _add_switch(self, actions: ActionSet) -> None:
        live = actions["live"]
        self.live = Switch(self.tr("Live"), self._theme)
        self.live.setToolTip(live.toolTip())
        self.live.clicked.connect(live.trigger)
        self.state = label("", "muted")
        line = row()
        line.addWidget(self.live)
        line.addStretch(1)
        line.addWidget(self.state)
        self._layout.addLayout(line)
        buttons = row()
        buttons.addWidget(ActionButton(actions["train-once"]))
        buttons.addWidget(ActionButton(actions["pause"]))
        self._layout.addLayout(buttons)

    def _add_figures(self, actions: ActionSet) -> None:
        self.reason = label("", "warning", is_wrapped=True)
        self._layout.addWidget(self.reason)
        form = QFormLayout()
        form.setHorizontalSpacing(EDGE_PX)
        form.setVerticalSpacing(4)
        self.version = self._add_figure(form, self.tr("Version"))
        self.seen = self._add_figure(form, "")
        self.score = self._add_figure(form, self.tr("Dice"))
        self.loss = self._add_figure(form, self.tr("Loss"))
        self.confidence = self._add_figure(form, self.tr("Confidence"))
        self.confidence.setToolTip(
            self.tr("How far it is from being right as often as it says, on held-out strokes")
        )
        self.device = self._add_figure(form, self.tr("Device"))
        self.network = label("", is_wrapped=True)
        change = row()
        change.addWidget(self.network, 1)
        method = ActionButton(actions["training-method"], self.tr("Change"))
        method.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        change.addWidget(method)
        form.addRow(label(self.tr("Network"), "muted"), change)
        self.start = self._add_figure(form, self.tr("Begun with"))
        self._figures = form
        self._layout.addLayout(form)
        self._plots = column(gap_px=0)
        self._layout.addLayout(self._plots)

    def _add_figure(self, form: QFormLayout, title: str) -> QLabel:
        shown = label("", is_wrapped=True)
        form.addRow(label(title, "muted"), shown)
        return shown

    def _add_buttons(self, actions: ActionSet) -> None:
        self._layout.addWidget(ActionButton(actions["predict-all"]))
        accept = row(gap_px=GAP_PX)
        accept.addWidget(ActionButton(actions["accept-image"], self.tr("Accept image")))
        accept.addWidget(ActionButton(actions["accept-class"], self.tr("Accept class")))
        self._layout.addLayout(accept)

    def _refresh(self) -> None:
        status = self._session.loop.status
        blocker = QSignalBlocker(self.live)
        self.live.setChecked(status.is_live)
        blocker.unblock()
        self.state.setText(words.state_words(status))
        reason = display_words(status.reason or "") or words.withheld_words(status)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.device.setText(words.device_words(status))
        method = self._session.loop.method
        self.network.setText(method.network.brief)
        self.network.setToolTip(method.network.words)
        self.start.setText(method.start)
        self.start.setToolTip(method.weights or method.start)
        self._figures.setRowVisible(self.start, bool(method.start))
        text, tone = words.seen_words(status)
        self.seen.setText(text)
        set_tone(self.seen, tone)
        self.score.setText(words.score_words(status))
        self.loss.setText(words.loss_words(status))
        self.confidence.setText(words.confidence_words(status))
        self._refresh_age()

    def _refresh_age(self) -> None:
        self.version.setText(words.version_words(self._session.loop.status))

    def _make_curves(self) -> None:
        from segstudio.ui.panels.curves import Curves

        curves = Curves(self._theme)
        self._slices.start([*curves.works(), lambda: self._take_curves(curves)])

    def _take_curves(self, curves: Curves) -> None:
        self.curves = curves
        self._plots.addWidget(curves)
        self._draw_curves()

    def _draw_curves(self) -> None:
        if self._plots.count():
            has_project = self._session.project is not None
            self.curves.show_points(self._session.training_log.curve if has_project else [])
