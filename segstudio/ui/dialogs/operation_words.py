"""The operations on masks in words, in the order in which they are offered."""

from __future__ import annotations

from segstudio.document.map_operation import Kind
from segstudio.ui.translation import QT_TRANSLATE_NOOP
from segstudio.workspace.mask_order import Scope

OPERATIONS: tuple[tuple[Kind, str, str], ...] = (
    (
        Kind.FILL_HOLES,
        QT_TRANSLATE_NOOP("Mask", "Fill holes"),
        QT_TRANSLATE_NOOP("Mask", "Fills holes that the class surrounds on all sides."),
    ),
    (
        Kind.REMOVE_SMALL,
        QT_TRANSLATE_NOOP("Mask", "Remove small objects"),
        QT_TRANSLATE_NOOP("Mask", "Removes connected regions smaller than that."),
    ),
    (
        Kind.SMOOTH,
        QT_TRANSLATE_NOOP("Mask", "Smooth"),
        QT_TRANSLATE_NOOP("Mask", "Evens out the border: each pixel follows most of those around."),
    ),
    (
        Kind.GROW,
        QT_TRANSLATE_NOOP("Mask", "Grow"),
        QT_TRANSLATE_NOOP("Mask", "Moves the border outwards by the radius."),
    ),
    (
        Kind.SHRINK,
        QT_TRANSLATE_NOOP("Mask", "Shrink"),
        QT_TRANSLATE_NOOP("Mask", "Moves the border inwards by the radius."),
    ),
    (
        Kind.OPEN,
        QT_TRANSLATE_NOOP("Mask", "Open"),
        QT_TRANSLATE_NOOP(
            "Mask", "Removes what is narrower than twice the radius: specks, bridges."
        ),
    ),
    (
        Kind.CLOSE,
        QT_TRANSLATE_NOOP("Mask", "Close"),
        QT_TRANSLATE_NOOP(
            "Mask", "Fills gaps narrower than twice the radius, and so joins regions."
        ),
    ),
    (
        Kind.REPLACE,
        QT_TRANSLATE_NOOP("Mask", "Replace class"),
        QT_TRANSLATE_NOOP("Mask", "Gives its pixels another class."),
    ),
    (
        Kind.MERGE,
        QT_TRANSLATE_NOOP("Mask", "Merge with neighbour"),
        QT_TRANSLATE_NOOP(
            "Mask", "Gives the region the class that it shares most of its border with."
        ),
    ),
    (
        Kind.SPLIT,
        QT_TRANSLATE_NOOP("Mask", "Split at necks"),
        QT_TRANSLATE_NOOP("Mask", "Cuts the region where it is narrower than twice the radius."),
    ),
    (
        Kind.MIRROR_ACROSS,
        QT_TRANSLATE_NOOP("Mask", "Mirror left to right"),
        QT_TRANSLATE_NOOP("Mask", "Mirrors the class inside its region, the view or the image."),
    ),
    (
        Kind.MIRROR_DOWN,
        QT_TRANSLATE_NOOP("Mask", "Mirror top to bottom"),
        QT_TRANSLATE_NOOP("Mask", "Mirrors the class inside its region, the view or the image."),
    ),
)

SCOPES: tuple[tuple[Scope, str], ...] = (
    (Scope.REGION, QT_TRANSLATE_NOOP("Mask", "Region under the pointer")),
    (Scope.VIEW, QT_TRANSLATE_NOOP("Mask", "What is in view")),
    (Scope.IMAGE, QT_TRANSLATE_NOOP("Mask", "This image")),
    (Scope.ALL_IMAGES, QT_TRANSLATE_NOOP("Mask", "All images")),
)
