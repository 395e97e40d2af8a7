from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QDockWidget, QLineEdit

from segstudio.ui.colors import DARK, HIGH_CONTRAST, LIGHT
from segstudio.ui.layout import polish
from segstudio.ui.style_sheet import THEMED
from segstudio.ui.theme import Theme, ThemeChoice


def _luminance(color):
    parts = [c / 255 for c in QColor(color).getRgb()[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "contrast"])
def test_words_can_be_read(colors):
    for ground in (colors.window, colors.base, colors.selection):
        assert _contrast(colors.text, ground) >= 7
    for ground in (colors.window, colors.base):
        for word in (colors.muted, colors.warning, colors.danger, colors.ok, colors.accent):
            assert _contrast(word, ground) >= 4.5
    assert _contrast(colors.on_accent, colors.accent) >= 4.5


def test_of_high_contrast_all_can_be_read():
    colors = HIGH_CONTRAST
    for ground in (colors.window, colors.base, colors.raised):
        for word in (colors.text, colors.muted, colors.warning, colors.danger, colors.ok):
            assert _contrast(word, ground) >= 7
        assert _contrast(colors.border, ground) >= 7
    assert _contrast(colors.accent, colors.window) >= 7
    assert _contrast(colors.disabled, colors.window) >= 4.5


def test_a_choice_is_applied_and_remembered(qtbot, qapp, theme, settings):
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert Theme(qapp, settings).colors is DARK


def test_it_follows_the_system(qapp, theme):
    theme.choose(ThemeChoice.SYSTEM)
    expected = DARK if qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    assert theme.colors is expected


def test_a_nonsense_setting_is_ignored(qapp, settings):
    settings.set("window.theme", ["dark"])
    assert Theme(qapp, settings).choice is ThemeChoice.SYSTEM


def test_widgets_on_screen_take_the_other_colours(qtbot, theme):
    theme.choose(ThemeChoice.LIGHT)
    field = QLineEdit()
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    qtbot.addWidget(field)
    field.show()
    border = QPoint(40, 0)
    assert field.grab().toImage().pixelColor(border) == QColor(LIGHT.border)
    theme.choose(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: field.grab().toImage().pixelColor(border) == QColor(DARK.border))


def test_separators_painted_before_their_polishing_are_painted_again(qtbot, qapp, window, theme):
    def colors(column):
        shot = window.screen().grabWindow(window.winId(), column, 0, 1, window.height()).toImage()
        return [shot.pixelColor(0, row) for row in range(shot.height())]

    def separator():
        return colors(dock.left() - 2)[dock.center().y()]

    theme.choose(ThemeChoice.LIGHT)
    dock = window.findChild(QDockWidget, "training").geometry()
    qtbot.waitUntil(lambda: separator() == QColor(LIGHT.window))
    qapp.setPalette(DARK.palette())
    qtbot.waitUntil(lambda: QColor(DARK.window) in colors(dock.right() - 30))
    assert separator() == QColor(LIGHT.window)  # Qt keeps the colour of the rule
    polish(window)
    qtbot.waitUntil(lambda: separator() == QColor(DARK.window))


def test_the_tick_is_that_of_the_theme(theme):
    for choice, colors in (
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST),
    ):
        theme.choose(choice)
        (folder,) = QDir.searchPaths(THEMED)
        tick = (Path(folder) / "tick.svg").read_text(encoding="utf-8")
        assert colors.on_accent in tick
