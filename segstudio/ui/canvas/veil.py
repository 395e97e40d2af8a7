"""Pixels shown in a colour over the image by whoever asks before doing: dialogs with a preview."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.selection import Selection


@dataclass(frozen=True, slots=True)
class Veil:
    """color: "#rrggbb"."""

    selection: Selection
    color: str
