"""Actions of the Objects menu."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, image_action, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP

OBJECT = (
    image_action(
        "new-object",
        QT_TRANSLATE_NOOP("Actions", "New object"),
        lambda c: c.session.objects.start_new(),
        ("Shift+N",),
        "new-object",
        QT_TRANSLATE_NOOP("Actions", "The next stroke starts a new object; those after extend it."),
    ),
    image_action(
        "draw-objects",
        QT_TRANSLATE_NOOP("Actions", "Draw objects"),
        lambda c: c.objects.toggle_drawing(),
        ("Shift+O",),
        tip=QT_TRANSLATE_NOOP("Actions", "Strokes belong to objects, which stay apart."),
        is_checked=lambda s: s.objects.is_drawing,
    ),
    image_action(
        "pick-object",
        QT_TRANSLATE_NOOP("Actions", "Draw on in this object"),
        lambda c: c.objects.at_target(lambda desk, pixel: desk.pick(pixel)),
        ("Shift+L",),
        "pick",
        QT_TRANSLATE_NOOP("Actions", "Extend the object under the pointer, or the one chosen."),
    ),
    image_action(
        "delete-object",
        QT_TRANSLATE_NOOP("Actions", "Delete this object"),
        lambda c: c.objects.at_target(lambda desk, pixel: desk.delete(pixel)),
        ("Shift+Delete",),
        "trash",
        QT_TRANSLATE_NOOP("Actions", "Erase the object under the pointer, or the one chosen."),
    ),
    image_action(
        "split-object-parts",
        QT_TRANSLATE_NOOP("Actions", "Split into connected parts"),
        lambda c: c.objects.at_target(lambda desk, pixel: desk.split_parts(pixel)),
        tip=QT_TRANSLATE_NOOP("Actions", "Each part of this object becomes one of its own."),
    ),
    image_action(
        "split-object-necks",
        QT_TRANSLATE_NOOP("Actions", "Split where it is narrow"),
        lambda c: c.objects.at_target(lambda desk, pixel: desk.split_necks(pixel)),
        tip=QT_TRANSLATE_NOOP("Actions", "Round things that touch become objects of their own."),
    ),
    image_action(
        "grow-objects",
        QT_TRANSLATE_NOOP("Actions", "Divide region among its objects"),
        lambda c: c.objects.at_target(lambda desk, pixel: desk.grow(pixel)),
        ("Shift+J",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Each object grows into what has no number, up to the necks between them."
        ),
    ),
    image_action(
        "grow-class-objects",
        QT_TRANSLATE_NOOP("Actions", "Grow all objects of this class"),
        lambda c: c.session.objects.grow_all(c.session.active_class_id),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "They take what has no number of the regions that they are in."
        ),
    ),
    image_action(
        "number-regions",
        QT_TRANSLATE_NOOP("Actions", "Make regions of this class objects"),
        lambda c: c.session.objects.number_regions(c.session.active_class_id),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Each connected region of the active class without a number gets one."
        ),
    ),
    image_action(
        "split-class-necks",
        QT_TRANSLATE_NOOP("Actions", "Split all of this class where narrow"),
        lambda c: c.session.objects.split_all_necks(c.session.active_class_id),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Make its regions objects, and divide round things that touch."
        ),
    ),
    image_action(
        "renumber-objects",
        QT_TRANSLATE_NOOP("Actions", "Renumber objects"),
        lambda c: c.session.objects.renumber(),
        tip=QT_TRANSLATE_NOOP("Actions", "Close the gaps: 1, 2, 3 …"),
    ),
    ActionSpec(
        "accepted-objects",
        QT_TRANSLATE_NOOP("Actions", "Accepted regions become objects"),
        lambda c: c.objects.toggle_accepted(),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "In classes that have objects, each region that you accept is one; it joins the "
            "object that it touches.",
        ),
        is_checked=lambda s: s.objects.accepted.is_on,
    ),
    ActionSpec(
        "color-by-object",
        QT_TRANSLATE_NOOP("Actions", "Colour by object"),
        lambda c: c.objects.toggle_colors(),
        ("Shift+C",),
        "color",
        tip=QT_TRANSLATE_NOOP("Actions", "Annotation: a colour for each object, not each class."),
        is_checked=lambda s: s.layers.is_by_object,
    ),
    ActionSpec(
        "export-measurements",
        QT_TRANSLATE_NOOP("Actions", "Export measurements…"),
        lambda c: c.files.export_measurements(),
        icon="export",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Size, form and intensity of each object of all images, as a table."
        ),
        is_enabled=with_project,
    ),
)
