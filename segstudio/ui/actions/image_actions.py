"""Actions of the Image menu."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_image, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP
from segstudio.workspace.image_list import ImageStatus

IMAGE = (
    ActionSpec(
        "previous-image",
        QT_TRANSLATE_NOOP("Actions", "Previous image"),
        lambda c: c.session.show_previous(),
        ("A", "Left"),
        "previous",
        is_enabled=with_project,
        repeats=True,
    ),
    ActionSpec(
        "next-image",
        QT_TRANSLATE_NOOP("Actions", "Next image"),
        lambda c: c.session.show_next(),
        ("D", "Right"),
        "next",
        is_enabled=with_project,
        repeats=True,
    ),
    ActionSpec(
        "next-to-review",
        QT_TRANSLATE_NOOP("Actions", "Next to look at"),
        lambda c: c.session.guide.go_next(),
        ("N",),
        "next-to-review",
        QT_TRANSLATE_NOOP(
            "Actions",
            "Where it helps most, in order, or at random: chosen in the Guidance panel.",
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "toggle-ranking",
        QT_TRANSLATE_NOOP("Actions", "Rank images while the engine is idle"),
        lambda c: c.session.guide.toggle_ranking(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Off: N goes on in order, and nothing is said of unseen images."
        ),
        is_checked=lambda s: s.guide.is_ranking,
    ),
    ActionSpec(
        "accept-and-next",
        QT_TRANSLATE_NOOP("Actions", "Accept prediction and go on"),
        lambda c: c.session.accept_and_next(),
        ("Ctrl+Return", "Ctrl+Enter"),
        "accept-next",
        QT_TRANSLATE_NOOP("Actions", "Accept the prediction, mark as reviewed, show the next one."),
        with_image,
    ),
    ActionSpec(
        "accept-image",
        QT_TRANSLATE_NOOP("Actions", "Accept whole image"),
        lambda c: c.session.acceptance.accept_image(),
        ("Ctrl+Shift+Return",),
        "accept",
        QT_TRANSLATE_NOOP("Actions", "Take the prediction where nobody has drawn."),
        with_image,
    ),
    ActionSpec(
        "accept-class",
        QT_TRANSLATE_NOOP("Actions", "Accept this class"),
        lambda c: c.session.acceptance.accept_class(c.session.active_class_id),
        (),
        "accept-class",
        QT_TRANSLATE_NOOP("Actions", "Take the prediction of the active class only."),
        with_image,
    ),
    ActionSpec(
        "accept-region",
        QT_TRANSLATE_NOOP("Actions", "Accept region under the pointer"),
        lambda c: c.finish_or_accept_region(),
        ("Return", "Enter"),
        "accept-region",
        is_enabled=with_image,
    ),
    ActionSpec(
        "mark-new",
        QT_TRANSLATE_NOOP("Actions", "Mark as new"),
        lambda c: c.images.mark(ImageStatus.NEW),
        is_enabled=with_image,
    ),
    ActionSpec(
        "mark-in-progress",
        QT_TRANSLATE_NOOP("Actions", "Mark as in progress"),
        lambda c: c.images.mark(ImageStatus.IN_PROGRESS),
        is_enabled=with_image,
    ),
    ActionSpec(
        "mark-reviewed",
        QT_TRANSLATE_NOOP("Actions", "Mark as reviewed"),
        lambda c: c.images.mark(ImageStatus.REVIEWED),
        ("Ctrl+R",),
        is_enabled=with_image,
    ),
    ActionSpec(
        "mark-to-review",
        QT_TRANSLATE_NOOP("Actions", "Mark as to review"),
        lambda c: c.images.mark(ImageStatus.TO_REVIEW),
        ("Ctrl+Shift+U",),
        is_enabled=with_image,
    ),
    ActionSpec(
        "toggle-excluded",
        QT_TRANSLATE_NOOP("Actions", "Exclude, or include again"),
        lambda c: c.images.toggle_excluded(),
        ("Ctrl+Shift+X",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "An excluded image is neither learned from nor predicted with all images."
        ),
        is_enabled=with_image,
    ),
    ActionSpec(
        "image-tags",
        QT_TRANSLATE_NOOP("Actions", "Tags…"),
        lambda c: c.images.ask_tags(),
        ("Ctrl+Shift+T",),
        "tag",
        is_enabled=with_image,
    ),
    ActionSpec(
        "image-note",
        QT_TRANSLATE_NOOP("Actions", "Note…"),
        lambda c: c.images.ask_note(),
        ("Ctrl+Shift+K",),
        "rename",
        is_enabled=with_image,
    ),
    ActionSpec(
        "image-group",
        QT_TRANSLATE_NOOP("Actions", "Group…"),
        lambda c: c.images.ask_group(),
        is_enabled=with_image,
    ),
    ActionSpec(
        "predict-chosen",
        QT_TRANSLATE_NOOP("Actions", "Predict chosen images"),
        lambda c: c.images.predict(),
        icon="predict-all",
        is_enabled=with_image,
    ),
    ActionSpec(
        "accept-chosen",
        QT_TRANSLATE_NOOP("Actions", "Accept predictions of chosen images"),
        lambda c: c.images.accept(),
        icon="accept",
        tip=QT_TRANSLATE_NOOP("Actions", "Take what was predicted where nobody has drawn."),
        is_enabled=with_image,
    ),
    ActionSpec(
        "split-images",
        QT_TRANSLATE_NOOP("Actions", "Split images…"),
        lambda c: c.images.ask_split(),
        tip=QT_TRANSLATE_NOOP("Actions", "Say which images train, measure and test."),
        is_enabled=with_project,
    ),
    ActionSpec(
        "find-images",
        QT_TRANSLATE_NOOP("Actions", "Filter images"),
        lambda c: c.images.find(),
        ("/",),
        "filter",
        is_enabled=with_project,
    ),
    ActionSpec(
        "remove-image",
        QT_TRANSLATE_NOOP("Actions", "Remove from project…"),
        lambda c: c.images.ask_remove(),
        ("Ctrl+Delete",),
        "trash",
        is_enabled=with_project,
    ),
)
