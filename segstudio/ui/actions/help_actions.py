"""Actions of the Help menu."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec
from segstudio.ui.translation import QT_TRANSLATE_NOOP

HELP = (
    ActionSpec(
        "shortcuts",
        QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
        lambda c: c.show_shortcuts(),
        ("F1",),
        "keyboard",
    ),
    ActionSpec(
        "about",
        QT_TRANSLATE_NOOP("Actions", "About SegStudio"),
        lambda c: c.show_about(),
        (),
        "info",
    ),
)
