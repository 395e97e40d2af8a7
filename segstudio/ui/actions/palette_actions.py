"""Actions that give all classes the colours of a palette."""

from __future__ import annotations

from segstudio.document.palette import PALETTES, Palette, palette_of
from segstudio.ui.actions.spec import ActionSpec, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate
from segstudio.workspace.session import Session

BY_HAND = ActionSpec(
    "class-colors-by-hand",
    QT_TRANSLATE_NOOP("Actions", "Class colours by hand"),
    lambda c: None,
    tip=QT_TRANSLATE_NOOP("Actions", "Click a class's colour in the list to choose it."),
    is_enabled=lambda s: False,
    is_checked=lambda s: s.project is not None and palette_of(s.classes) is None,
)


def palette_specs() -> tuple[ActionSpec, ...]:
    """Return one action for each palette, and the one that tells of colours chosen by hand."""
    return (*(_spec(each) for each in PALETTES), BY_HAND)


def _spec(palette: Palette) -> ActionSpec:
    def is_used(session: Session) -> bool:
        return session.project is not None and palette_of(session.classes) is palette

    return ActionSpec(
        f"class-colors-{palette.id}",
        translate("Actions", "Class colours: {palette}").format(palette=palette.title),
        lambda c: c.classes.use_palette(palette),
        is_enabled=with_project,
        is_checked=is_used,
    )
