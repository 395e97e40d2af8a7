"""The few rules that Fusion alone does not give: spacing, hairlines, quiet buttons."""

from __future__ import annotations

from segstudio.ui.colors import Colors
from segstudio.ui.resource import resource_path

_RULES = """
QMainWindow::separator { background: %(window)s; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: %(accent)s; }
QToolBar { background: %(window)s; border: none; border-bottom: 1px solid %(border)s;
  padding: 4px 8px; spacing: 4px; }
QToolBar::separator { background: %(border)s; width: 1px; margin: 4px 4px; }
QMenuBar { background: %(window)s; border-bottom: 1px solid %(border)s; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %(hover)s; color: %(text)s; }
QMenu { background: %(raised)s; border: 1px solid %(border)s; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: %(selection)s; color: %(text)s; }
QMenu::item:disabled { color: %(disabled)s; }
QMenu::separator { height: 1px; background: %(border)s; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QDockWidget { titlebar-close-icon: url("%(close)s"); font-weight: 600; }
QDockWidget::close-button { border: none; background: transparent; right: 10px; top: 4px; }
QDockWidget::close-button:hover { background: %(hover)s; border-radius: 4px; }
QDockWidget::title { background: %(window)s; padding: 6px 12px 2px 12px; text-align: left; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px;
  background: transparent; }
QToolButton#qt_toolbar_ext_button { padding: 0; qproperty-icon: url("%(arrow)s"); }
QToolButton:hover:enabled { background: %(hover)s; }
QToolButton:checked { background: %(selection)s; border-color: %(accent)s; }
QToolButton:pressed { background: %(border)s; }
QToolButton:focus { border-color: %(accent)s; }
QPushButton { background: %(raised)s; border: 1px solid %(border)s; border-radius: 6px;
  padding: 5px 12px; min-height: 18px; }
QPushButton:hover:enabled { background: %(hover)s; }
QPushButton:pressed { background: %(border)s; }
QPushButton:focus { border-color: %(accent)s; }
QPushButton:disabled { color: %(disabled)s; }
QPushButton#recent { text-align: left; border-color: transparent; background: transparent; }
QPushButton#recent:hover { background: %(hover)s; }
QPushButton#recent:focus { border-color: %(accent)s; }
QPushButton:default { background: %(accent)s; color: %(on_accent)s; border-color: %(accent)s; }
QPushButton:default:disabled { background: %(hover)s; color: %(disabled)s;
  border-color: %(border)s; }
QLineEdit, QSpinBox, QComboBox { background: %(base)s; border: 1px solid %(border)s;
  border-radius: 6px; padding: 4px 8px; min-height: 18px; selection-background-color: %(accent)s;
  selection-color: %(on_accent)s; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QSpinBox { padding: 4px 4px 4px 8px; }
QSpinBox QLineEdit { border: none; padding: 0 0 0 6px; min-height: 0; background: transparent; }
QComboBox { padding-right: 4px; }
QComboBox::down-arrow { image: url("%(arrow)s"); width: 12px; height: 12px; }
QComboBox::drop-down { border: none; width: 18px; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus { border-color: %(accent)s; }
QRadioButton, QCheckBox { spacing: 8px; }
QRadioButton::indicator, QCheckBox::indicator { width: 14px; height: 14px;
  border: 1px solid %(muted)s; background: %(base)s; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid %(accent)s; }
QCheckBox::indicator:checked { border-color: %(accent)s; background: %(accent)s;
  image: url("%(tick)s"); }
QRadioButton::indicator:unchecked:focus, QCheckBox::indicator:focus { border-color: %(text)s; }
QAbstractItemView, QPlainTextEdit { background: %(base)s; border: 1px solid %(border)s;
  border-radius: 6px; outline: none; }
QAbstractItemView:focus { border-color: %(accent)s; }
QTableView { selection-background-color: transparent; }
QListWidget::item, QTreeWidget::item { padding: 4px; }
QListWidget::item:selected, QTreeWidget::item:selected { background: %(selection)s;
  color: %(text)s; }
QHeaderView::section { background: %(window)s; border: none; padding: 4px 8px; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %(border)s; border-radius: 3px; margin: 2px; min-height: 24px;
  min-width: 24px; }
QScrollBar::handle:hover { background: %(muted)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: %(hover)s; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 3px; }
QToolTip { background: %(raised)s; color: %(text)s; border: 1px solid %(border)s; padding: 4px; }
QStatusBar { background: %(window)s; border-top: 1px solid %(border)s; }
QStatusBar::item { border: none; }
QFrame#notice { background: %(raised)s; border: 1px solid %(border)s; border-radius: 6px; }
QFrame#notice[isError="true"] { border-color: %(danger)s; }
QFrame#card { background: %(base)s; border: 1px solid %(border)s; border-radius: 8px; }
QLabel[tone="muted"] { color: %(muted)s; }
QLabel[tone="warning"] { color: %(warning)s; }
QLabel[tone="danger"] { color: %(danger)s; }
QLabel[tone="ok"] { color: %(ok)s; }
QLabel[tone="title"] { font-size: 20px; font-weight: 600; }
QLabel[tone="strong"] { font-weight: 600; }
"""


def style_sheet(colors: Colors) -> str:
    """Return the style sheet of the application in these colours."""
    names = (name for name in colors.__slots__ if name != "is_dark")
    tick = "tick-dark.svg" if colors.is_dark else "tick-light.svg"
    drawings = {
        "arrow": resource_path("icons", "chevron-down.svg").as_posix(),
        "close": resource_path("icons", "dock-close.svg").as_posix(),
        "tick": resource_path("icons", tick).as_posix(),
    }
    return _RULES % ({name: getattr(colors, name) for name in names} | drawings)
