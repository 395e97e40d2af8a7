"""The list of images: filters, thumbnails, status, and which one is on the canvas."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolButton, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import GAP_PX, label, panel_column, row, tool_button
from segstudio.ui.panels.filter_bar import FilterBar
from segstudio.ui.panels.image_delegate import PICTURE_PX, ROW_PX, ImageDelegate
from segstudio.ui.panels.image_list_model import ImageListModel
from segstudio.ui.panels.image_menu import image_menu
from segstudio.ui.panels.row_list import row_view
from segstudio.ui.panels.thumbnails import MaskThumbnails, Thumbnails
from segstudio.ui.theme import Theme

_MIN_WIDTH_PX = 208
_SHOW_DELAY_MS = 60
"""Arrow keys held down skip images instead of reading each."""
_MASK_DELAY_MS = 1500
"""The small picture of the mask follows the strokes this much later, once for many."""


class ImagesPanel(QWidget):
    """Choosing a row shows its image; the row of the shown image is kept in sight."""

    def __init__(self, commands: Commands, actions: ActionSet, icons: Icons) -> None:
        super().__init__()
        self._images = commands.images
        self._actions = actions
        self._session = commands.session
        self._is_following = False
        self.filters = FilterBar(commands.session, icons)
        self.list_model = ImageListModel(commands.session, self)
        self.thumbnails = Thumbnails(2 * PICTURE_PX, self)
        self.masks = MaskThumbnails(2 * PICTURE_PX, commands.session.review, self)
        self.view = self._make_view(commands.theme)
        self.count = label("", "muted")
        self.more = self._make_more(icons)
        self.setMinimumWidth(_MIN_WIDTH_PX)
        layout = panel_column(self)
        layout.addWidget(self.filters)
        layout.addWidget(self.view, 1)
        line = row(gap_px=GAP_PX // 2)
        line.addWidget(self.count, 1)
        line.addWidget(self.more)
        layout.addLayout(line)
        self._show_later = Coalesced(self._show_current, _SHOW_DELAY_MS, self)
        self._count_later = Coalesced(self._show_count, 0, self)
        self._mask_later = Coalesced(self._refresh_mask, _MASK_DELAY_MS, self)
        self._connect(commands.theme)
        self._images.chosen_in_list = self._chosen_ids
        commands.files.selected_ids = self._selected_ids
        self._images.find = self._find
        self._show_count()

    def stop_pictures(self) -> None:
        """End the threads that make pictures."""
        self.thumbnails.stop()
        self.masks.stop()

    def _make_view(self, theme: Theme) -> QTableView:
        view = row_view(self.list_model, ROW_PX, self.tr("Images"))
        queue = self._session.review.queue
        view.setItemDelegate(ImageDelegate(view, self.thumbnails, self.masks, queue, theme))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setMinimumHeight(120)
        return view

    def _make_more(self, icons: Icons) -> QToolButton:
        button = tool_button()
        icons.give(button, "more")
        words = self.tr("What can be done to the images that are chosen")
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _connect(self, theme: Theme) -> None:
        self.filters.left_downwards.connect(self._go_to_list)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.selectionModel().selectionChanged.connect(self._count_later.request)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.more.clicked.connect(self._on_more)
        for pictures in (self.thumbnails, self.masks):
            pictures.ready.connect(self._on_picture_ready)
        theme.changed.connect(self.view.viewport().update)
        events = self._session.events
        for pictures in (self.thumbnails, self.masks):
            events.project_closed.connect(pictures.clear)
        events.classes_changed.connect(self._on_classes_changed)
        events.mask_changed.connect(self._mask_later.request)
        events.image_changed.connect(self.masks.forget)
        events.image_loading.connect(self._on_image_loading)
        events.image_opened.connect(self._on_image_opened)
        events.queue_changed.connect(self._on_image_opened)
        events.queue_changed.connect(self._count_later.request)

    def _show_count(self) -> None:
        total, listed = len(self._session.images), self.list_model.rowCount()
        chosen = sum(each.height() for each in self.view.selectionModel().selection())  # type: ignore[attr-defined]
        if self._session.review.queue.query.is_filtering:
            words = self.tr("{listed} of {total} images").format(
                listed=f"{listed:,}", total=f"{total:,}"
            )
        elif total == 1:
            words = self.tr("1 image")
        else:
            words = self.tr("{total} images").format(total=f"{total:,}")
        if chosen > 1:
            words += " · " + self.tr("{count} chosen").format(count=f"{chosen:,}")
        self.count.setText(words if total else "")
        self.more.setEnabled(total > 0)

    def _on_image_opened(self) -> None:
        image = self._session.image
        image_id = self._session.loading_image_id or (image.record.id if image else None)
        if image_id is not None:
            self._follow(image_id)

    def _on_image_loading(self, image_id: int) -> None:
        self._refresh_mask()
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

    def _refresh_mask(self) -> None:
        """Draw the mask of the image on the canvas small again."""
        if self._session.image is not None:
            image_id = self._session.image.id
            self.masks.forget(image_id)
            self._session.review.queue.refresh_details(image_id)

    def _on_classes_changed(self) -> None:
        self.masks.clear()
        self.view.viewport().update()

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

    def _chosen_ids(self) -> list[int]:
        """Return the selected images while the keyboard is here, a menu of the list included."""
        focus = self.window().focusWidget()
        is_here = focus is not None and (focus is self.view or focus is self.more)
        return self._selected_ids() if is_here else []

    def _find(self) -> None:
        self.filters.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.name.selectAll()

    def _go_to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if self.list_model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.list_model.index(0))

    def _on_menu(self, place: QPoint) -> None:
        self._open_menu(self.view.viewport().mapToGlobal(place))

    def _on_more(self) -> None:
        self.view.setFocus()
        self._open_menu(self.more.mapToGlobal(QPoint(0, 0)))

    def _open_menu(self, place: QPoint) -> None:
        if self._selected_ids():
            menu = image_menu(self, self._images, self._actions)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)
