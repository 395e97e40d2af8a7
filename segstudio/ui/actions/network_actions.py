"""Actions on networks as files."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_project
from segstudio.ui.network_commands import RECORDING_KEY
from segstudio.ui.translation import QT_TRANSLATE_NOOP
from segstudio.workspace.session import Session


def _with_versions(session: Session) -> bool:
    return session.project is not None and bool(session.loop.status.versions)


NETWORK = (
    ActionSpec(
        "training-method",
        QT_TRANSLATE_NOOP("Actions", "Training method…"),
        lambda c: c.networks.change_method(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Network, loss, learning rate, and how rare classes are treated."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "find-objects",
        QT_TRANSLATE_NOOP("Actions", "Find objects (Mask R-CNN)…"),
        lambda c: c.masks.find_objects(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Each object by itself: boxes, classes, scores and masks, to be accepted."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "synthesize",
        QT_TRANSLATE_NOOP("Actions", "Make synthetic images…"),
        lambda c: c.networks.make_images(),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "More of a rare class: a generator paints new masks. Marked as synthetic."
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "export-network",
        QT_TRANSLATE_NOOP("Actions", "Export network…"),
        lambda c: c.networks.export_network(),
        tip=QT_TRANSLATE_NOOP("Actions", "Write a version to a file: for SegStudio, or as ONNX."),
        is_enabled=_with_versions,
    ),
    ActionSpec(
        "import-network",
        QT_TRANSLATE_NOOP("Actions", "Import network…"),
        lambda c: c.networks.import_network(),
        tip=QT_TRANSLATE_NOOP("Actions", "Go on from a network of another project."),
        is_enabled=with_project,
    ),
    ActionSpec(
        "compress-network",
        QT_TRANSLATE_NOOP("Actions", "Make the network smaller…"),
        lambda c: c.networks.compress_network(),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Pruning, 8-bit integers, distillation: size, speed and Dice before and after.",
        ),
        is_enabled=with_project,
    ),
    ActionSpec(
        "record-training",
        QT_TRANSLATE_NOOP("Actions", "Write TensorBoard files"),
        lambda c: c.networks.toggle_recording(),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Loss, Dice, rate and versions, into the folder “tensorboard” of the project.",
        ),
        is_checked=lambda s: bool(s.settings.get(RECORDING_KEY, False)),
    ),
    ActionSpec(
        "predict-folder",
        QT_TRANSLATE_NOOP("Actions", "Predict a folder…"),
        lambda c: c.networks.predict_folder(),
        tip=QT_TRANSLATE_NOOP("Actions", "Masks of all images in a folder, and a table of areas."),
        is_enabled=_with_versions,
    ),
)
