"""The program's own line icons in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from segstudio.resource import resource_path
from segstudio.ui.theme import Theme


class Icons:
    """Makes icons; each is drawn when it is first seen, in the theme's colours of that moment."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._icons: dict[str, QIcon] = {}

    def give(self, owner: QAction | QAbstractButton, name: str) -> None:
        """Show the icon `name` on an action or button from now on, in every theme."""
        owner.setIcon(self.icon(name))

    def icon(self, name: str) -> QIcon:
        """Return the icon; an empty one where there is no such drawing."""
        if name not in self._icons:
            self._icons[name] = QIcon(IconEngine(name, self._theme))
        return self._icons[name]

    def pixmap(self, name: str, size_px: int, color: str, ratio: float = 1.0) -> QPixmap:
        """Return the drawing at `size_px` logical pixels; ratio: device pixels for each."""
        pixmap = _drawn(svg_source(name), color, round(size_px * ratio))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


class IconEngine(QIconEngine):
    """Draws one icon at any size that Qt asks for, so that it is sharp on every screen."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._name, self._theme = name, theme
        self._drawn: dict[tuple[int, str], QPixmap] = {}

    def isNull(self) -> bool:
        """Tell whether there is no such drawing."""
        return not svg_source(self._name)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing, square, in device pixels."""
        colors = self._theme.colors
        color = colors.disabled if mode is QIcon.Mode.Disabled else colors.text
        key = min(size.width(), size.height()), color
        if key not in self._drawn:
            self._drawn[key] = _drawn(svg_source(self._name), color, key[0])
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it on any device."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def clone(self) -> QIconEngine:
        """Return another that draws the same."""
        return IconEngine(self._name, self._theme)


@lru_cache(maxsize=256)
def svg_source(name: str) -> str:
    """Return the text of a drawing, or "" where there is none."""
    path = resource_path("icons", f"{name}.svg")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def application_icon() -> QIcon:
    """Return the program's logo."""
    icon = QIcon()
    for size_px in (16, 32, 64, 128):
        icon.addPixmap(_drawn(svg_source("logo"), "#000000", size_px))
    return icon


def _drawn(source: str, color: str, size_px: int) -> QPixmap:
    """Return a square drawing with nothing behind it."""
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(source.replace("currentColor", color).encode())
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap
