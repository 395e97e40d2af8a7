"""Actions of the Edit menu."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_image
from segstudio.ui.translation import QT_TRANSLATE_NOOP, display_words


def _name(edit: str | None) -> str | None:
    return None if edit is None else display_words(edit)


EDIT = (
    ActionSpec(
        "undo",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        lambda c: c.session.pointer.undo(),
        ("Ctrl+Z",),
        "undo",
        is_enabled=lambda s: s.editing.undo_name is not None or s.toolbox.active.has_steps,
        object_name=lambda s: None if s.toolbox.active.has_steps else _name(s.editing.undo_name),
        repeats=True,
    ),
    ActionSpec(
        "redo",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        lambda c: c.session.editing.redo(),
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        "redo",
        is_enabled=lambda s: s.editing.redo_name is not None,
        object_name=lambda s: _name(s.editing.redo_name),
        repeats=True,
    ),
    ActionSpec(
        "cancel",
        QT_TRANSLATE_NOOP("Actions", "Cancel"),
        lambda c: c.session.pointer.cancel(),
        ("Esc",),
        tip=QT_TRANSLATE_NOOP("Actions", "Put back whatever is in progress."),
    ),
    ActionSpec(
        "remove-last-point",
        QT_TRANSLATE_NOOP("Actions", "Remove point"),
        lambda c: c.session.pointer.step_back(),
        tip=QT_TRANSLATE_NOOP("Actions", "Backspace and Delete do so while an outline is drawn."),
        is_enabled=with_image,
        repeats=True,
    ),
    ActionSpec(
        "palette",
        QT_TRANSLATE_NOOP("Actions", "Find a command…"),
        lambda c: c.show_palette(),
        ("Ctrl+K",),
        "command",
    ),
)
