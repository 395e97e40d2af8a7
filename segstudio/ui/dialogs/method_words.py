"""What each way of learning is good for, in a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from segstudio.document.augmentation import AUGMENTATIONS
from segstudio.document.preparation import STEPS
from segstudio.ui.translation import QT_TRANSLATE_NOOP

NETWORKS: Mapping[str, str] = {
    "quick": QT_TRANSLATE_NOOP(
        "Method", "Objects that are told by colour and texture, such as cells. The quickest."
    ),
    "photo": QT_TRANSLATE_NOOP(
        "Method", "Photographs of things that have a name: animals, roofs, plants."
    ),
    "classic": QT_TRANSLATE_NOOP(
        "Method", "The U-Net as published, for much that is labelled and a GPU."
    ),
    "residual": QT_TRANSLATE_NOOP(
        "Method", "A deep U-Net that learns in fewer steps, for much that is labelled."
    ),
    "attention": QT_TRANSLATE_NOOP("Method", "A U-Net for small objects in much that is alike."),
    "self-attention": QT_TRANSLATE_NOOP(
        "Method", "A U-Net for classes that are told by what is far away."
    ),
    "r2unet": QT_TRANSLATE_NOOP(
        "Method", "Few weights that see far, with a small number of channels. Slow."
    ),
    "plain": QT_TRANSLATE_NOOP(
        "Method", "The textbook's first step. Its borders are coarse: for comparison."
    ),
    "fcn": QT_TRANSLATE_NOOP("Method", "Large objects without fine borders."),
    "deeplab-mobilenet": QT_TRANSLATE_NOOP(
        "Method", "Things that are told by what is around them, for much that is labelled."
    ),
    "deeplab-resnet50": QT_TRANSLATE_NOOP(
        "Method", "The same, larger: for much that is labelled and a GPU."
    ),
    "segformer": QT_TRANSLATE_NOOP(
        "Method", "A transformer that begins without any knowledge: for many labels."
    ),
    "convlstm": QT_TRANSLATE_NOOP(
        "Method", "Frames of a film or slices of a volume: each is seen between its neighbours."
    ),
    "pixels": QT_TRANSLATE_NOOP(
        "Method",
        "Filters and decision trees: an answer at the first strokes, by colour and texture alone.",
    ),
}
SUM = "+"
"""Stands for a weighted sum of losses."""
LOSSES: Mapping[str, str] = {
    "balanced": QT_TRANSLATE_NOOP(
        "Method", "The default: rare classes count, and so does overlap."
    ),
    "ce": QT_TRANSLATE_NOOP("Method", "Cross-entropy: each pixel counts alike."),
    "weighted-ce": QT_TRANSLATE_NOOP("Method", "Each class counts alike, however rare it is."),
    "focal": QT_TRANSLATE_NOOP("Method", "Most pixels are easy and drown the few hard ones."),
    "bce": QT_TRANSLATE_NOOP("Method", "Each class against the rest."),
    "dice": QT_TRANSLATE_NOOP("Method", "Small objects: overlap counts, not the number of pixels."),
    "tversky": QT_TRANSLATE_NOOP("Method", "A missed pixel is worse than a wrong one."),
    "lovasz": QT_TRANSLATE_NOOP(
        "Method", "Intersection over union itself, after another loss has begun."
    ),
    "border-ce": QT_TRANSLATE_NOOP(
        "Method", "Objects close together: the gaps between them count most."
    ),
    "mse": QT_TRANSLATE_NOOP("Method", "Labels with some mistakes."),
    "mae": QT_TRANSLATE_NOOP("Method", "Labels with many mistakes. Learns slowly."),
    SUM: QT_TRANSLATE_NOOP("Method", "Several losses with weights, such as 0.8*focal+0.2*dice."),
}
OPTIMIZERS: Mapping[str, str] = {
    "adamw": QT_TRANSLATE_NOOP("Method", "The default: quick, and forgiving about its rate."),
    "adam": QT_TRANSLATE_NOOP("Method", "As adamw, but weights are not drawn to 0."),
    "sgd": QT_TRANSLATE_NOOP("Method", "Long training with much that is labelled."),
    "nesterov": QT_TRANSLATE_NOOP("Method", "As sgd, looking one step ahead."),
    "rmsprop": QT_TRANSLATE_NOOP("Method", "Loss and gradients that change much."),
}
SAMPLINGS: Mapping[str, str] = {
    "balanced": QT_TRANSLATE_NOOP("Method", "Rare classes are looked at as often as others."),
    "root": QT_TRANSLATE_NOOP("Method", "Rare classes are looked at a little less often."),
    "pixels": QT_TRANSLATE_NOOP("Method", "Classes are looked at as often as they are labelled."),
}
OWN_WEIGHTS = "="
"""Stands for weights that a person sets."""
CLASS_WEIGHTS: Mapping[str, str] = {
    "loss": QT_TRANSLATE_NOOP("Method", "The loss decides what each class weighs."),
    "root": QT_TRANSLATE_NOOP("Method", "Rare classes weigh somewhat more."),
    "effective": QT_TRANSLATE_NOOP("Method", "Rare classes weigh more, with a limit."),
    "inverse": QT_TRANSLATE_NOOP("Method", "All classes weigh alike, however rare."),
    OWN_WEIGHTS: QT_TRANSLATE_NOOP("Method", "What is written weighs so much, all others 1."),
}
SCHEDULES: Mapping[str, str] = {
    "strokes": QT_TRANSLATE_NOOP("Method", "The default: high after new strokes, then lower."),
    "constant": QT_TRANSLATE_NOOP("Method", "The rate stays."),
    "cosine": QT_TRANSLATE_NOOP("Method", "The rate falls to 0 along half a wave."),
    "one-cycle": QT_TRANSLATE_NOOP("Method", "The rate rises, then falls to almost 0."),
    "step": QT_TRANSLATE_NOOP("Method", "The rate falls to a tenth after each third."),
    "plateau": QT_TRANSLATE_NOOP("Method", "The rate is halved when the loss stops falling."),
}
NUMBERS: Mapping[str, str] = {
    "weight_decay": QT_TRANSLATE_NOOP("Method", "Weight decay"),
    "momentum": QT_TRANSLATE_NOOP("Method", "Momentum of sgd and nesterov"),
    "schedule_steps": QT_TRANSLATE_NOOP("Method", "Steps of the schedule"),
    "patch_px": QT_TRANSLATE_NOOP("Method", "Side of a patch, px"),
    "batch": QT_TRANSLATE_NOOP("Method", "Patches in a step"),
    "accumulate": QT_TRANSLATE_NOOP("Method", "Batches in a step"),
    "mirrored_border": QT_TRANSLATE_NOOP("Method", "Image mirrored at its border"),
    "turns": QT_TRANSLATE_NOOP("Method", "Turned copies predicted, 1–8"),
    "max_gradient": QT_TRANSLATE_NOOP("Method", "Longest gradient (0: any)"),
    "gradient_checkpointing": QT_TRANSLATE_NOOP("Method", "Gradient checkpointing"),
    "mixed_precision": QT_TRANSLATE_NOOP("Method", "Mixed precision"),
    "patience": QT_TRANSLATE_NOOP("Method", "Steps to early stopping (0: never)"),
    "pseudo_labels": QT_TRANSLATE_NOOP("Method", "Confidence of pseudo-labels (0: none)"),
    "mean_teacher": QT_TRANSLATE_NOOP("Method", "Weight of a mean teacher (0: none)"),
    "masked_images": QT_TRANSLATE_NOOP("Method", "Steps of filling in images first (0: none)"),
    "adversarial": QT_TRANSLATE_NOOP("Method", "Weight of an adversary (0: none)"),
    "adversarial_warm_up": QT_TRANSLATE_NOOP("Method", "Warm-up of the adversary, steps"),
    "rules_weight": QT_TRANSLATE_NOOP("Method", "Weight of the project's rules (0: none)"),
}
"""Those that are folded away."""

NUMBER_GROUPS: Mapping[str, tuple[str, ...]] = {
    "": ("schedule_steps", "patience"),
    QT_TRANSLATE_NOOP("Method", "Optimiser"): ("weight_decay", "momentum", "max_gradient"),
    QT_TRANSLATE_NOOP("Method", "Batches"): ("patch_px", "batch", "accumulate"),
    QT_TRANSLATE_NOOP("Method", "Few labels"): ("pseudo_labels", "mean_teacher", "masked_images"),
    QT_TRANSLATE_NOOP("Method", "Adversary"): ("adversarial", "adversarial_warm_up"),
    QT_TRANSLATE_NOOP("Method", "Rules"): ("rules_weight",),
    QT_TRANSLATE_NOOP("Method", "Prediction"): ("turns", "mirrored_border"),
    QT_TRANSLATE_NOOP("Method", "Machine"): ("mixed_precision", "gradient_checkpointing"),
}
"""All of them in their order, by what stands before the first; those of the schedule follow it."""


@dataclass(frozen=True, slots=True)
class TextWords:
    """Of a setting that is written. names: what can be, for the line below it.

    presets: words by the text that each stands for.
    """

    title: str
    purpose: str
    names: Iterable[str]
    presets: Mapping[str, str]


TEXTS: Mapping[str, TextWords] = {
    "preparation": TextWords(
        QT_TRANSLATE_NOOP("Method", "Images first"),
        QT_TRANSLATE_NOOP(
            "Method",
            "What is done to each image before the network sees it: none, or steps in their order, "
            "such as denoise+clahe=3, of {names}. It is stored with the network.",
        ),
        STEPS,
        {
            "none": QT_TRANSLATE_NOOP("Method", "as they are"),
            "denoise": QT_TRANSLATE_NOOP("Method", "less noise"),
            "background": QT_TRANSLATE_NOOP("Method", "no background"),
            "illumination": QT_TRANSLATE_NOOP("Method", "even light"),
            "clahe": QT_TRANSLATE_NOOP("Method", "local contrast"),
            "normalise": QT_TRANSLATE_NOOP("Method", "stains alike"),
        },
    ),
    "augment": TextWords(
        QT_TRANSLATE_NOOP("Method", "Patches"),
        QT_TRANSLATE_NOOP(
            "Method",
            "What patches go through so that few labels teach more: usual, none, or such as "
            "usual,rotate=15,blur=1, of {names}.",
        ),
        AUGMENTATIONS,
        {
            "usual": QT_TRANSLATE_NOOP("Method", "the usual"),
            "none": QT_TRANSLATE_NOOP("Method", "as they are"),
            "usual,rotate=180": QT_TRANSLATE_NOOP("Method", "any direction"),
            "flip,scale,brightness,contrast": QT_TRANSLATE_NOOP("Method", "photographs"),
            "usual,elastic": QT_TRANSLATE_NOOP("Method", "soft tissue"),
            "usual,noise,blur,jpeg": QT_TRANSLATE_NOOP("Method", "worse cameras"),
        },
    ),
}
"""What is done to images, and to patches; written, not chosen."""
