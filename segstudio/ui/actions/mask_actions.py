"""Actions of the Mask menu."""

from __future__ import annotations

from segstudio.document.map_operation import Kind
from segstudio.ui.actions.spec import image_action
from segstudio.ui.translation import QT_TRANSLATE_NOOP

_SET_BEFORE = QT_TRANSLATE_NOOP(
    "Actions", "Of the active class in this image, as set in Mask operations."
)

MASK = (
    image_action(
        "mask-operations",
        QT_TRANSLATE_NOOP("Actions", "Mask operations…"),
        lambda c: c.masks.ask_operation(),
        ("Ctrl+M",),
        "mask-operations",
        QT_TRANSLATE_NOOP("Actions", "Fill, clean, smooth, grow and more, with a preview."),
    ),
    image_action(
        "rules",
        QT_TRANSLATE_NOOP("Actions", "Rules…"),
        lambda c: c.masks.ask_rules(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "What predictions are held to: areas, numbers, what lies inside what."
        ),
    ),
    image_action(
        "fill-holes",
        QT_TRANSLATE_NOOP("Actions", "Fill holes"),
        lambda c: c.masks.do_to_image(Kind.FILL_HOLES),
        tip=_SET_BEFORE,
    ),
    image_action(
        "remove-small",
        QT_TRANSLATE_NOOP("Actions", "Remove small objects"),
        lambda c: c.masks.do_to_image(Kind.REMOVE_SMALL),
        tip=_SET_BEFORE,
    ),
    image_action(
        "smooth",
        QT_TRANSLATE_NOOP("Actions", "Smooth"),
        lambda c: c.masks.do_to_image(Kind.SMOOTH),
        tip=_SET_BEFORE,
    ),
    image_action(
        "grow-region",
        QT_TRANSLATE_NOOP("Actions", "Grow region under the pointer"),
        lambda c: c.masks.do_to_region(Kind.GROW),
        ("Ctrl+]", "Ctrl+."),
        repeats=True,
    ),
    image_action(
        "shrink-region",
        QT_TRANSLATE_NOOP("Actions", "Shrink region under the pointer"),
        lambda c: c.masks.do_to_region(Kind.SHRINK),
        ("Ctrl+[", "Ctrl+,"),
        repeats=True,
    ),
    image_action(
        "fill-region",
        QT_TRANSLATE_NOOP("Actions", "Fill holes of region under the pointer"),
        lambda c: c.masks.do_to_region(Kind.FILL_HOLES),
        ("Shift+F",),
    ),
    image_action(
        "smooth-region",
        QT_TRANSLATE_NOOP("Actions", "Smooth region under the pointer"),
        lambda c: c.masks.do_to_region(Kind.SMOOTH),
        ("Shift+S",),
    ),
    image_action(
        "erase-region",
        QT_TRANSLATE_NOOP("Actions", "Erase region under the pointer"),
        lambda c: c.masks.step_back_or_erase(),
        ("Delete",),
        tip=QT_TRANSLATE_NOOP("Actions", "While an outline is drawn, takes a point back."),
    ),
    image_action(
        "copy-region",
        QT_TRANSLATE_NOOP("Actions", "Copy region under the pointer"),
        lambda c: c.masks.copy(),
        ("Ctrl+C",),
        "copy",
    ),
    image_action(
        "paste-region",
        QT_TRANSLATE_NOOP("Actions", "Paste region in place"),
        lambda c: c.session.masks.clipboard.paste(),
        ("Ctrl+V",),
        tip=QT_TRANSLATE_NOOP("Actions", "In this image or another, where it was copied."),
    ),
    image_action(
        "paste-at-pointer",
        QT_TRANSLATE_NOOP("Actions", "Paste region at the pointer"),
        lambda c: c.masks.paste_at_pointer(),
        ("Ctrl+Shift+V",),
    ),
    image_action(
        "copy-previous",
        QT_TRANSLATE_NOOP("Actions", "Copy annotation of previous image"),
        lambda c: c.session.masks.neighbours.copy(-1),
        ("Ctrl+Shift+A",),
        tip=QT_TRANSLATE_NOOP("Actions", "To where nothing is drawn yet."),
    ),
    image_action(
        "copy-next",
        QT_TRANSLATE_NOOP("Actions", "Copy annotation of next image"),
        lambda c: c.session.masks.neighbours.copy(1),
        ("Ctrl+Shift+D",),
        tip=QT_TRANSLATE_NOOP("Actions", "To where nothing is drawn yet."),
    ),
)
