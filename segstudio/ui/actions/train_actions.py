"""Actions of the Train menu."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP

TRAIN = (
    ActionSpec(
        "live",
        QT_TRANSLATE_NOOP("Actions", "Live training"),
        lambda c: c.session.set_live(not c.session.loop.status.is_live),
        ("Ctrl+L",),
        "live",
        QT_TRANSLATE_NOOP("Actions", "Learn from every stroke as you draw."),
        is_checked=lambda s: s.loop.status.is_live,
    ),
    ActionSpec(
        "train-once",
        QT_TRANSLATE_NOOP("Actions", "Train once"),
        lambda c: c.session.loop.train_once(),
        ("Ctrl+T",),
        "train-once",
        QT_TRANSLATE_NOOP("Actions", "Train for some seconds, then rest."),
        with_project,
    ),
    ActionSpec(
        "pause",
        QT_TRANSLATE_NOOP("Actions", "Pause"),
        lambda c: c.session.set_live(False),
        ("Ctrl+Shift+L",),
        "pause",
        QT_TRANSLATE_NOOP("Actions", "Stop training; what was learned stays."),
        with_project,
    ),
    ActionSpec(
        "predict-all",
        QT_TRANSLATE_NOOP("Actions", "Predict all images"),
        lambda c: c.session.review.batch.predict_all(),
        ("Ctrl+P",),
        "predict-all",
        QT_TRANSLATE_NOOP("Actions", "Predict every image of the project with this version."),
        lambda s: s.project is not None and s.loop.status.version > 0,
    ),
    ActionSpec(
        "refine-predictions",
        QT_TRANSLATE_NOOP("Actions", "Refine predictions (CRF)…"),
        lambda c: c.masks.ask_refinement(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Brings borders to where colours change; shows in this image what it does."
        ),
        is_enabled=with_project,
    ),
)
