"""The strip shows the options of the tool in hand, and a group's button its tools."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.option_bar import OptionBar
from segstudio.ui.option_widget import OptionWidget, option_widget
from segstudio.ui.tool_group_button import ToolGroupButton
from segstudio.workspace.tools.brush_options import PRESSURE
from segstudio.workspace.tools.option import ChoiceOption, NumberOption
from segstudio.workspace.tools.threshold import LIMIT, METHOD
from segstudio.workspace.tools.tool import ToolGroup

TOLERANCE = NumberOption("test-tolerance", "Tolerance", 16, maximum=255, unit=" px")
GROUND = ChoiceOption("test-ground", "Ground", "a", choices=(("a", "One"), ("b", "Other")))


@pytest.fixture
def bar(window):
    return window.findChild(OptionBar)


def test_the_strip_shows_what_belongs_to_the_tool(qtbot, bar, session):
    assert bar.size_box.isVisible()
    assert bar.widgets[PRESSURE.id].isVisible()
    height_px = bar.height()
    session.toolbox.choose("pan")
    qtbot.waitUntil(lambda: not bar.size_box.isVisible())
    assert not bar.widgets[PRESSURE.id].isVisible()
    assert bar.height() == height_px


def test_options_stand_in_the_order_of_their_tool(bar, session):
    for tool in session.toolbox.tools:
        session.toolbox.choose(tool.id)
        widgets = [bar.widgetForAction(each) for each in bar.actions() if each.isVisible()]
        shown = [each.option for each in widgets if isinstance(each, OptionWidget)]
        assert shown == list(session.toolbox.active.options_in_use())


def test_an_option_that_means_nothing_now_is_hidden(qtbot, bar, session):
    session.toolbox.choose("threshold")
    limit = bar.widgets[LIMIT.id]
    session.toolbox.set_option(METHOD, "manual")
    qtbot.waitUntil(limit.isVisible)
    session.toolbox.set_option(METHOD, "automatic")
    qtbot.waitUntil(limit.isHidden)


def test_a_switch_sets_its_option_and_follows_it(bar, session):
    box = bar.widgets[PRESSURE.id].box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert session.toolbox.option(PRESSURE) is False
    session.toolbox.set_option(PRESSURE, True)
    assert box.isChecked()


def test_a_number_is_set_once_it_is_written(qtbot, session):
    widget = option_widget(TOLERANCE, session.toolbox)
    qtbot.addWidget(widget)
    widget.box.selectAll()
    QTest.keyClicks(widget.box, "200")
    QTest.keyClick(widget.box, Qt.Key.Key_Return)
    assert session.toolbox.option(TOLERANCE) == 200
    session.toolbox.set_option(TOLERANCE, 7)
    widget.refresh()
    assert widget.box.text() == "7 px"


def test_a_choice_is_set(qtbot, session):
    widget = option_widget(GROUND, session.toolbox)
    qtbot.addWidget(widget)
    QTest.keyClick(widget.box, Qt.Key.Key_Down)
    assert session.toolbox.option(GROUND) == "b"


def test_related_tools_share_a_button(window, session):
    named = {each.accessibleName(): each for each in window.findChildren(ToolGroupButton)}
    button = named[ToolGroup.SHAPE.value]
    offered = [action.objectName() for action in button.menu().actions()]
    assert {"tool-polygon", "tool-rectangle", "tool-ellipse"} <= set(offered)
    window.actions_by_id["tool-ellipse"].trigger()
    assert session.toolbox.active_id == "ellipse"
    assert button.defaultAction().objectName() == "tool-ellipse"
    session.toolbox.choose("brush")
    assert button.defaultAction().objectName() == "tool-ellipse"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.toolbox.active_id == "ellipse"


def test_nothing_is_cut_off_at_1280_px(window, session):
    for tool in session.toolbox.tools:
        session.toolbox.choose(tool.id)
        for bar in window.findChildren(OptionBar):
            assert bar.sizeHint().width() <= 1280, tool.id


def test_all_options_are_there_soon_after_the_start(qtbot, bar, session):
    wanted = {option.id for tool in session.toolbox.tools for option in tool.options}
    qtbot.waitUntil(lambda: set(bar.widgets) == wanted)
    session.toolbox.choose("pan")
    shown = [bar.widgetForAction(each) for each in bar.actions() if each.isVisible()]
    assert not [each for each in shown if isinstance(each, OptionWidget)]
