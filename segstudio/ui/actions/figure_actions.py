"""Actions that open figures of the project."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, image_action, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP

FIGURE = (
    ActionSpec(
        "evaluation",
        QT_TRANSLATE_NOOP("Actions", "Evaluation…"),
        lambda c: c.figures.show_evaluation(),
        ("Ctrl+Shift+F",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "How good the network is, class by class, and the worst images."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "measurements",
        QT_TRANSLATE_NOOP("Actions", "Measurements…"),
        lambda c: c.figures.show_objects(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Size, form and intensity of all objects, as a table and as histograms."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "image-statistics",
        QT_TRANSLATE_NOOP("Actions", "Statistics of the images…"),
        lambda c: c.figures.show_statistics(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Classes, sizes, and what is empty, alike or broken among all images."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "compare-networks",
        QT_TRANSLATE_NOOP("Actions", "Compare networks…"),
        lambda c: c.figures.show_comparison(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Train several networks on the same labels, and see which does best."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "tune-method",
        QT_TRANSLATE_NOOP("Actions", "Cross-validate and search…"),
        lambda c: c.figures.show_tuning(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Cross-validation over networks, learning rates, patches and losses."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "robustness",
        QT_TRANSLATE_NOOP("Actions", "Robustness…"),
        lambda c: c.figures.show_robustness(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "What the network still finds under noise, blur, other light, size, angle."
        ),
        is_enabled=with_project,
    ),
    image_action(
        "explain",
        QT_TRANSLATE_NOOP("Actions", "Explain…"),
        lambda c: c.masks.ask_explanation(),
        ("Shift+E",),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "What in the image the network decides by, for all in view or a region.",
        ),
    ),
    ActionSpec(
        "report",
        QT_TRANSLATE_NOOP("Actions", "Report…"),
        lambda c: c.figures.ask_report(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "A page on the project: data, examples, curves, figures, how to cite."
        ),
        is_enabled=with_project,
    ),
)
