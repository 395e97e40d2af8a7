"""Actions of the canvas's aids, and of turning and flipping the view."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_image
from segstudio.ui.translation import QT_TRANSLATE_NOOP
from segstudio.workspace.canvas_aids import CanvasAids


def _aid(action_id: str, text: str, name: str, tip: str = "", key: str = "") -> ActionSpec:
    return ActionSpec(
        f"toggle-{action_id}",
        text,
        lambda c: c.aids.toggle(name),
        (key,) if key else (),
        tip=tip,
        is_checked=lambda s: bool(getattr(CanvasAids.remembered(s.settings), name)),
    )


def _step(way: str, text: str, down: float, right: float) -> ActionSpec:
    return ActionSpec(
        f"view-{way.lower()}",
        text,
        lambda c: c.canvas.step_view(down, right),
        (f"Ctrl+{way}",),
        is_enabled=with_image,
        repeats=True,
    )


def _divider(way: str, text: str, share: float) -> ActionSpec:
    return ActionSpec(
        f"divider-{way.lower()}",
        text,
        lambda c: c.canvas.step_divider(share),
        (f"Ctrl+Shift+{way}",),
        is_enabled=lambda s: with_image(s) and CanvasAids.remembered(s.settings).is_comparing,
        repeats=True,
    )


_PART = 0.2
"""Of what is in view: so far a key moves it."""
_DIVIDER_PART = 0.05

STEPS = (
    _step("Left", QT_TRANSLATE_NOOP("Actions", "Look further left"), 0, -_PART),
    _step("Right", QT_TRANSLATE_NOOP("Actions", "Look further right"), 0, _PART),
    _step("Up", QT_TRANSLATE_NOOP("Actions", "Look further up"), -_PART, 0),
    _step("Down", QT_TRANSLATE_NOOP("Actions", "Look further down"), _PART, 0),
    _divider("Left", QT_TRANSLATE_NOOP("Actions", "Divider to the left"), -_DIVIDER_PART),
    _divider("Right", QT_TRANSLATE_NOOP("Actions", "Divider to the right"), _DIVIDER_PART),
)

AID = (
    *STEPS,
    _aid(
        "mini-map",
        QT_TRANSLATE_NOOP("Actions", "Mini-map"),
        "mini_map",
        QT_TRANSLATE_NOOP("Actions", "The whole image in a corner while zoomed in; drag there."),
    ),
    _aid("rulers", QT_TRANSLATE_NOOP("Actions", "Rulers"), "rulers", key="Ctrl+Shift+R"),
    _aid("scale-bar", QT_TRANSLATE_NOOP("Actions", "Scale bar"), "scale_bar"),
    _aid("crosshair", QT_TRANSLATE_NOOP("Actions", "Crosshair"), "crosshair"),
    _aid(
        "pixel-grid",
        QT_TRANSLATE_NOOP("Actions", "Pixel grid"),
        "pixel_grid",
        QT_TRANSLATE_NOOP("Actions", "Borders of pixels from 800 % on."),
    ),
    _aid("coarse-grid", QT_TRANSLATE_NOOP("Actions", "Grid"), "coarse_grid"),
    ActionSpec(
        "grid-spacing",
        QT_TRANSLATE_NOOP("Actions", "Grid spacing…"),
        lambda c: c.aids.ask_grid_spacing(),
    ),
    ActionSpec(
        "pixel-size",
        QT_TRANSLATE_NOOP("Actions", "Pixel size…"),
        lambda c: c.aids.ask_pixel_size(),
        is_enabled=with_image,
    ),
    _aid(
        "split",
        QT_TRANSLATE_NOOP("Actions", "Split view"),
        "is_split",
        QT_TRANSLATE_NOOP("Actions", "The image without overlays beside the canvas."),
        "F8",
    ),
    _aid(
        "compare",
        QT_TRANSLATE_NOOP("Actions", "Compare with a divider"),
        "is_comparing",
        QT_TRANSLATE_NOOP("Actions", "Left of a line you can drag, no overlays are shown."),
        "F7",
    ),
    ActionSpec(
        "turn-left",
        QT_TRANSLATE_NOOP("Actions", "Turn view left"),
        lambda c: c.aids.turn(-1),
        ("Alt+Left",),
        is_enabled=with_image,
    ),
    ActionSpec(
        "turn-right",
        QT_TRANSLATE_NOOP("Actions", "Turn view right"),
        lambda c: c.aids.turn(1),
        ("Alt+Right",),
        tip=QT_TRANSLATE_NOOP("Actions", "Only what you see turns; image and masks stay."),
        is_enabled=with_image,
    ),
    ActionSpec(
        "flip-sideways",
        QT_TRANSLATE_NOOP("Actions", "Flip view left to right"),
        lambda c: c.aids.flip(is_upside_down=False),
        is_enabled=with_image,
    ),
    ActionSpec(
        "flip-over",
        QT_TRANSLATE_NOOP("Actions", "Flip view upside down"),
        lambda c: c.aids.flip(is_upside_down=True),
        is_enabled=with_image,
    ),
    ActionSpec(
        "upright",
        QT_TRANSLATE_NOOP("Actions", "Undo turns and flips"),
        lambda c: c.aids.reset_orientation(),
        is_enabled=with_image,
    ),
)
