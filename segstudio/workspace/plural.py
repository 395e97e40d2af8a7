"""Numbers of things in words."""

from __future__ import annotations

_NOUNS = {
    "class": ("{0} class", "{0} classes"),
    "group": ("{0} group", "{0} groups"),
    "feature map": ("{0} feature map", "{0} feature maps"),
    "image": ("{0} image", "{0} images"),
    "instance": ("{0} instance", "{0} instances"),
    "mask": ("{0} mask", "{0} masks"),
    "object": ("{0} object", "{0} objects"),
    "other image": ("{0} other image", "{0} other images"),
    "overlay": ("{0} overlay", "{0} overlays"),
    "pixel": ("{0} pixel", "{0} pixels"),
    "prediction": ("{0} prediction", "{0} predictions"),
    "real image": ("{0} real image", "{0} real images"),
    "region": ("{0} region", "{0} regions"),
    "step": ("{0} step", "{0} steps"),
    "stroke": ("{0} stroke", "{0} strokes"),
    "synthetic image": ("{0} synthetic image", "{0} synthetic images"),
}
"""One and many of each thing that is counted, as translators know them."""


def counted(number: int, noun: str) -> str:
    """Return such as “1 image” or “1,200 images”. noun: a key of the table above."""
    one, many = _NOUNS[noun]
    return (one if number == 1 else many).format(f"{number:,}")
