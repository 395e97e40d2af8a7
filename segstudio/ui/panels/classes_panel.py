"""The classes: which one is painted with, their colours, names, order, locks and pixel counts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QToolTip, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import label, panel_column, row, stretch, tool_button
from segstudio.ui.panels.class_delegate import ClassDelegate, ClassPart, part_at
from segstudio.ui.panels.class_list_model import ClassListModel

_LEFT = Qt.MouseButton.LeftButton
_COUNT_DELAY_MS = 120
"""Counts follow a stroke this much later, once for many strokes."""


class ClassesPanel(QWidget):
    """Click a row to paint with its class, its colour to change it, its lock to protect it."""

    def __init__(self, commands: Commands, actions: ActionSet, icons: Icons) -> None:
        super().__init__()
        self._commands = commands
        self._session = commands.session
        self._is_following = False
        classes = commands.classes
        self.list_model = ClassListModel(self._session, classes.rename, classes.move, self)
        self.view = self._make_view()
        self.view.setItemDelegate(ClassDelegate(self.view, commands.theme, icons))
        layout = panel_column(self)
        layout.addWidget(self.view, 1)
        line = row(gap_px=4)
        line.addWidget(tool_button(actions["add-class"]))
        line.addWidget(tool_button(actions["delete-class"]))
        line.addWidget(tool_button(actions["swap-background"]))
        stretch(line)
        self._note = label("", "muted")
        line.addWidget(self._note)
        layout.addLayout(line)
        self._count_later = Coalesced(self._refresh_counts, _COUNT_DELAY_MS, self)
        self._connect()
        actions["add-class"].triggered.connect(self._on_added)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clicks on a colour or lock are for these, not for choosing the row."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        is_press = event.type() is QEvent.Type.MouseButtonPress
        if is_press and isinstance(event, QMouseEvent) and event.button() is _LEFT:
            return self._on_press(event.position().toPoint())
        return super().eventFilter(watched, event)

    def _make_view(self) -> QListView:
        view = QListView()
        view.setModel(self.list_model)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDragDropOverwriteMode(False)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName(self.tr("Classes"))
        view.setMinimumHeight(72)
        # A click chooses a class and leaves the keyboard with the canvas.
        view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        view.viewport().installEventFilter(self)
        return view

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self._commands.theme.changed.connect(self.view.viewport().update)
        events = self._session.events
        for signal in (events.classes_changed, events.project_opened, events.project_closed):
            signal.connect(self._refresh)
        events.active_class_changed.connect(self._follow_active)
        for signal in (
            events.mask_changed,
            events.history_changed,
            events.image_opened,
        ):
            signal.connect(self._count_later.request)

    def _refresh(self) -> None:
        self.list_model.refresh_classes()
        self._refresh_counts()
        self._follow_active()

    def _refresh_counts(self) -> None:
        self.list_model.refresh_counts()
        image = self._session.image
        if image is None:
            self._note.setText("")
            return
        labelled = sum(image.mask.counts.values()) / (image.mask.shape[0] * image.mask.shape[1])
        self._note.setText(self.tr("{share:.1%} labelled").format(share=labelled))

    def _follow_active(self) -> None:
        found = self.list_model.row_of(self._session.active_class_id)
        self._is_following = True
        index = QModelIndex() if found is None else self.list_model.index(found)
        self.view.setCurrentIndex(index)
        self._is_following = False

    def _on_current_changed(self, current: QModelIndex) -> None:
        found = self.list_model.at(current.row())
        if found is not None and not self._is_following:
            self._session.choose_class(found.id)

    def _on_added(self) -> None:
        """Let the person type the new class's name at once."""
        index = self.view.currentIndex()
        if index.isValid():
            self.view.scrollTo(index)
            self.view.edit(index)

    def _on_press(self, place: QPoint) -> bool:
        """Return True where the press was for a colour or a lock."""
        index = self.view.indexAt(place)
        found = self.list_model.at(index.row())
        if found is None:
            return False
        part = part_at(self.view.visualRect(index), place)
        if part is ClassPart.COLOR:
            self._commands.classes.ask_color(found.id)
        elif part is ClassPart.LOCK:
            self._commands.classes.set_locked(found.id, not found.is_locked)
        return part is not ClassPart.NAME

    def _show_tip(self, event: QHelpEvent) -> None:
        index = self.view.indexAt(event.pos())
        if not index.isValid():
            return
        words = {
            ClassPart.COLOR: self.tr("Change the colour"),
            ClassPart.NAME: self.tr("Double click: rename · Drag: reorder"),
            ClassPart.LOCK: self.tr("Locked pixels cannot be painted over"),
        }[part_at(self.view.visualRect(index), event.pos())]
        QToolTip.showText(event.globalPos(), words, self.view)

    def _on_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        found = self.list_model.at(index.row())
        if found is None:
            return
        classes = self._commands.classes
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename"), lambda: self.view.edit(index))
        menu.addAction(self.tr("Change colour…"), lambda: classes.ask_color(found.id))
        words = self.tr("Unlock") if found.is_locked else self.tr("Lock")
        menu.addAction(words, lambda: classes.set_locked(found.id, not found.is_locked))
        accept = self.tr("Accept predictions of this class")
        menu.addAction(accept, lambda: self._session.acceptance.accept_class(found.id))
        menu.addSeparator()
        menu.addAction(self.tr("Delete class…"), lambda: classes.ask_delete(found.id))
        menu.popup(self.view.viewport().mapToGlobal(place))
