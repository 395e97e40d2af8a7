"""The menus as a table: which actions, in which order."""

from __future__ import annotations

from segstudio.ui.actions.aid_actions import STEPS
from segstudio.ui.actions.palette_actions import palette_specs
from segstudio.ui.translation import QT_TRANSLATE_NOOP
from segstudio.workspace.layers import ColorBy

LINE = "-"
RECENT, PANELS, THEME, CLASSES = "@recent", "@panels", "@theme", "@classes"
COLOR_BY, PALETTE = "@color-by", "@palette"

MARK = "@mark"
AIDS, TURN, MOVE, LANGUAGE = "@aids", "@turn", "@move", "@language"

NETWORKS = (
    "training-method",
    "compare-networks",
    "tune-method",
    "robustness",
    "find-objects",
    LINE,
    "export-network",
    "import-network",
    LINE,
    "record-training",
)

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            "new-project",
            "open-images",
            "open-folder",
            RECENT,
            "open-sample",
            LINE,
            "import-masks",
            "export-masks",
            "export-overlays",
            "report",
            "predict-folder",
            "relink",
            "restore-backup",
            LINE,
            "close-project",
            "quit",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        ("undo", "redo", LINE, "cancel", "remove-last-point", LINE, "palette"),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            "fit",
            "zoom-100",
            "zoom-in",
            "zoom-out",
            MOVE,
            LINE,
            "toggle-annotation",
            "toggle-prediction",
            "toggle-uncertainty",
            "toggle-outline",
            "toggle-difference",
            "keep-prediction",
            "toggle-kept-difference",
            COLOR_BY,
            "peek",
            LINE,
            "intensity-panel",
            "intensity-auto",
            "intensity-invert",
            "intensity-reset",
            LINE,
            AIDS,
            TURN,
            "toggle-split",
            "toggle-compare",
            LINE,
            PANELS,
            THEME,
            LANGUAGE,
            "full-screen",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Image"),
        (
            "previous-image",
            "next-image",
            "next-to-review",
            "toggle-ranking",
            LINE,
            "accept-and-next",
            "accept-image",
            "accept-class",
            "accept-region",
            "accept-sure",
            LINE,
            "reject-region",
            "reject-class",
            "own-region",
            LINE,
            "keep-drawn",
            "change-drawn",
            LINE,
            MARK,
            "image-tags",
            "image-note",
            "image-group",
            "toggle-excluded",
            LINE,
            "find-images",
            "split-images",
            "remove-image",
            LINE,
            "image-statistics",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Mask"),
        (
            "mask-operations",
            "rules",
            LINE,
            "fill-holes",
            "remove-small",
            "smooth",
            LINE,
            "grow-region",
            "shrink-region",
            "fill-region",
            "smooth-region",
            "erase-region",
            LINE,
            "copy-region",
            "paste-region",
            "paste-at-pointer",
            LINE,
            "copy-previous",
            "copy-next",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Tools"),
        (
            "@tools",
            LINE,
            "brush-smaller",
            "brush-larger",
            LINE,
            CLASSES,
            "swap-background",
            "add-class",
            "delete-class",
            PALETTE,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "O&bjects"),
        (
            "new-object",
            "draw-objects",
            "pick-object",
            LINE,
            "tool-objects",
            "split-object-parts",
            "split-object-necks",
            "grow-objects",
            "delete-object",
            LINE,
            "number-regions",
            "split-class-necks",
            "grow-class-objects",
            "renumber-objects",
            LINE,
            "accepted-objects",
            "color-by-object",
            LINE,
            "measurements",
            "export-measurements",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "T&rain"),
        ("live", "train-once", "pause", LINE, "predict-all", "evaluation", LINE, *NETWORKS),
    ),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), ("shortcuts", "palette", LINE, "about")),
)

SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    CLASSES: (
        QT_TRANSLATE_NOOP("Menus", "Class"),
        tuple(f"class-{number}" for number in range(1, 10)),
    ),
    COLOR_BY: (
        QT_TRANSLATE_NOOP("Menus", "Colour prediction by"),
        tuple(f"prediction-by-{each.value}" for each in ColorBy),
    ),
    PALETTE: (
        QT_TRANSLATE_NOOP("Menus", "Class colours"),
        tuple(each.id for each in palette_specs()),
    ),
    MARK: (
        QT_TRANSLATE_NOOP("Menus", "Mark as"),
        ("mark-new", "mark-in-progress", "mark-to-review", "mark-reviewed"),
    ),
    AIDS: (
        QT_TRANSLATE_NOOP("Menus", "Canvas aids"),
        (
            "toggle-mini-map",
            "toggle-rulers",
            "toggle-scale-bar",
            "toggle-crosshair",
            LINE,
            "toggle-pixel-grid",
            "toggle-coarse-grid",
            "grid-spacing",
            LINE,
            "pixel-size",
        ),
    ),
    MOVE: (
        QT_TRANSLATE_NOOP("Menus", "Move view"),
        tuple(each.id for each in STEPS),
    ),
    TURN: (
        QT_TRANSLATE_NOOP("Menus", "Turn and flip"),
        ("turn-left", "turn-right", "flip-sideways", "flip-over", LINE, "upright"),
    ),
}
"""Items that open a menu of actions only."""
