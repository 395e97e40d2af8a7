"""The colours of the window: light, dark, and of high contrast."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colors:
    """One set of colours, each "#rrggbb". `text` reaches 7:1 on `window` and `base`, `muted` 4.5:1.

    drawings: the folder of the theme's own drawings, below `icons`.

    window: behind panels. base: lists and fields. raised: buttons. canvas: around the image.
    """

    is_dark: bool
    drawings: str
    window: str
    base: str
    raised: str
    hover: str
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    selection: str
    ok: str
    warning: str
    danger: str
    canvas: str

    def palette(self) -> QPalette:
        """Return the palette that Fusion paints with, and that the style sheet takes colours from.

        Qt has no role for `selection`, `warning` and `ok`: three that Fusion leaves hold them.
        """
        palette = QPalette()
        role = QPalette.ColorRole
        for where, color in {
            role.Window: self.window,
            role.WindowText: self.text,
            role.Base: self.base,
            role.AlternateBase: self.selection,
            role.Text: self.text,
            role.Button: self.raised,
            role.ButtonText: self.text,
            role.BrightText: self.danger,
            role.ToolTipBase: self.raised,
            role.ToolTipText: self.text,
            role.PlaceholderText: self.muted,
            role.Highlight: self.accent,
            role.HighlightedText: self.on_accent,
            role.Link: self.accent,
            role.LinkVisited: self.warning,
            role.Shadow: self.ok,
            role.Accent: self.accent,
            role.Light: self.raised,
            role.Midlight: self.hover,
            role.Mid: self.border,
            role.Dark: self.border,
        }.items():
            palette.setColor(where, QColor(color))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(self.disabled))
        palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(self.border))
        return palette


LIGHT = Colors(
    is_dark=False,
    drawings="light",
    window="#f3f5f7",
    base="#ffffff",
    raised="#fbfcfd",
    hover="#e6eaee",
    border="#d3d9df",
    text="#1c2127",
    muted="#59636e",
    disabled="#a3abb4",
    accent="#0969b3",
    on_accent="#ffffff",
    selection="#d6e8f7",
    ok="#18794e",
    warning="#8f5a00",
    danger="#b42318",
    canvas="#e3e7eb",
)
DARK = Colors(
    is_dark=True,
    drawings="dark",
    window="#1f2328",
    base="#171a1e",
    raised="#2b3037",
    hover="#343a42",
    border="#3b424b",
    text="#e6e9ed",
    muted="#9da7b2",
    disabled="#626c77",
    accent="#58aae8",
    on_accent="#0c1a26",
    selection="#20405a",
    ok="#5fcf97",
    warning="#efb85a",
    danger="#ff8f85",
    canvas="#121417",
)
HIGH_CONTRAST = Colors(
    is_dark=True,
    drawings="contrast",
    window="#000000",
    base="#000000",
    raised="#000000",
    hover="#2b2b2b",
    border="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    disabled="#9a9a9a",
    accent="#ffe100",
    on_accent="#000000",
    selection="#003b70",
    ok="#5dff9f",
    warning="#ffb84d",
    danger="#ff9c94",
    canvas="#000000",
)
"""Every word reaches 7:1, and every control has a white border."""
