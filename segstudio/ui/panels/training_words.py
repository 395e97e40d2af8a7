"""The training status in words."""

from __future__ import annotations

from segstudio.ui.translation import translate
from segstudio.worker.messages import EngineState
from segstudio.workspace.training_status import TrainingStatus


def state_words(status: TrainingStatus) -> str:
    """Return what the engine does now."""
    return {
        EngineState.STARTING: translate("Training", "Starting…"),
        EngineState.IDLE: translate("Training", "Resting"),
        EngineState.WAITING_FOR_LABELS: translate("Training", "Waiting for labels"),
        EngineState.TRAINING: translate("Training", "Training"),
        EngineState.PREDICTING: translate("Training", "Predicting"),
        EngineState.FAILED: translate("Training", "Stopped"),
    }[status.state]


def device_words(status: TrainingStatus) -> str:
    """Return where the network runs."""
    if not status.device:
        return "–"
    if status.device == "cpu" or not status.device_name:
        return status.device_name or status.device.upper()
    return f"{status.device_name} ({status.device})"


def version_words(status: TrainingStatus) -> str:
    """Return which version is on screen, and how old it is."""
    if not status.version:
        return translate("Training", "no version yet")
    age_s = status.version_age_s
    if age_s is None:
        return str(status.version)
    return translate("Training", "{version} · {age} old").format(
        version=status.version, age=age_words(age_s)
    )


def seen_words(status: TrainingStatus) -> tuple[str, str]:
    """Return whether the version has learned from the last stroke, and the tone of saying so."""
    if status.has_seen_last_stroke is None:
        return translate("Training", "No new stroke"), "muted"
    if status.has_seen_last_stroke:
        return translate("Training", "✓ has seen your last stroke"), "ok"
    return translate("Training", "has not seen your last stroke yet"), "warning"


def score_words(status: TrainingStatus) -> str:
    """Return the held-out Dice."""
    if status.loss is None:
        return "–"
    few = translate("Training", "needs more strokes")
    return few if status.dice is None else f"{status.dice:.3f}"


def loss_words(status: TrainingStatus) -> str:
    """Return the loss of the newest steps."""
    return "–" if status.loss is None else f"{status.loss:.3g}"


def withheld_words(status: TrainingStatus) -> str:
    """Return why a newer version is not shown; "" where it is."""
    found = status.withheld
    if found is None:
        return ""
    return translate(
        "Training",
        "This version stays: what was learned since is worse on held-out strokes "
        "(Dice {newer} against {best}).",
    ).format(newer=f"{found.dice:.3f}", best=f"{found.best_dice:.3f}")


def confidence_words(status: TrainingStatus) -> str:
    """Return how far the confidence is from being right so often, after calibration and before."""
    newest = status.newest
    if newest is None or newest.error is None or newest.raw_error is None:
        return translate("Training", "needs more strokes") if newest else "–"
    return translate("Training", "off by {after} %, {before} % before").format(
        after=f"{100 * newest.error:.1f}", before=f"{100 * newest.raw_error:.1f}"
    )


def age_words(seconds: float) -> str:
    """Return a duration as people say it: "4 s", "3 min", "2 h 5 min"."""
    whole = max(0, int(seconds))
    if whole < 60:
        return translate("Training", "{seconds} s").format(seconds=whole)
    minutes = whole // 60
    if minutes < 60:
        return translate("Training", "{minutes} min").format(minutes=minutes)
    return translate("Training", "{hours} h {minutes} min").format(
        hours=minutes // 60, minutes=minutes % 60
    )
