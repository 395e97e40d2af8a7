"""What a network cannot learn by: refused, or told of, before anything starts."""

from __future__ import annotations

from collections.abc import Mapping

from segstudio.document.augmentation import MIXUP, USUAL, augmentation
from segstudio.document.network_choice import DEFAULT_NETWORK, PHOTO, PIXELS
from segstudio.document.training_method import MethodUnknown
from segstudio.document.usual_method import USUAL_METHOD

_OF_GRADIENTS = (
    *("loss", "optimizer", "schedule", "class_weights", "learning_rate", "weight_decay"),
    *("momentum", "schedule_steps", "max_gradient", "accumulate", "gradient_checkpointing"),
    *("mixed_precision", "pseudo_labels", "mean_teacher", "adversarial", "adversarial_warm_up"),
)
_UNUSED: Mapping[str, tuple[str, ...]] = {
    PIXELS: _OF_GRADIENTS,
    **dict.fromkeys((DEFAULT_NETWORK, PHOTO, "plain"), ("gradient_checkpointing",)),
}


def check_fit(settings: Mapping[str, object]) -> None:
    """Raise MethodUnknown where a network cannot learn as it is asked to. settings: by name."""
    network = settings.get("network", DEFAULT_NETWORK)
    if settings.get("masked_images") and network == PIXELS:
        raise MethodUnknown(
            f"The filters of the network “{PIXELS}” are fixed: masked images can teach it "
            "nothing. Choose another network, or 0 masked images."
        )
    if settings.get("rules_weight") and network == PIXELS:
        raise MethodUnknown(
            f"The network “{PIXELS}” looks at single pixels: rules for regions can teach it "
            "nothing. Choose another network, or 0 as the weight of the rules."
        )
    is_mixed = MIXUP in augmentation(str(settings.get("augment", USUAL)))
    if is_mixed and (settings.get("adversarial") or network == PIXELS):
        other = f"the network “{PIXELS}”" if network == PIXELS else "an adversary"
        raise MethodUnknown(
            f"Mix-up shows two patches in one, which {other} cannot learn from. Leave “mixup” "
            "out, or choose otherwise there."
        )


def unused_settings(network: str) -> tuple[str, ...]:
    """Return the names of settings that mean nothing to the network of that name."""
    return _UNUSED.get(network, ())


def unused_words(settings: Mapping[str, object]) -> str:
    """Return a sentence on what was chosen and means nothing to the network; "" where all does."""
    network, usual = str(settings.get("network", DEFAULT_NETWORK)), USUAL_METHOD
    chosen = [
        each.replace("_", " ")
        for each in unused_settings(network)
        if settings.get(each, usual[each]) != usual[each]
    ]
    if not chosen:
        return ""
    names = ", ".join(chosen)
    if network == PIXELS:
        return f"“{PIXELS}” grows trees and follows no gradients, so it makes no use of {names}."
    return f"“{network}” makes no use of {names}."
