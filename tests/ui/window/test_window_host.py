"""Another language in mid-sitting: a new window on the same session, and nothing is lost."""

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from segstudio.ui.language import SYSTEM, language_of
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.window_host import WindowHost
from segstudio.workspace.notice import Notice


@pytest.fixture
def host(qtbot, qapp, session, settings, theme, image_folder):
    poster, language = Poster(qapp), language_of(qapp, settings)
    made = WindowHost(session, settings, theme, language, poster)
    made.window.resize(1280, 800)
    made.window.show()
    session.open_paths([image_folder])
    qtbot.waitUntil(lambda: session.image is not None, timeout=10_000)
    yield made
    language.choose("en")
    made.end()
    made.window.close()
    made.window.deleteLater()
    language.choose(SYSTEM)
    poster.deleteLater()


def menus(window):
    return [action.text() for action in window.menuBar().actions()]


def windows():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]


def settled(session):
    """Return what a window shows and can change, and may not by being made."""
    box, image = session.toolbox, session.image
    options = {each.id: box.option(each) for tool in box.tools for each in tool.options}
    tool = box.active_id, box.radius_px, options
    live = session.loop.status.is_live
    return tool, image.look, image.mask.counts, session.layers, session.classes, live


def middle(canvas):
    height, width = canvas._view.size
    return canvas._view.to_image(height / 2, width / 2)


def test_words_change_at_once_and_work_goes_on(qtbot, host, session, settings, draw):
    language, english, first = language_of(QApplication.instance(), settings), None, host.window
    of_others = [each for each in windows() if each is not first]  # that tests left to be deleted
    english = menus(first)
    session.choose_class(2)
    draw(first.canvas)
    qtbot.waitUntil(lambda: len(session.image.history) == 1)
    first.canvas.zoom_to(7.0)
    first.canvas.center_on(40, 55)  # off its middle, but on the image: a stroke follows there
    seen = middle(first.canvas)
    kept = settled(session)
    for code in ("zh_CN", "en"):
        before = host.window
        language.choose(code)
        qtbot.waitUntil(lambda before=before: host.window is not before)
        qtbot.waitUntil(host.window.isVisible)
        assert (menus(host.window) == english) == (code == "en")
        assert host.window.canvas.zoom == 7.0
        assert middle(host.window.canvas) == pytest.approx(seen, abs=1)
        assert host.window.history_panel.list_model.rowCount() == 2
        assert host.window.centre.currentWidget() is host.window.canvas
        assert settled(session) == kept
        qtbot.waitUntil(lambda before=before: not shiboken6.isValid(before))
        assert [each for each in windows() if each not in of_others] == [host.window]
    session.choose_class(1)
    draw(host.window.canvas)
    qtbot.waitUntil(lambda: len(session.image.history) == 2)
    session.events.notice.emit(Notice("All other images are reviewed."))
    session.close_project()
    qtbot.waitUntil(lambda: session.project is None)


def test_a_language_chosen_while_another_comes_is_the_one_that_stays(qtbot, host, settings):
    language, first = language_of(QApplication.instance(), settings), host.window
    english, of_others = menus(first), windows()
    language.choose("zh_CN")
    qtbot.waitUntil(lambda: len(windows()) > len(of_others))  # the new one is being built
    language.choose("en")
    qtbot.waitUntil(lambda: not shiboken6.isValid(first))
    assert menus(host.window) == english
    qtbot.waitUntil(lambda: len(windows()) == len(of_others))
    assert host.window.isVisible()


def test_the_choice_is_remembered(host, settings):
    language_of(QApplication.instance(), settings).choose("zh_CN")
    assert settings.get("window.language") == "zh_CN"
