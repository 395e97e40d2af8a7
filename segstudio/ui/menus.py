"""The menu bar: which actions, in which order."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.actions.aid_actions import STEPS
from segstudio.ui.actions.palette_actions import palette_specs
from segstudio.ui.commands import Commands
from segstudio.ui.language_menu import add_languages
from segstudio.ui.theme import ThemeChoice
from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate
from segstudio.workspace.layers import ColorBy
from segstudio.workspace.tools.tool import grouped

_LINE = "-"
_RECENT, _PANELS, _THEME, _CLASSES = "@recent", "@panels", "@theme", "@classes"
_COLOR_BY, _PALETTE = "@color-by", "@palette"

_AIDS, _TURN, _MOVE, _LANGUAGE = "@aids", "@turn", "@move", "@language"

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            "new-project",
            "open-images",
            "open-folder",
            _RECENT,
            "open-sample",
            _LINE,
            "import-masks",
            "export-masks",
            "export-overlays",
            "report",
            "relink",
            "restore-backup",
            _LINE,
            "close-project",
            "quit",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        ("undo", "redo", _LINE, "cancel", "remove-last-point", _LINE, "palette"),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            "fit",
            "zoom-100",
            "zoom-in",
            "zoom-out",
            _MOVE,
            _LINE,
            "toggle-annotation",
            "toggle-prediction",
            "toggle-uncertainty",
            "toggle-outline",
            "toggle-difference",
            "keep-prediction",
            "toggle-kept-difference",
            _COLOR_BY,
            "peek",
            _LINE,
            "intensity-panel",
            "intensity-auto",
            "intensity-invert",
            "intensity-reset",
            _LINE,
            _AIDS,
            _TURN,
            "toggle-split",
            "toggle-compare",
            _LINE,
            _PANELS,
            _THEME,
            _LANGUAGE,
            "full-screen",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Image"),
        (
            "previous-image",
            "next-image",
            "next-to-review",
            _LINE,
            "accept-and-next",
            "accept-image",
            "accept-class",
            "accept-region",
            "accept-sure",
            _LINE,
            "reject-region",
            "reject-class",
            "own-region",
            _LINE,
            "keep-drawn",
            "change-drawn",
            _LINE,
            "mark-new",
            "mark-in-progress",
            "mark-reviewed",
            _LINE,
            "remove-image",
            _LINE,
            "image-statistics",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Mask"),
        (
            "mask-operations",
            _LINE,
            "fill-holes",
            "remove-small",
            "smooth",
            _LINE,
            "grow-region",
            "shrink-region",
            "fill-region",
            "smooth-region",
            "erase-region",
            _LINE,
            "copy-region",
            "paste-region",
            "paste-at-pointer",
            _LINE,
            "copy-previous",
            "copy-next",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Tools"),
        (
            "@tools",
            _LINE,
            "brush-smaller",
            "brush-larger",
            _LINE,
            _CLASSES,
            "swap-background",
            "add-class",
            "delete-class",
            _PALETTE,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "O&bjects"),
        (
            "new-object",
            "draw-objects",
            "pick-object",
            _LINE,
            "tool-objects",
            "split-object-parts",
            "split-object-necks",
            "grow-objects",
            "delete-object",
            _LINE,
            "number-regions",
            "split-class-necks",
            "grow-class-objects",
            "renumber-objects",
            _LINE,
            "accepted-objects",
            "color-by-object",
            _LINE,
            "measurements",
            "export-measurements",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "T&rain"),
        ("live", "train-once", "pause", _LINE, "predict-all", "evaluation"),
    ),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), ("shortcuts", "palette", _LINE, "about")),
)

SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    _CLASSES: (
        QT_TRANSLATE_NOOP("Menus", "Class"),
        tuple(f"class-{number}" for number in range(1, 10)),
    ),
    _COLOR_BY: (
        QT_TRANSLATE_NOOP("Menus", "Colour prediction by"),
        tuple(f"prediction-by-{each.value}" for each in ColorBy),
    ),
    _PALETTE: (
        QT_TRANSLATE_NOOP("Menus", "Class colours"),
        tuple(each.id for each in palette_specs()),
    ),
    _AIDS: (
        QT_TRANSLATE_NOOP("Menus", "Canvas aids"),
        (
            "toggle-mini-map",
            "toggle-rulers",
            "toggle-scale-bar",
            "toggle-crosshair",
            _LINE,
            "toggle-pixel-grid",
            "toggle-coarse-grid",
            "grid-spacing",
            _LINE,
            "pixel-size",
        ),
    ),
    _MOVE: (
        QT_TRANSLATE_NOOP("Menus", "Move view"),
        tuple(each.id for each in STEPS),
    ),
    _TURN: (
        QT_TRANSLATE_NOOP("Menus", "Turn and flip"),
        ("turn-left", "turn-right", "flip-sideways", "flip-over", _LINE, "upright"),
    ),
}
"""Items that open a menu of actions only."""


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
    if item == _LINE:
        menu.addSeparator()
    elif item == "@tools":
        _add_tools(menu, actions, commands)
    elif item in SUBMENUS:
        title, ids = SUBMENUS[item]
        inner = menu.addMenu(translate("Menus", title))
        for each in ids:
            _add(inner, each, window, actions, commands)
    elif item == _PANELS:
        _add_panels(menu.addMenu(translate("Menus", "Panels")), window)
    elif item == _THEME:
        _add_theme(menu.addMenu(translate("Menus", "Theme")), commands)
    elif item == _LANGUAGE:
        add_languages(menu, commands.settings)
    elif item == _RECENT:
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
