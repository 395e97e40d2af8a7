"""Lets the person say what each class of a data set becomes."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from segstudio.ui.dialogs.mapping_model import Column, Index, MappingModel
from segstudio.ui.swatch import swatch_icon
from segstudio.ui.translation import translate
from segstudio.workspace.class_mapping import MAX_NAME, Target

ROW_PX = 34
MOST_ROWS = 7
"""More rows are scrolled to."""


class MappingTable(QTableView):
    """A choice for each row, made only when it is opened: there may be a thousand."""

    def __init__(self) -> None:
        super().__init__()
        self.mapping = MappingModel()
        self.setModel(self.mapping)
        self.setItemDelegateForColumn(Column.TARGET, TargetDelegate(self))
        self.setAccessibleName(translate("Mapping", "What each class becomes"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.TARGET, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(Column.TARGET, 220)
        self.clicked.connect(self._on_clicked)
        self.mapping.modelReset.connect(self._on_reset)

    def _on_reset(self) -> None:
        rows = min(max(self.mapping.rowCount(), 1), MOST_ROWS)
        height = self.horizontalHeader().sizeHint().height() + rows * ROW_PX + 4
        self.setFixedHeight(height)
        if self.mapping.rowCount():
            self.setCurrentIndex(self.mapping.index(0, Column.TARGET))

    def _on_clicked(self, index: Index) -> None:
        if index.column() == Column.TARGET and self.state() != self.State.EditingState:
            self.edit(self.mapping.index(index.row(), Column.TARGET))


class TargetDelegate(QStyledItemDelegate):
    """Shows a choice as a box that opens, and opens it."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view, self._is_typing = view, False
        self._like = QComboBox(view)  # of which the style sheet knows how it looks
        self._like.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._like.hide()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the opened choice, or the field of a name of one's own."""
        model = index.model()
        if not isinstance(model, MappingModel):
            return super().createEditor(parent, option, index)
        if self._is_typing:
            return self._name_field(parent)
        editor = QComboBox(parent)
        editor.setAccessibleName(translate("Mapping", "Becomes"))
        for words, color, target in model.options(index.row()):
            if color:
                editor.addItem(swatch_icon(color), words, target)
            else:
                editor.addItem(words, target)
        editor.addItem(translate("Mapping", "Another name…"))
        editor.activated.connect(lambda: self._on_activated(editor))
        QTimer.singleShot(0, editor, editor.showPopup)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is chosen."""
        model = index.model()
        if isinstance(editor, QComboBox) and isinstance(model, MappingModel):
            chosen = model.target(index.row())
            targets = [editor.itemData(place) for place in range(editor.count())]
            editor.setCurrentIndex(targets.index(chosen) if chosen in targets else 0)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        chosen = editor.currentData() if isinstance(editor, QComboBox) else None
        if not isinstance(model, MappingModel):
            return
        if isinstance(editor, QLineEdit):
            model.set_name(index.row(), editor.text())
        elif isinstance(chosen, Target):
            model.set_target(index.row(), chosen)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the choice over the box that it opens."""
        editor.setGeometry(option.rect.adjusted(2, 2, -2, -2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a closed box."""
        box = QStyleOptionComboBox()
        box.rect = option.rect.adjusted(2, 2, -2, -2)
        box.palette, box.fontMetrics = option.palette, option.fontMetrics
        box.state = QStyle.StateFlag.State_Enabled
        if option.state & QStyle.StateFlag.State_HasFocus:
            box.state |= QStyle.StateFlag.State_HasFocus
        box.currentText = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            box.currentIcon = icon
        box.iconSize = option.decorationSize
        style = self._like.style()
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box, painter, self._like)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box, painter, self._like)

    def _on_activated(self, editor: QComboBox) -> None:
        self._is_typing = editor.currentData() is None
        if not self._is_typing:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        if self._is_typing:  # once the choice is gone, the same cell is a field for a name
            QTimer.singleShot(0, self._view, lambda: self._view.edit(self._view.currentIndex()))

    def _name_field(self, parent: QWidget) -> QLineEdit:
        self._is_typing = False
        field = QLineEdit(parent)
        field.setMaxLength(MAX_NAME)
        field.setPlaceholderText(translate("Mapping", "Name of the class"))
        field.setAccessibleName(translate("Mapping", "Name of the class"))
        return field
