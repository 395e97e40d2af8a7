"""What the columns of measured objects are called on screen."""

from __future__ import annotations

import re

from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate

_TITLES = {
    "image": QT_TRANSLATE_NOOP("Measures", "Image"),
    "class_id": QT_TRANSLATE_NOOP("Measures", "Class"),
    "object": QT_TRANSLATE_NOOP("Measures", "No."),
    "area_px": QT_TRANSLATE_NOOP("Measures", "Area (px)"),
    "perimeter_px": QT_TRANSLATE_NOOP("Measures", "Perimeter (px)"),
    "major_axis_px": QT_TRANSLATE_NOOP("Measures", "Length (px)"),
    "minor_axis_px": QT_TRANSLATE_NOOP("Measures", "Width (px)"),
    "circularity": QT_TRANSLATE_NOOP("Measures", "Circularity"),
    "area_um2": QT_TRANSLATE_NOOP("Measures", "Area (µm²)"),
    "perimeter_um": QT_TRANSLATE_NOOP("Measures", "Perimeter (µm)"),
    "major_axis_um": QT_TRANSLATE_NOOP("Measures", "Length (µm)"),
    "minor_axis_um": QT_TRANSLATE_NOOP("Measures", "Width (µm)"),
}
_INTENSITIES = {
    "mean": QT_TRANSLATE_NOOP("Measures", "Mean intensity"),
    "min": QT_TRANSLATE_NOOP("Measures", "Lowest intensity"),
    "max": QT_TRANSLATE_NOOP("Measures", "Highest intensity"),
}
_CHANNEL = re.compile(r"(mean|min|max)_channel_(\d+)")


def measure_title(name: str) -> str:
    """Return such as “Area (µm²)” or “Mean intensity, channel 2”."""
    found = _CHANNEL.fullmatch(name)
    if found is None:
        return translate("Measures", _TITLES[name]) if name in _TITLES else name
    words = translate("Measures", _INTENSITIES[found[1]])
    return translate("Measures", "{measure}, channel {number}").format(
        measure=words, number=found[2]
    )
