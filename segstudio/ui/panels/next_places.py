"""The places to look at next with their reasons; a click, or N, goes there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.commands import Commands
from segstudio.ui.layout import column, label, row
from segstudio.ui.panels.action_button import ActionButton
from segstudio.ui.panels.guidance_words import order_words, ranked_words, reason_words
from segstudio.workspace.guidance.guide import Order
from segstudio.workspace.guidance.place import Place

_PLACE = Qt.ItemDataRole.UserRole


class NextPlaces(QWidget):
    """An order to choose, what comes next, and how much has been looked at."""

    def __init__(self, commands: Commands, actions: ActionSet) -> None:
        super().__init__()
        self._session = commands.session
        self._shown: list[tuple[Place, str]] = []
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order of the next images"))
        self.order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.order.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.order.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.order.setMinimumContentsLength(8)
        for each in Order:
            self.order.addItem(order_words(each), each)
        self.order.activated.connect(self._on_order)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Places to look at next"))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.hide()
        self.ranked = label("", "muted", is_wrapped=True)
        ranking = actions["toggle-ranking"]
        self.ranking = QCheckBox(self.tr("Rank images while idle"))
        self.ranking.setToolTip(ranking.toolTip())
        self.ranking.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ranking.clicked.connect(ranking.trigger)
        layout = column(self)
        line = row()
        line.addWidget(self.order, 1)
        line.addWidget(ActionButton(actions["next-to-review"], self.tr("Next")))
        layout.addLayout(line)
        layout.addWidget(self.list)
        layout.addWidget(self.ranked)
        layout.addWidget(self.ranking)
        self.refresh()

    def refresh(self) -> None:
        """Show what comes next now."""
        guide = self._session.guide
        blocker = QSignalBlocker(self.order)
        self.order.setCurrentIndex(self.order.findData(guide.order))
        blocker.unblock()
        self.ranking.setChecked(guide.is_ranking)  # told by `clicked` alone
        self.ranked.setText(ranked_words(self._session))
        places = guide.places if guide.order is Order.GAIN else []
        shown = [(each, self._words(each)) for each in places]
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self.ranked.setVisible(guide.order is Order.GAIN)

    def _fill(self) -> None:
        self.list.clear()
        for place, words in self._shown:
            item = QListWidgetItem(words)
            item.setData(_PLACE, place)
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.setVisible(bool(self._shown))
        height = sum(self.list.sizeHintForRow(each) for each in range(self.list.count()))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    def _words(self, place: Place) -> str:
        record = self._session.images.record(place.image_id)
        name = "" if record is None else record.name
        image = self._session.image
        if image is not None and image.id == place.image_id:
            name = self.tr("This image")
        return f"{name}\n{reason_words(place)}"

    def _on_order(self, index: int) -> None:
        self._session.guide.choose_order(self.order.itemData(index))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._session.guide.go_to(item.data(_PLACE))
