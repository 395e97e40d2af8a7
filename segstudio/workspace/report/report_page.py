"""Turns what is known of a project into one HTML page; every text is escaped."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from segstudio import __version__
from segstudio.document.label_class import ClassTable
from segstudio.resource import resource_path
from segstudio.storage.guidance_table import Sitting
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.training_record import CurvePoint
from segstudio.workspace.figures.statistics import ClassPixels, balance
from segstudio.workspace.report.drawing import bars, curve
from segstudio.workspace.report.example import Example
from segstudio.workspace.report.origin import CITATION, NETWORK, versions
from segstudio.workspace.report.report_details import ReportDetails
from segstudio.workspace.saved_versions import SavedVersion
from segstudio.workspace.scoring.mask_score import FIGURES
from segstudio.workspace.scoring.project_score import ProjectScore, means_by_part
from segstudio.workspace.scoring.truth import FLATTERS, taught_words
from segstudio.workspace.sentences import Sentences

_MOST_SIZES, _MOST_VERSIONS, _MOST_SITTINGS = 6, 40, 40
_BINS = np.linspace(0, 1, 21).tolist()


Say = Callable[[str], str]


@dataclass(frozen=True)
class ReportInput:
    """What the project's file tells.

    image_seconds, class_seconds: of the person's work, by id. sittings: the oldest first.
    records: real images. synthetic: images beside them that the network learned from.
    """

    name: str
    records: Sequence[ImageRecord]
    classes: ClassTable
    details: ReportDetails
    pixels: ClassPixels
    versions: Sequence[SavedVersion]
    curve: Sequence[CurvePoint]
    image_seconds: Mapping[int, float]
    class_seconds: Mapping[int, float]
    sittings: Sequence[Sitting]
    synthetic: int = 0


def report_html(
    told: ReportInput, score: ProjectScore, examples: Sequence[Example], say: Say = str
) -> str:
    """Return the page. Jinja2 fills it in, as it escapes by itself whatever a name may hold.

    say: puts a text of the page into another language; in English without it.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resource_path("report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    parts = means_by_part(score)
    content = {
        "say": say,
        **_about(told),
        **_learning(told),
        **_time(told),
        **_figures(score, parts),
        "examples": examples,
        "dices": _dices(score),
    }
    return environment.get_template("report.html").render(content)


def _about(told: ReportInput) -> dict[str, object]:
    records, pixels = told.records, told.pixels
    labelled = sum(1 for record in records if any(pixels.get(record.id, {}).values()))
    work_s = sum(told.image_seconds.values())
    facts = {
        "images": len(records),
        "labelled": labelled,
        "synthetic": told.synthetic,
        "classes": len(told.classes),
        "versions": len(told.versions),
        "work": _duration(work_s) if work_s >= 1 else None,
        "worked_on": len(told.image_seconds),
    }
    sizes = Counter(record.shape for record in records if record.shape is not None)
    words = [f"{w:,} × {h:,} ({n:,})" for (h, w), n in sizes.most_common(_MOST_SIZES)]
    splits = Counter(record.split.value for record in records)
    return {
        "title": told.details.title or told.name,
        "details": told.details,
        "date": time.strftime("%Y-%m-%d %H:%M"),
        "version": __version__,
        "facts": facts,
        "statuses": _counted(Counter(record.status.value for record in records)),
        "splits": _counted(splits) if set(splits) - {"none"} else [],
        "sizes": ", ".join(words) + (" …" if len(sizes) > _MOST_SIZES else ""),
        "balance": balance(pixels, told.classes),
        "origin": list(versions()),
        "citation": CITATION,
        "network": NETWORK,
    }


def _learning(told: ReportInput) -> dict[str, object]:
    steps = [point.step for point in told.curve]
    measured = [(point.step, point.dice) for point in told.curve if point.dice is not None]
    listed = told.versions[-_MOST_VERSIONS:]
    return {
        "loss": curve(steps, [point.loss for point in told.curve]),
        "held_out": curve(
            [step for step, _ in measured], [dice for _, dice in measured], (0.0, 1.0)
        ),
        "versions": [
            {
                "number": each.number,
                "made": time.strftime("%Y-%m-%d %H:%M", time.localtime(each.created)),
                "kept": each,
            }
            for each in listed
        ],
        "more_versions": len(told.versions) - len(listed),
    }


def _time(told: ReportInput) -> dict[str, object]:
    seconds = [(each.name, told.class_seconds.get(each.id, 0.0)) for each in told.classes]
    listed = [each for each in told.sittings if each.strokes or each.seconds >= 1]
    return {
        "class_times": [(name, _duration(spent)) for name, spent in seconds if spent >= 1],
        "sittings": [
            {
                "date": time.strftime("%Y-%m-%d %H:%M", time.localtime(each.started)),
                "work": _duration(each.seconds),
                "strokes": each.strokes,
                "images": each.images,
                "from": each.dice_from,
                "to": each.dice_to,
            }
            for each in listed[-_MOST_SITTINGS:]
        ],
        "more_sittings": max(0, len(listed) - _MOST_SITTINGS),
    }


def _figures(score: ProjectScore, parts: dict[str, Any]) -> dict[str, object]:
    whole = parts.get("prediction")
    shown = [
        figure
        for figure in FIGURES
        if any(each[figure] is not None for part in parts.values() for each in part["classes"])
    ]
    points = [] if whole is None else whole["reliability"]
    unit = (0.0, 1.0)
    counts = np.histogram(list(_dices(score).values()), _BINS)[0].tolist()
    return {
        "parts": list(parts.items()),
        "figures": shown,
        "number": _number,
        "flatters": Sentences(FLATTERS, taught_words(score.taught)),
        "problems": score.problems,
        "confusion": None if whole is None else _confusion(whole["confusion"]),
        "reliability": curve(
            [each["confidence"] for each in points],
            [each["right"] for each in points],
            unit,
            unit,
            has_diagonal=True,
        ),
        "histogram": bars(_BINS, counts),
    }


def _dices(score: ProjectScore) -> dict[int, float]:
    found = {each.image_id: each.judged.mean_dice for each in score.images if each.judged}
    return {image_id: dice for image_id, dice in found.items() if dice is not None}


def _confusion(matrix: dict[str, Any]) -> dict[str, object]:
    pixels = matrix["pixels"]
    columns = [place for place in range(len(matrix["predicted"])) if any(r[place] for r in pixels)]
    names = [False, *matrix["predicted"][1:-1], True]  # nothing, …, another class
    return {
        "columns": [names[place] for place in columns],
        "rows": [
            {
                "name": name,
                "cells": [
                    {"pixels": row[place], "share": row[place] / sum(row)} for place in columns
                ],
            }
            for name, row in zip(matrix["truth"], pixels, strict=True)
            if any(row)
        ],
    }


def _counted(counts: Counter[str]) -> list[tuple[str, int]]:
    return list(counts.items())


def _number(figure: str, value: float | None) -> str:
    if value is None:
        return "–"
    is_length = figure.endswith(("_px", "_um", "_um2"))
    return f"{value:,.4g}" if is_length else f"{value:.3f}"


def _duration(seconds: float) -> dict[str, int]:
    minutes = int(seconds // 60)
    return {"hours": minutes // 60, "minutes": minutes % 60, "seconds": int(seconds % 60)}
