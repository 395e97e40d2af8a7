from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon

from segstudio.resource import resource_path
from segstudio.ui.icons import application_icon, svg_source
from segstudio.ui.swatch import swatch_icon
from segstudio.ui.theme import ThemeChoice


def _inked(icon):
    """Return the colour of the icon's most opaque pixel."""
    image = icon.pixmap(40, 40).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def test_all_drawings_are_of_one_hand():
    for path in resource_path("icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("<svg ") and "<script" not in text and "href" not in text


def test_an_icon_has_the_colour_of_the_text(icons, theme):
    theme.choose(ThemeChoice.LIGHT)
    assert _inked(icons.icon("brush")).name() == theme.colors.text


def test_icons_follow_the_theme(qtbot, icons, theme, qapp):
    action = QAction("Brush", qapp)
    icons.give(action, "brush")
    theme.choose(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: _inked(action.icon()).name() == theme.colors.text)


def test_a_missing_drawing_is_no_fault(icons):
    assert svg_source("no such icon") == ""
    assert icons.icon("no such icon").isNull()


def test_the_program_has_a_logo(qapp):
    assert not application_icon().isNull()


def test_a_class_has_its_colour_in_a_selected_row_too(qtbot):
    icon = swatch_icon("#e69f00")
    shown = icon.pixmap(QSize(16, 16), QIcon.Mode.Selected).toImage()
    assert shown.pixelColor(shown.rect().center()).name() == "#e69f00"
