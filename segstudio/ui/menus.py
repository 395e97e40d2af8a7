"""The menu bar, as its table says."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.commands import Commands
from segstudio.ui.language_menu import add_languages
from segstudio.ui.menu_table import LANGUAGE, LINE, MENUS, PANELS, RECENT, SUBMENUS, THEME
from segstudio.ui.theme import ThemeChoice
from segstudio.ui.translation import translate
from segstudio.workspace.tools.tool import grouped


def fill_menu_bar(window: QMainWindow, actions: ActionSet, commands: Commands) -> Iterator[None]:
    """Build all menus of the window, one between two turns; its docks must exist already."""
    for title, ids in MENUS:
        menu = window.menuBar().addMenu(translate("Menus", title))
        for each in ids:
            _add(menu, each, window, actions, commands)
        yield


def _add(
    menu: QMenu, item: str, window: QMainWindow, actions: ActionSet, commands: Commands
) -> None:
    if item == LINE:
        menu.addSeparator()
    elif item == "@tools":
        _add_tools(menu, actions, commands)
    elif item in SUBMENUS:
        title, ids = SUBMENUS[item]
        inner = menu.addMenu(translate("Menus", title))
        for each in ids:
            _add(inner, each, window, actions, commands)
    elif item == PANELS:
        _add_panels(menu.addMenu(translate("Menus", "Panels")), window)
    elif item == THEME:
        _add_theme(menu.addMenu(translate("Menus", "Theme")), commands)
    elif item == LANGUAGE:
        add_languages(menu, commands.settings)
    elif item == RECENT:
        _add_recent(menu.addMenu(translate("Menus", "Open recent")), commands)
    else:
        menu.addAction(actions[item])


def _add_tools(menu: QMenu, actions: ActionSet, commands: Commands) -> None:
    for tools in grouped(commands.session.toolbox.tools):
        group = tools[0].group
        is_shared = group is not None and len(tools) > 1
        within = menu.addMenu(translate("Actions", group.value)) if group and is_shared else menu
        for tool in tools:
            within.addAction(actions[f"tool-{tool.id}"])


def _add_panels(menu: QMenu, window: QMainWindow) -> None:
    for dock in window.findChildren(QDockWidget):
        menu.addAction(dock.toggleViewAction())


def _add_theme(menu: QMenu, commands: Commands) -> None:
    group = QActionGroup(menu)
    for choice, words in (
        (ThemeChoice.SYSTEM, translate("Menus", "Like the system")),
        (ThemeChoice.LIGHT, translate("Menus", "Light")),
        (ThemeChoice.DARK, translate("Menus", "Dark")),
        (ThemeChoice.HIGH_CONTRAST, translate("Menus", "High contrast")),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(commands.theme.choice is choice)
        action.setActionGroup(group)
        action.triggered.connect(lambda _=False, chosen=choice: commands.theme.choose(chosen))


def _add_recent(menu: QMenu, commands: Commands) -> None:
    def fill() -> None:
        menu.clear()
        for folder in commands.settings.recent_projects:
            action = menu.addAction(str(folder))
            action.triggered.connect(
                lambda _=False, chosen=folder: commands.session.open_project(chosen)
            )
        if menu.isEmpty():
            menu.addAction(translate("Menus", "No project yet")).setEnabled(False)

    menu.aboutToShow.connect(fill)
