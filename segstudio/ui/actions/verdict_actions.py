"""Actions that judge the prediction region by region, beside those that accept an image."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, image_action, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP

VERDICT = (
    image_action(
        "accept-sure",
        QT_TRANSLATE_NOOP("Actions", "Accept or reject above a confidence…"),
        lambda c: c.masks.ask_sure(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Judge the prediction where it is sure enough: right, or wrong."
        ),
    ),
    image_action(
        "reject-region",
        QT_TRANSLATE_NOOP("Actions", "Reject region under the pointer"),
        lambda c: c.masks.step_back_or_reject(),
        ("Backspace",),
        "reject-region",
        QT_TRANSLATE_NOOP(
            "Actions",
            "It becomes background; background becomes the active class. "
            "While an outline is drawn, takes its last point back.",
        ),
    ),
    image_action(
        "reject-class",
        QT_TRANSLATE_NOOP("Actions", "Reject this class"),
        lambda c: c.session.acceptance.reject_class(c.session.active_class_id),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "The prediction of the active class is wrong everywhere in this image."
        ),
    ),
    ActionSpec(
        "keep-drawn",
        QT_TRANSLATE_NOOP("Actions", "Contradiction: keep what is drawn"),
        lambda c: c.session.guide.doubts.keep(),
        ("Y",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "It is not listed again unless it is drawn anew; the next one is shown."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "change-drawn",
        QT_TRANSLATE_NOOP("Actions", "Contradiction: change to the prediction"),
        lambda c: c.session.guide.doubts.change(),
        ("Shift+Y",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "The network's class is drawn there, which can be undone; the next is shown."
        ),
        is_enabled=with_project,
    ),
    image_action(
        "own-region",
        QT_TRANSLATE_NOOP("Actions", "Take region under the pointer as drawn"),
        lambda c: c.masks.own_region(),
        ("Shift+Return", "Shift+Enter"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Predicted or accepted, it is then yours to edit, and no version replaces it.",
        ),
    ),
)
