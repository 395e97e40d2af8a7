"""Actions of the View menu."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_image
from segstudio.ui.translation import QT_TRANSLATE_NOOP
from segstudio.workspace.intensity_desk import Preset
from segstudio.workspace.layers import ColorBy

VIEW = (
    ActionSpec(
        "fit",
        QT_TRANSLATE_NOOP("Actions", "Fit to window"),
        lambda c: c.canvas.fit(),
        ("Ctrl+F",),
        "fit",
        is_enabled=with_image,
    ),
    ActionSpec(
        "zoom-100",
        QT_TRANSLATE_NOOP("Actions", "Zoom to 100 %"),
        lambda c: c.canvas.set_scale_100(),
        ("Ctrl+0",),
        "zoom-100",
        is_enabled=with_image,
    ),
    ActionSpec(
        "zoom-in",
        QT_TRANSLATE_NOOP("Actions", "Zoom in"),
        lambda c: c.canvas.zoom_by(1),
        ("Ctrl++", "Ctrl+="),
        is_enabled=with_image,
        repeats=True,
    ),
    ActionSpec(
        "zoom-out",
        QT_TRANSLATE_NOOP("Actions", "Zoom out"),
        lambda c: c.canvas.zoom_by(-1),
        ("Ctrl+-",),
        is_enabled=with_image,
        repeats=True,
    ),
    ActionSpec(
        "toggle-annotation",
        QT_TRANSLATE_NOOP("Actions", "Show annotation"),
        lambda c: c.layers.toggle("annotation"),
        ("M",),
        is_checked=lambda s: s.layers.annotation.is_visible,
    ),
    ActionSpec(
        "toggle-prediction",
        QT_TRANSLATE_NOOP("Actions", "Show prediction"),
        lambda c: c.layers.toggle("prediction"),
        ("S",),
        is_checked=lambda s: s.layers.prediction.is_visible,
    ),
    ActionSpec(
        "toggle-uncertainty",
        QT_TRANSLATE_NOOP("Actions", "Show uncertainty"),
        lambda c: c.layers.toggle("uncertainty"),
        ("U",),
        is_checked=lambda s: s.layers.uncertainty.is_visible,
    ),
    ActionSpec(
        "toggle-outline",
        QT_TRANSLATE_NOOP("Actions", "Outline instead of fill"),
        lambda c: c.layers.toggle_outline(),
        ("T",),
        is_checked=lambda s: s.layers.annotation.is_outline and s.layers.prediction.is_outline,
    ),
    ActionSpec(
        "toggle-difference",
        QT_TRANSLATE_NOOP("Actions", "Differences between annotation and prediction"),
        lambda c: c.layers.toggle_difference(),
        ("Ctrl+D",),
        "difference",
        is_enabled=with_image,
        is_checked=lambda s: s.layers.is_difference and not s.layers.is_kept_compared,
    ),
    ActionSpec(
        "keep-prediction",
        QT_TRANSLATE_NOOP("Actions", "Keep this prediction to compare"),
        lambda c: c.layers.keep_prediction(),
        is_enabled=with_image,
    ),
    ActionSpec(
        "toggle-kept-difference",
        QT_TRANSLATE_NOOP("Actions", "Differences to the kept version"),
        lambda c: c.layers.toggle_kept_difference(),
        ("Ctrl+Alt+D",),
        is_enabled=lambda s: s.image is not None and s.image.prediction.kept is not None,
        is_checked=lambda s: s.layers.is_difference and s.layers.is_kept_compared,
    ),
    ActionSpec(
        "prediction-by-class",
        QT_TRANSLATE_NOOP("Actions", "Prediction in colours of the classes"),
        lambda c: c.layers.set_prediction_by(ColorBy.CLASS),
        is_checked=lambda s: s.layers.prediction_by is ColorBy.CLASS,
    ),
    ActionSpec(
        "prediction-by-confidence",
        QT_TRANSLATE_NOOP("Actions", "Prediction in colours of its confidence"),
        lambda c: c.layers.set_prediction_by(ColorBy.CONFIDENCE),
        is_checked=lambda s: s.layers.prediction_by is ColorBy.CONFIDENCE,
    ),
    ActionSpec(
        "prediction-by-uncertainty",
        QT_TRANSLATE_NOOP("Actions", "Prediction in colours of its uncertainty"),
        lambda c: c.layers.set_prediction_by(ColorBy.UNCERTAINTY),
        is_checked=lambda s: s.layers.prediction_by is ColorBy.UNCERTAINTY,
    ),
    ActionSpec(
        "peek",
        QT_TRANSLATE_NOOP("Actions", "Hide overlays while held"),
        lambda c: c.layers.peek(not c.session.layers.is_peeking),
        ("H",),
    ),
    ActionSpec(
        "intensity-panel",
        QT_TRANSLATE_NOOP("Actions", "Intensity panel"),
        lambda c: c.intensity.toggle_panel(),
        ("Shift+I",),
        tip=QT_TRANSLATE_NOOP("Actions", "Histogram, window and level, gamma and channels."),
    ),
    ActionSpec(
        "intensity-auto",
        QT_TRANSLATE_NOOP("Actions", "Automatic intensity"),
        lambda c: c.intensity.apply(Preset.AUTO),
        ("Ctrl+Shift+I",),
        is_enabled=with_image,
    ),
    ActionSpec(
        "intensity-invert",
        QT_TRANSLATE_NOOP("Actions", "Invert intensity"),
        lambda c: c.intensity.toggle_inverted(),
        is_enabled=with_image,
    ),
    ActionSpec(
        "intensity-reset",
        QT_TRANSLATE_NOOP("Actions", "Reset intensity"),
        lambda c: c.intensity.reset(),
        is_enabled=with_image,
    ),
    ActionSpec(
        "full-screen",
        QT_TRANSLATE_NOOP("Actions", "Full screen"),
        lambda c: c.toggle_full_screen(),
        ("F11",),
    ),
)
