"""The few rules that Fusion alone does not give: spacing, hairlines, quiet buttons."""

from __future__ import annotations

from segstudio.resource import resource_path

THEMED = "themed"
"""A drawing with this prefix is looked for among those of the theme."""

_RULES = """
QMainWindow::separator { background: palette(window); width: 4px; height: 4px; }
QMainWindow::separator:hover { background: palette(highlight); }
QToolBar { background: palette(window); border: none; border-bottom: 1px solid palette(mid);
  padding: 4px 8px; spacing: 4px; }
QToolBar#options { padding: 2px 8px; spacing: 16px; }
QToolBar::separator { background: palette(mid); width: 1px; margin: 4px 4px; }
QMenuBar { background: palette(window); border-bottom: 1px solid palette(mid); padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: palette(midlight); color: palette(text); }
QMenu { background: palette(button); border: 1px solid palette(mid);
  padding: 4px; }
QMenu::item { padding: 5px 24px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: palette(alternate-base); color: palette(text); }
QMenu::separator { height: 1px; background: palette(mid); margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QDockWidget { titlebar-close-icon: url("%(close)s"); font-weight: 600; }
QDockWidget::close-button { border: none; background: transparent; right: 10px; top: 4px; }
QDockWidget::close-button:hover { background: palette(midlight); border-radius: 4px; }
QDockWidget::title { background: palette(window); padding: 6px 12px 2px 12px; text-align: left; }
QTabBar { background: palette(window); }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
  padding: 6px 8px; color: palette(placeholder-text); }
QTabBar::scroller { width: 20px; }
QTabBar QToolButton { border-radius: 0; padding: 0; background: palette(window); }
QTabBar::tab:selected { color: palette(text); border-bottom-color: palette(highlight); }
QTabBar::tab:hover { color: palette(text); }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px;
  background: transparent; }
QToolButton#qt_toolbar_ext_button { padding: 0; qproperty-icon: url("%(arrow)s"); }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 16px; border-radius: 6px; }
QToolButton::menu-button:hover { background: palette(mid); }
QToolButton::menu-arrow { image: url("%(arrow)s"); width: 10px; height: 10px; }
QToolButton#quiet-menu::menu-indicator { image: none; width: 0; }
QToolButton#chip { background: palette(alternate-base); border-color: palette(mid);
  border-radius: 9px; padding: 1px 8px; }
QToolButton:hover:enabled { background: palette(midlight); }
QToolButton:checked { background: palette(alternate-base); border-color: palette(highlight); }
QToolButton:pressed { background: palette(mid); }
QToolButton:focus { border-color: palette(highlight); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: palette(button); border: 1px solid palette(mid); border-radius: 6px;
  padding: 5px 12px; min-height: 18px; }
QPushButton:hover:enabled { background: palette(midlight); }
QPushButton:pressed { background: palette(mid); }
QPushButton:focus { border-color: palette(highlight); }
QPushButton#recent { text-align: left; border-color: transparent; background: transparent; }
QPushButton#recent:hover { background: palette(midlight); }
QPushButton#recent:focus { border-color: palette(highlight); }
QPushButton:default:enabled { background: palette(highlight); color: palette(highlighted-text);
  border-color: palette(highlight); }
QPushButton:default:disabled { background: palette(midlight); border-color: palette(mid); }
QLineEdit, QAbstractSpinBox, QComboBox { background: palette(base); border: 1px solid palette(mid);
  border-radius: 6px; padding: 4px 8px; min-height: 18px;
  selection-background-color: palette(highlight);
  selection-color: palette(highlighted-text); }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QAbstractSpinBox { padding: 4px 4px 4px 8px; max-height: 18px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 0 0 6px; min-height: 0;
  background: transparent; }
QComboBox { padding-right: 4px; }
QComboBox::down-arrow { image: url("%(arrow)s"); width: 12px; height: 12px; }
QComboBox::drop-down { border: none; width: 18px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: palette(highlight); }
QRadioButton, QCheckBox { spacing: 8px; }
QRadioButton::indicator, QCheckBox::indicator { width: 14px; height: 14px;
  border: 1px solid palette(placeholder-text); background: palette(base); }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid palette(highlight); }
QCheckBox::indicator:checked { border-color: palette(highlight); background: palette(highlight);
  image: url("%(tick)s"); }
QRadioButton::indicator:unchecked:focus, QCheckBox::indicator:focus { border-color: palette(text); }
QAbstractItemView, QPlainTextEdit { background: palette(base); border: 1px solid palette(mid);
  border-radius: 6px; outline: none; }
QAbstractItemView:focus { border-color: palette(highlight); }
QTableView { selection-background-color: transparent; }
QTableView::item { padding: 0 4px 0 6px; }
QTableView::item:selected { background: palette(alternate-base); color: palette(text); }
QListWidget::item, QTreeWidget::item { padding: 4px; }
QListWidget::item:selected, QTreeWidget::item:selected { background: palette(alternate-base);
  color: palette(text); }
QHeaderView { background: palette(window); border: none; border-radius: 0; }
QHeaderView::section { background: palette(window); border: none; padding: 4px 8px; }
QTreeWidget#stopping QHeaderView::section { padding: 2px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: palette(mid); }
QSlider::sub-page:horizontal { border-radius: 2px; background: palette(highlight); }
QSlider::sub-page:horizontal:disabled { background: palette(mid); }
QSlider::handle:horizontal { width: 9px; height: 12px; margin: -5px 0; border-radius: 4px;
  border: 1px solid palette(placeholder-text); background: palette(button); }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {
  border-color: palette(highlight); }
QSlider::handle:horizontal:disabled { border-color: palette(mid); }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: palette(mid); border-radius: 3px; margin: 2px; min-height: 24px;
  min-width: 24px; }
QScrollBar::handle:hover { background: palette(placeholder-text); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: palette(midlight); border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: palette(highlight); border-radius: 3px; }
QToolTip { background: palette(button); color: palette(text); border: 1px solid palette(mid);
  padding: 4px; }
QStatusBar { background: palette(window); border-top: 1px solid palette(mid); }
QStatusBar::item { border: none; }
QFrame#notice { background: palette(button); border: 1px solid palette(mid); border-radius: 6px; }
QFrame#notice[isError="true"] { border-color: palette(bright-text); }
QFrame#card { background: palette(base); border: 1px solid palette(mid); border-radius: 8px; }
QLabel[tone="muted"] { color: palette(placeholder-text); }
QLabel[tone="warning"] { color: palette(link-visited); }
QLabel[tone="danger"] { color: palette(bright-text); }
QLabel[tone="ok"] { color: palette(shadow); }
QLabel[tone="title"] { font-size: 20px; font-weight: 600; }
QLabel[tone="strong"] { font-weight: 600; }
"""


def style_sheet() -> str:
    """Return the style sheet of the application, the same in every theme.

    Colours are roles of the palette (see `Colors.palette`); the drawings of a theme lie in the
    folder that Qt's search path THEMED leads to.
    """
    return _RULES % {
        "arrow": resource_path("icons", "chevron-down.svg").as_posix(),
        "close": resource_path("icons", "dock-close.svg").as_posix(),
        "tick": f"{THEMED}:tick.svg",
    }
