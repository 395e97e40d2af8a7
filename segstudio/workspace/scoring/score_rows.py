"""Scores for machines: CSV and JSON, a row for each image and class."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from segstudio.workspace.scoring.mask_score import FIGURES, MaskScore
from segstudio.workspace.scoring.project_score import ImageScore, ProjectScore


def csv_text(score: ProjectScore) -> str:
    """Return a row for each image, kind of mask and class, below a row of names."""
    text = io.StringIO()
    names = ("image", "split", "has_labels", "version", "mask", "class_id", "class", *FIGURES)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*names, "truth_px", "predicted_px", "image_pixel_accuracy"))
    for image in score.images:
        for kind, found in _kinds(image):
            for each in score.classes:
                labels = (image.name, image.split, int(image.has_labels), image.version, kind)
                figures = [_cell(value) for value in found.figures(each.id).values()]
                overlap = found.confusion.overlap(each.id)
                pixels = (overlap.truth_px, overlap.predicted_px, _cell(found.confusion.accuracy))
                writer.writerow((*labels, each.id, each.name, *figures, *pixels))
    return text.getvalue()


def images_json(score: ProjectScore) -> list[dict[str, object]]:
    """Return each image's scores for JSON, the worst image first."""
    return [
        {
            "name": image.name,
            "split": image.split or None,
            "has_labels": image.has_labels,
            "version": image.version,
            **{kind: _scores(score, found) for kind, found in _kinds(image)},
            "whole": {
                kind: {
                    "mean_dice": found.mean_dice,
                    "pixel_accuracy": found.confusion.accuracy,
                    "ece": found.error_of_confidence,
                }
                for kind, found in _kinds(image)
            },
        }
        for image in score.images
    ]


def _scores(score: ProjectScore, found: MaskScore) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for each in score.classes:
        overlap = found.confusion.overlap(each.id)
        rows.append(
            {
                "id": each.id,
                "name": each.name,
                **found.figures(each.id),
                "truth_px": overlap.truth_px,
                "predicted_px": overlap.predicted_px,
            }
        )
    return rows


def _kinds(image: ImageScore) -> Iterator[tuple[str, MaskScore]]:
    if image.prediction is not None:
        yield "prediction", image.prediction
    if image.result is not None:
        yield "result", image.result


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"
