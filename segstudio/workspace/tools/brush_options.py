"""What can be set about brush and eraser, which share it."""

from __future__ import annotations

from segstudio.workspace.tools.option import ChoiceOption, NumberOption, SwitchOption

MIN_RADIUS_PX = 0.5
MAX_RADIUS_PX = 500.0

ROUND, SQUARE = "round", "square"
IMAGE, SCREEN = "image", "screen"

RADIUS = NumberOption("brush-radius", "Radius", 8, "", MIN_RADIUS_PX, MAX_RADIUS_PX, decimals=1)
"""Of all brushes; the slider of the strip sets it."""
TIP = ChoiceOption("brush-tip", "Tip", ROUND, choices=((ROUND, "Round"), (SQUARE, "Square")))
UNIT = ChoiceOption(
    "brush-unit",
    "Size in",
    IMAGE,
    "Image pixels: the same width on the image. Screen pixels: the same width at every zoom.",
    choices=((IMAGE, "image pixels"), (SCREEN, "screen pixels")),
)
PRESSURE = SwitchOption(
    "brush-pressure", "Pressure", True, "A pen that is pressed harder draws a wider line."
)
SMOOTHING = NumberOption(
    "brush-smoothing",
    "Smoothing",
    0,
    "How far the line trails a trembling hand. It always ends where the hand ended.",
    unit=" %",
    step=10,
)
ENCLOSE = SwitchOption(
    "brush-enclose", "Fill loops", False, "A stroke that closes on itself fills its inside."
)

BRUSH_OPTIONS = (UNIT, TIP, PRESSURE, SMOOTHING, ENCLOSE)
