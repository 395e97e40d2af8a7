"""Contradictions: where the network is confident of another class than was drawn."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from segstudio.document.survey import Contradiction
from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.commands import Commands
from segstudio.ui.layout import column, label, row
from segstudio.ui.panels.action_button import ActionButton

_PLACE = Qt.ItemDataRole.UserRole
_ROWS = 4


class DoubtsList(QWidget):
    """A click goes to a place; a key keeps what is drawn there, another changes it."""

    def __init__(self, commands: Commands, actions: ActionSet) -> None:
        super().__init__()
        self._session = commands.session
        self._shown: list[tuple[Contradiction, str]] = []
        self.title = label(self.tr("Contradictions"), "strong")
        self.words = label("", "muted", is_wrapped=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Contradictions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.keep = ActionButton(actions["keep-drawn"], self.tr("Keep"))
        self.change = ActionButton(actions["change-drawn"], self.tr("Change"))
        layout = column(self)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addWidget(self.list)
        line = row()
        line.addWidget(self.keep)
        line.addWidget(self.change)
        layout.addLayout(line)
        self.refresh()

    def refresh(self) -> None:
        """List what is to be judged now."""
        desk = self._session.guide.doubts
        shown = [(each, self._words(each)) for each in desk.listed]
        if [words for _, words in shown] != [words for _, words in self._shown] or any(
            one is not other for (one, _), (other, _) in zip(shown, self._shown, strict=True)
        ):
            self._shown = shown
            self._fill()
        self._choose(desk.chosen)
        for each in (self.list, self.keep, self.change):
            each.setVisible(bool(shown))
        self.words.setText(self._summary(len(shown)))

    def _fill(self) -> None:
        self.list.clear()
        for place, words in self._shown:
            item = QListWidgetItem(words)
            item.setData(_PLACE, place)
            item.setToolTip(words)
            self.list.addItem(item)
        rows = min(self.list.count(), _ROWS)
        height = sum(self.list.sizeHintForRow(each) for each in range(rows))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    def _choose(self, chosen: Contradiction | None) -> None:
        found = next((at for at, (each, _) in enumerate(self._shown) if each is chosen), -1)
        if found != self.list.currentRow():
            blocker = QSignalBlocker(self.list)
            self.list.setCurrentRow(found)
            blocker.unblock()

    def _summary(self, count: int) -> str:
        if count:
            return self.tr("The network is sure of another class than is drawn.")
        if self._session.loop.status.newest is None:
            return self.tr("Looked for once there is a network.")
        return self.tr("Nowhere is the network sure of another class than is drawn.")

    def _words(self, place: Contradiction) -> str:
        classes, record = self._session.classes, self._session.images.record(place.image_id)
        drawn, said = classes.get(place.drawn_id), classes.get(place.said_id)
        pair = self.tr("{drawn} → {said}").format(
            drawn="" if drawn is None else drawn.name, said="" if said is None else said.name
        )
        figures = self.tr("{size} px · {confidence} % sure").format(
            size=f"{place.size_px:,}", confidence=f"{100 * place.confidence:.0f}"
        )
        if place.is_held_out:
            figures += self.tr(" · not trained on")
        image = self._session.image
        if image is None or image.id != place.image_id:
            figures += "" if record is None else f" · {record.name}"
        return f"{pair}\n{figures}"

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._session.guide.doubts.show(item.data(_PLACE))
