"""The words of the kinds of rules."""

from __future__ import annotations

from segstudio.document.rules.bound import LEAST, MOST
from segstudio.ui.translation import QT_TRANSLATE_NOOP

KIND_WORDS = (
    (
        "area",
        QT_TRANSLATE_NOOP("Rules", "Area"),
        QT_TRANSLATE_NOOP("Rules", "Regions out of bounds become what is around them."),
    ),
    (
        "number",
        QT_TRANSLATE_NOOP("Rules", "Number of regions"),
        QT_TRANSLATE_NOOP("Rules", "Of too many the largest stay; too few are told of only."),
    ),
    (
        "largest",
        QT_TRANSLATE_NOOP("Rules", "Largest only"),
        QT_TRANSLATE_NOOP("Rules", "All regions but the largest become what is around them."),
    ),
    (
        "roundness",
        QT_TRANSLATE_NOOP("Rules", "Roundness"),
        QT_TRANSLATE_NOOP("Rules", "Circularity of the outline: 1 for a disc, less for the rest."),
    ),
    (
        "inside",
        QT_TRANSLATE_NOOP("Rules", "Inside"),
        QT_TRANSLATE_NOOP("Rules", "Regions that lie against anything but the other class go."),
    ),
    (
        "touches",
        QT_TRANSLATE_NOOP("Rules", "Touches"),
        QT_TRANSLATE_NOOP("Rules", "Regions with nothing of the other class beside them go."),
    ),
    (
        "apart",
        QT_TRANSLATE_NOOP("Rules", "Never next to"),
        QT_TRANSLATE_NOOP("Rules", "Regions with the other class beside them go; that one stays."),
    ),
    (
        "holes",
        QT_TRANSLATE_NOOP("Rules", "Fill holes"),
        QT_TRANSLATE_NOOP("Rules", "Background that only this class surrounds becomes the class."),
    ),
)
"""Kind, its name, and what it does, in a sentence."""

SIGN_WORDS = (
    (LEAST, QT_TRANSLATE_NOOP("Rules", "at least")),
    (MOST, QT_TRANSLATE_NOOP("Rules", "at most")),
)
