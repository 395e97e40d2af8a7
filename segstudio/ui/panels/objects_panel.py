"""The objects of the image on the canvas; a click brings one into the middle."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from segstudio.document.object_list import ObjectInfo
from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.layout import label, panel_column, row, stretch, tool_button
from segstudio.ui.panels.object_list_model import ObjectListModel

_DELAY_MS = 250
"""The list follows a stroke this much later, once for many strokes."""
_CELL_EDGES_PX = 18
_ROW_PX = 26
_BUTTONS = ("new-object", "tool-objects", "pick-object", "delete-object")
_MENU = ("pick-object", "split-object-parts", "split-object-necks", "delete-object")


class ObjectsPanel(QWidget):
    """Counts only while it is seen; the counting is done off the window's thread."""

    def __init__(self, commands: Commands, actions: ActionSet) -> None:
        super().__init__()
        self._commands = commands
        self._session = commands.session
        self._actions = actions
        self._is_following = self._is_counting = self._is_stale = False
        self.list_model = ObjectListModel(self._session, self)
        self.view = self._make_view()
        self.hint = label(
            self.tr(
                "No objects in this image. Press {keys} and draw one, or make the regions of a "
                "class objects: see the menu Objects."
            ).format(keys=actions["new-object"].shortcut().toString()),
            "muted",
            is_wrapped=True,
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = panel_column(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.hint, 1)
        line = row(gap_px=4)
        for each in _BUTTONS:
            line.addWidget(tool_button(actions[each]))
        stretch(line)
        self.count = label("", "muted")
        line.addWidget(self.count)
        layout.addLayout(line)
        self._later = Coalesced(self._ask, _DELAY_MS, self)
        self._connect()
        self._show([])

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what was not kept up while hidden up to date."""
        super().showEvent(event)
        self._ask()

    def _make_view(self) -> QTableView:
        # A tree view lays out every row anew after each change: 90 ms for 65,535 of them.
        view = QTableView()
        view.setModel(self.list_model)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW_PX)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName(self.tr("Objects of this image"))
        view.setMinimumHeight(88)
        self._lay_out_columns(view)
        # A click chooses an object and leaves the keyboard with the canvas.
        view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return view

    def _lay_out_columns(self, view: QTableView) -> None:
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        for column, widest in ((0, "65535"), (2, "999,999")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            width = view.fontMetrics().horizontalAdvance(widest)
            header.resizeSection(column, width + _CELL_EDGES_PX)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.clicked.connect(self._on_clicked)
        self.view.doubleClicked.connect(self._on_double_clicked)
        self.view.customContextMenuRequested.connect(self._on_menu)
        events = self._session.events
        for signal in (events.image_opened, events.project_closed):
            signal.connect(self._start_anew)
        for signal in (events.history_changed, events.image_opened, events.project_closed):
            signal.connect(self._later.request)
        for signal in (events.classes_changed, events.layers_changed):
            signal.connect(self.list_model.repaint)

    def _start_anew(self) -> None:
        """Another image: what is being counted is not wanted any more."""
        self._is_counting = self._is_stale = False
        self._show([])

    def _ask(self) -> None:
        """Count once more, but never while a count is under way."""
        self._is_stale = self._is_counting
        if self.isVisible() and not self._is_counting:
            self._is_counting = True
            self._session.objects.list(self._take)

    def _take(self, objects: list[ObjectInfo]) -> None:
        self._is_counting = False
        self._show(objects)
        if self._is_stale:
            self._later.request()

    def _show(self, objects: list[ObjectInfo]) -> None:
        chosen = self._commands.objects.chosen
        self._is_following = True
        self.list_model.show(objects)
        found = None if chosen is None else self.list_model.row_of(chosen.number)
        self._commands.objects.chosen = None if found is None else self.list_model.at(found)
        if found is not None:
            self.view.setCurrentIndex(self.list_model.index(found, 0))
        self._is_following = False
        self.view.setVisible(bool(objects))
        self.hint.setVisible(not objects)
        words = self.tr("1 object") if len(objects) == 1 else self.tr("{count} objects")
        self.count.setText(words.format(count=f"{len(objects):,}") if objects else "")

    def _on_current_changed(self, current: QModelIndex) -> None:
        if not self._is_following:
            self._commands.objects.chosen = self.list_model.at(current.row())
            self._centre(current)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._centre(index)

    def _centre(self, index: QModelIndex) -> None:
        found = self.list_model.at(index.row())
        if found is not None:
            box = found.box
            self._commands.canvas.center_on(box.row + box.height / 2, box.column + box.width / 2)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        found = self.list_model.at(index.row())
        if found is not None:
            self._session.objects.pick(found.pixel)

    def _on_menu(self, place: QPoint) -> None:
        if not self.view.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in _MENU:
            menu.addAction(self._actions[each])
        menu.popup(self.view.viewport().mapToGlobal(place))
