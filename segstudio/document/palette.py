"""Colours for classes that colour-blind people tell apart too, to choose from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from segstudio.document.label_class import PALETTE, ClassTable


@dataclass(frozen=True, slots=True)
class Palette:
    """A row of colours; the first is grey, for the background. They repeat after the last."""

    id: str
    title: str
    colors: tuple[str, ...]

    def color_of(self, class_id: int) -> str:
        """Return the colour of the class with that id."""
        return self.colors[(class_id - 1) % len(self.colors)]


_TOL_BRIGHT = ("#bbbbbb", "#ee6677", "#4477aa", "#228833", "#ccbb44", "#66ccee", "#aa3377")
_TOL_MUTED = (
    "#dddddd",
    "#cc6677",
    "#332288",
    "#ddcc77",
    "#117733",
    "#88ccee",
    "#882255",
    "#44aa99",
    "#999933",
    "#aa4499",
)

PALETTES = (
    Palette("okabe-ito", "Okabe–Ito", PALETTE),
    Palette("tol-bright", "Tol bright", _TOL_BRIGHT),
    Palette("tol-muted", "Tol muted", _TOL_MUTED),
)
"""Okabe and Ito 2008; Tol, Colour Schemes, SRON/EPS/TN/09-002, 2021."""


def palette_of(table: ClassTable) -> Palette | None:
    """Return the palette that all classes have their colours from; None where chosen by hand."""
    for palette in PALETTES:
        if all(each.color == palette.color_of(each.id) for each in table):
            return palette
    return None


def recoloured_by(table: ClassTable, palette: Palette) -> ClassTable:
    """Return the table with each class, the removed ones too, in the palette's colour for it."""
    kept, removed = (
        tuple(replace(each, color=palette.color_of(each.id)) for each in classes)
        for classes in (table.classes, table.removed)
    )
    return replace(table, classes=kept, removed=removed)
