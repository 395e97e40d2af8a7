"""Scores as text: a table for people, CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from segstudio.workspace.headless.evaluation import Overlap
from segstudio.workspace.headless.project_evaluation import ImageScore, ProjectScore

_TITLES = {
    "prediction": "Prediction alone",
    "prediction_without_labels": "Prediction, images without any label",
    "result": "Result (what is drawn, over the prediction)",
}


def table_text(score: ProjectScore) -> str:
    """Return the means as a table for people."""
    lines = []
    for key, part in score.summary().items():
        if isinstance(part, dict):
            lines += _part_lines(f"{_TITLES[key]}: {part['images']} images", part)
    return "\n".join(lines)


def csv_text(score: ProjectScore) -> str:
    """Return a row for each image, kind of mask and class, below a row of names."""
    text = io.StringIO()
    names = ("image", "has_labels", "version", "mask", "class_id", "class", "dice", "iou")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*names, "truth_px", "predicted_px"))
    for image in score.images:
        for kind, found in _kinds(image):
            for each in score.classes:
                overlap = found[each.id]
                scores = (_empty(overlap.dice), _empty(overlap.iou))
                labels = (image.name, int(image.has_labels), image.version, kind, each.id)
                pixels = (overlap.truth_px, overlap.predicted_px)
                writer.writerow((*labels, each.name, *scores, *pixels))
    return text.getvalue()


def images_json(score: ProjectScore) -> list[dict[str, object]]:
    """Return each image's scores for JSON."""
    return [
        {
            "name": image.name,
            "has_labels": image.has_labels,
            "version": image.version,
            **{kind: _scores(score, found) for kind, found in _kinds(image)},
        }
        for image in score.images
    ]


def _scores(score: ProjectScore, found: Mapping[int, Overlap]) -> list[dict[str, object]]:
    return [
        {
            "id": each.id,
            "name": each.name,
            "dice": found[each.id].dice,
            "iou": found[each.id].iou,
            "truth_px": found[each.id].truth_px,
            "predicted_px": found[each.id].predicted_px,
        }
        for each in score.classes
    ]


def _kinds(image: ImageScore) -> Iterator[tuple[str, Mapping[int, Overlap]]]:
    if image.prediction is not None:
        yield "prediction", image.prediction
    yield "result", image.result


def _part_lines(title: str, part: Mapping[str, Any]) -> list[str]:
    width = max(len(each["name"]) for each in part["classes"])
    width = max(width, len("all but the first"))
    lines = [title, f"  {'class':<{width}}   Dice    IoU"]
    rows = [(each["name"], each["dice"], each["iou"]) for each in part["classes"]]
    rows.append(("mean", part["mean_dice"], part["mean_iou"]))
    lines += [f"  {name:<{width}}  {_shown(dice)}  {_shown(iou)}" for name, dice, iou in rows]
    without = _shown(part["mean_dice_without_background"])
    return [*lines, f"  {'all but the first':<{width}}  {without}", ""]


def _shown(score: float | None) -> str:
    return "    –" if score is None else f"{score:.3f}"


def _empty(score: float | None) -> str:
    return "" if score is None else f"{score:.6f}"
