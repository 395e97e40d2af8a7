"""The list of images: filter, thumbnails, status, and which one is on the canvas."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import label, panel_column, row
from segstudio.ui.panels.image_delegate import PICTURE_PX, ROW_PX, ImageDelegate, status_words
from segstudio.ui.panels.image_list_model import ImageListModel
from segstudio.ui.panels.thumbnails import Thumbnails
from segstudio.ui.theme import Theme
from segstudio.workspace.image_list import ImageStatus

_MIN_WIDTH_PX = 208
_SHOW_DELAY_MS = 60
"""Arrow keys held down skip images instead of reading each."""
_FILTER_DELAY_MS = 120


class ImagesPanel(QWidget):
    """Choosing a row shows its image; the row of the shown image is kept in sight."""

    def __init__(self, commands: Commands, icons: Icons) -> None:
        super().__init__()
        self._commands = commands
        self._session = commands.session
        self._is_following = False
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter images by name"))
        magnifier = QAction(self)
        icons.give(magnifier, "search")
        self.filter.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self.status = self._make_status()
        self.list_model = ImageListModel(commands.session, self)
        self.thumbnails = Thumbnails(2 * PICTURE_PX, self)
        self.view = self._make_view(commands.theme)
        self.count = label("", "muted")
        self.setMinimumWidth(_MIN_WIDTH_PX)
        layout = panel_column(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.view, 1)
        line = row()
        line.addWidget(self.count, 1)
        line.addWidget(self.status)
        layout.addLayout(line)
        self._show_later = Coalesced(self._show_current, _SHOW_DELAY_MS, self)
        self._filter_later = Coalesced(self._apply_filter, _FILTER_DELAY_MS, self)
        self._connect(commands.theme)
        self._on_filtered()

    def _make_status(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Filter images by status"))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.addItem(self.tr("All"), None)
        for status in ImageStatus:
            box.addItem(status_words(status), status)
        return box

    def _make_view(self, theme: Theme) -> QTableView:
        # A list view lays 100,000 rows out one by one (0.3 s); a table's header counts them.
        view = QTableView()
        view.setModel(self.list_model)
        view.setItemDelegate(ImageDelegate(view, self.thumbnails, theme))
        view.horizontalHeader().hide()
        view.horizontalHeader().setStretchLastSection(True)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_PX)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setMouseTracking(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName(self.tr("Images"))
        view.setMinimumHeight(120)
        return view

    def _connect(self, theme: Theme) -> None:
        self.filter.textChanged.connect(self._filter_later.request)
        self.status.currentIndexChanged.connect(self._filter_later.request)
        self.list_model.filtered.connect(self._on_filtered)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.thumbnails.ready.connect(self._on_picture_ready)
        self._commands.files.selected_ids = self._selected_ids
        theme.changed.connect(self.view.viewport().update)
        events = self._session.events
        events.project_closed.connect(self.thumbnails.clear)
        events.image_loading.connect(self._follow)
        events.image_opened.connect(self._on_image_opened)
        events.images_changed.connect(self._on_image_opened)

    def _apply_filter(self) -> None:
        # Qt hands the status back as plain text.
        chosen = self.status.currentData()
        status = None if chosen is None else ImageStatus(chosen)
        self.list_model.set_filter(self.filter.text(), status)
        self._on_image_opened()

    def _on_filtered(self) -> None:
        total, listed = len(self._session.images), self.list_model.rowCount()
        if self.list_model.is_filtered:
            words = self.tr("{listed} of {total} images").format(listed=listed, total=f"{total:,}")
        elif total == 1:
            words = self.tr("1 image")
        else:
            words = self.tr("{total} images").format(total=f"{total:,}")
        self.count.setText(words if total else "")

    def _on_image_opened(self) -> None:
        image = self._session.image
        image_id = self._session.loading_image_id or (image.record.id if image else None)
        if image_id is not None:
            self._follow(image_id)

    def _follow(self, image_id: int) -> None:
        """Select the row of the image that the session shows."""
        found = self.list_model.row_of(image_id)
        if found is None or found == self.view.currentIndex().row():
            return
        self._is_following = True
        self.view.setCurrentIndex(self.list_model.index(found))
        self._is_following = False

    def _on_current_changed(self, current: QModelIndex) -> None:
        if not self._is_following and current.isValid():
            self._show_later.request()

    def _show_current(self) -> None:
        record = self.list_model.record(self.view.currentIndex().row())
        if record is not None:
            self._session.show_image(record.id)

    def _on_picture_ready(self, image_id: int) -> None:
        found = self.list_model.row_of(image_id)
        if found is not None:
            self.view.update(self.list_model.index(found))

    def _selected_ids(self) -> list[int]:
        # Ranges: an index for each of 100,000 rows takes long.
        ranges = self.view.selectionModel().selection()
        rows = (range(each.top(), each.bottom() + 1) for each in ranges)  # type: ignore[attr-defined]
        records = (self.list_model.record(row) for row in chain.from_iterable(rows))
        return [record.id for record in records if record is not None]

    def _on_menu(self, place: QPoint) -> None:
        image_ids = self._selected_ids()
        if not image_ids:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for status in ImageStatus:
            words = self.tr("Mark as: {status}").format(status=status_words(status))
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _=False, chosen=status: self._session.review.set_status(image_ids, chosen)
            )
        menu.addSeparator()
        removal = menu.addAction(self.tr("Remove from project…"))
        removal.triggered.connect(lambda: self._commands.ask_remove_images(image_ids))
        menu.popup(self.view.viewport().mapToGlobal(place))
