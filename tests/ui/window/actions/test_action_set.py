from collections import Counter

from PySide6.QtGui import QKeySequence

from segstudio.ui.actions.action_set import SHORTCUTS_KEY, tool_tip
from segstudio.ui.icons import svg_source
from segstudio.ui.menu_table import MENUS

EXPECTED = {
    "tool-brush": ["B"],
    "tool-eraser": ["E"],
    "tool-fill": ["F"],
    "tool-pick": ["L"],
    "tool-polygon": ["P"],
    "swap-background": ["X"],
    "brush-smaller": ["[", ","],
    "brush-larger": ["]", "."],
    "fit": ["Ctrl+F"],
    "zoom-100": ["Ctrl+0"],
    "peek": ["H"],
    "toggle-annotation": ["M"],
    "toggle-prediction": ["S"],
    "toggle-uncertainty": ["U"],
    "toggle-outline": ["T"],
    "live": ["Ctrl+L"],
    "train-once": ["Ctrl+T"],
    "previous-image": ["A", "Left"],
    "next-image": ["D", "Right"],
    "next-to-review": ["N"],
    "accept-and-next": ["Ctrl+Return", "Ctrl+Enter"],
    "accept-region": ["Return", "Enter"],
    "undo": ["Ctrl+Z"],
    "redo": ["Ctrl+Y", "Ctrl+Shift+Z"],
    "cancel": ["Esc"],
    "palette": ["Ctrl+K"],
    "open-images": ["Ctrl+O"],
    "open-folder": ["Ctrl+Shift+O"],
    "class-1": ["1"],
    "class-9": ["9"],
}


def test_shortcuts_are_those_of_the_conventions(window):
    for action_id, keys in EXPECTED.items():
        assert window.actions_by_id[action_id].shortcuts() == [QKeySequence(k) for k in keys]


def test_no_shortcut_is_given_twice(window):
    keys = Counter(
        key.toString() for _, action in window.actions_by_id for key in action.shortcuts()
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_icon_that_is_named_is_drawn(window):
    names = [spec.icon for spec, _ in window.actions_by_id if spec.icon]
    assert [name for name in names if not svg_source(name)] == []
    assert len(names) > 20


def test_menus_name_only_actions_that_exist(window):
    ids = {item for _, items in MENUS for item in items if item != "-" and item[0] != "@"}
    assert ids <= {spec.id for spec, _ in window.actions_by_id}


def test_tooltips_show_the_shortcut(window):
    assert "(B)" in window.actions_by_id["tool-brush"].toolTip()
    assert tool_tip("Open…", QKeySequence("Ctrl+O"), "More.") == "Open (Ctrl+O)\nMore."


def test_what_needs_a_project_waits_for_one(qtbot, window, session, image_folder):
    accept = window.actions_by_id["accept-image"]
    assert not accept.isEnabled()
    session.open_paths([image_folder])
    qtbot.waitUntil(accept.isEnabled, timeout=10_000)


def test_undo_names_what_it_takes_back(qtbot, opened, draw):
    draw(opened.canvas)
    undo = opened.actions_by_id["undo"]
    qtbot.waitUntil(lambda: undo.text() == "Undo: Brush")


def test_choosing_a_tool_ticks_it(qtbot, window, session):
    window.actions_by_id["tool-eraser"].trigger()
    assert session.toolbox.active_id == "eraser"
    brush = window.actions_by_id["tool-brush"]
    qtbot.waitUntil(lambda: not brush.isChecked())
    assert window.actions_by_id["tool-eraser"].isChecked()


def test_a_changed_shortcut_is_kept_and_taken_back(window, settings):
    actions = window.actions_by_id
    actions.set_keys("fit", ["Ctrl+1"])
    assert actions["fit"].shortcut() == QKeySequence("Ctrl+1")
    assert settings.get(SHORTCUTS_KEY) == {"fit": ["Ctrl+1"]}
    actions.set_keys("fit", None)
    assert actions["fit"].shortcut() == QKeySequence("Ctrl+F")
    assert settings.get(SHORTCUTS_KEY) == {}
