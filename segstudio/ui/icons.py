"""The program's own line icons in the colours of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from segstudio.resource import resource_path
from segstudio.ui.slices import Slices
from segstudio.ui.theme import Theme

_SIZES_PX = (16, 20, 40)
"""Drawn sizes; Qt takes the nearest, so screens at 200 % stay sharp."""

IconOwner = QAction | QAbstractButton


class Icons:
    """Makes icons, and gives each owner its icon again when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._icons: dict[str, QIcon] = {}
        self._slices = Slices(theme)
        self._names: WeakKeyDictionary[IconOwner, str] = WeakKeyDictionary()
        theme.changed.connect(self._on_theme_changed)

    def give(self, owner: IconOwner, name: str) -> None:
        """Show the icon `name` on an action or button from now on, in every theme."""
        self._names[owner] = name
        owner.setIcon(self.icon(name))

    def icon(self, name: str) -> QIcon:
        """Return the icon in today's colours; an empty one where there is no such drawing."""
        if name not in self._icons:
            icon = QIcon()
            colors = self._theme.colors
            for pixmap in _drawn(svg_source(name), colors.text, _SIZES_PX):
                icon.addPixmap(pixmap)
            for pixmap in _drawn(svg_source(name), colors.disabled, _SIZES_PX[1:]):
                icon.addPixmap(pixmap, QIcon.Mode.Disabled)
            self._icons[name] = icon
        return self._icons[name]

    def pixmap(self, name: str, size_px: int, color: str, ratio: float = 1.0) -> QPixmap:
        """Return the drawing at `size_px` logical pixels; ratio: device pixels for each."""
        (pixmap,) = _drawn(svg_source(name), color, (round(size_px * ratio),))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _on_theme_changed(self) -> None:
        self._icons.clear()
        self._slices.start([partial(self._give_again, each) for each in self._names])

    def _give_again(self, owner: IconOwner) -> None:
        if shiboken6.isValid(owner):
            owner.setIcon(self.icon(self._names[owner]))


@lru_cache(maxsize=256)
def svg_source(name: str) -> str:
    """Return the text of a drawing, or "" where there is none."""
    path = resource_path("icons", f"{name}.svg")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def application_icon() -> QIcon:
    """Return the program's logo."""
    icon = QIcon()
    for pixmap in _drawn(svg_source("logo"), "#000000", (16, 32, 64, 128)):
        icon.addPixmap(pixmap)
    return icon


def _drawn(source: str, color: str, sizes_px: Sequence[int]) -> list[QPixmap]:
    renderer = QSvgRenderer(source.replace("currentColor", color).encode())
    pixmaps = []
    for size_px in sizes_px if source else ():
        pixmap = QPixmap(size_px, size_px)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
        pixmaps.append(pixmap)
    return pixmaps
