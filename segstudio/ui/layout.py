"""Spacing on one grid, and small widgets that every panel uses."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

_Layout = TypeVar("_Layout", bound=QBoxLayout)

GAP_PX = 8
"""Between things; halves and doubles of it are used too."""
EDGE_PX = 12
"""Between a panel's content and its border."""
ICON_PX = 20


def panel_column(panel: QWidget) -> QVBoxLayout:
    """Return the layout of a docked panel; its title above needs no gap."""
    layout = column(panel, edge_px=EDGE_PX)
    layout.setContentsMargins(EDGE_PX, GAP_PX // 2, EDGE_PX, GAP_PX)
    return layout


def column(parent: QWidget | None = None, edge_px: int = 0, gap_px: int = GAP_PX) -> QVBoxLayout:
    """Return a vertical layout with even margins."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    return _spaced(layout, edge_px, gap_px)


def row(parent: QWidget | None = None, edge_px: int = 0, gap_px: int = GAP_PX) -> QHBoxLayout:
    """Return a horizontal layout with even margins."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    return _spaced(layout, edge_px, gap_px)


def label(text: str = "", tone: str = "", is_wrapped: bool = False) -> QLabel:
    """Return plain text. tone: "muted", "warning", "danger", "ok", "title", "strong" or ""."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(is_wrapped)
    made.setProperty("tone", tone)
    return made


def set_tone(shown: QLabel, tone: str) -> None:
    """Change the tone of a label that is on screen."""
    if shown.property("tone") != tone:
        shown.setProperty("tone", tone)
        polish(shown)


def polish(shown: QWidget) -> None:
    """Let the style sheet be applied anew to a widget that was polished before.

    It is painted again too, which Qt leaves out for parts such as the separators between docks.
    """
    shown.style().unpolish(shown)
    shown.style().polish(shown)
    QWidget.update(shown)


def tool_button(action: QAction | None = None, icon_px: int = ICON_PX) -> QToolButton:
    """Return a flat icon button; a click on it leaves the keyboard with the canvas."""
    button = QToolButton()
    button.setIconSize(QSize(icon_px, icon_px))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoRaise(True)
    if action is not None:
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
    return button


def stretch(layout: QBoxLayout) -> QWidget:
    """Add a widget that takes the room left over."""
    filler = QWidget()
    filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    layout.addWidget(filler, 1)
    return filler


def align_labels(*forms: QFormLayout) -> None:
    """Let the fields of several forms begin in one column, whichever rows are shown."""
    items = (
        form.itemAt(number, QFormLayout.ItemRole.LabelRole)
        for form in forms
        for number in range(form.rowCount())
    )
    labels = [shown for each in items if each is not None and (shown := each.widget()) is not None]
    for each in labels:
        each.ensurePolished()
    width = max(each.sizeHint().width() for each in labels)
    for each in labels:
        each.setMinimumWidth(width)


def centred_page(page: QWidget, width_px: int) -> QVBoxLayout:
    """Return the layout of a column of at most `width_px` in the middle of a page."""
    inner = QWidget()
    inner.setMaximumWidth(width_px)
    across = row(page, edge_px=2 * EDGE_PX, gap_px=0)
    across.addStretch(1)
    down = column(gap_px=0)
    down.addStretch(2)
    down.addWidget(inner)
    down.addStretch(3)
    across.addLayout(down, 1000)
    across.addStretch(1)
    return column(inner)


def _spaced(layout: _Layout, edge_px: int, gap_px: int) -> _Layout:
    layout.setContentsMargins(edge_px, edge_px, edge_px, edge_px)
    layout.setSpacing(gap_px)
    return layout
