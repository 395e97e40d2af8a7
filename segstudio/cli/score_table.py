"""Scores as tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from segstudio.cli.text_columns import aligned
from segstudio.workspace.plural import counted
from segstudio.workspace.scoring.mask_score import FIGURES
from segstudio.workspace.scoring.project_score import ProjectScore

_TITLES = {
    "prediction": "Prediction alone",
    "prediction_without_labels": "Prediction, images without any label",
    "result": "Result (what is drawn, over the prediction)",
}
_HEADINGS = {
    "dice": "Dice",
    "iou": "IoU",
    "precision": "precision",
    "recall": "recall",
    "boundary_f1": "boundary F1",
    "hausdorff95_px": "HD95 px",
    "hausdorff95_um": "HD95 µm",
    "area_error_px": "area off px",
    "area_error_um2": "area off µm²",
    "ece": "ECE",
}
_UNITS = ("_px", "_um", "_um2")
_ALWAYS = FIGURES[:6]
"""Figures with a column even where no class has one."""
MOST_WORST = 5
"""Images that the table names."""
_MOST_CLASSES = 8
"""The confusion matrix is shown up to so many classes; JSON has it in any case."""


def table_text(score: ProjectScore) -> str:
    """Return the means as tables for people: a part for each kind of mask, worst images below."""
    lines, last = [], None
    summary = score.summary()
    parts = [(title, summary[key]) for key, title in _TITLES.items()]
    splits = summary["splits"]
    if isinstance(splits, dict):
        parts += [(f"Images of the split “{split}”", part) for split, part in splits.items()]
    for title, part in parts:
        if isinstance(part, dict):
            lines += [*_part_lines(f"{title}: {counted(part['images'], 'image')}", part), ""]
            last = last or part
    if last is not None and len(score.classes) <= _MOST_CLASSES:
        lines += [*_confusion_lines(last["confusion"]), ""]
    return "\n".join([*lines, *_worst_lines(score), ""])


def groups_text(groups: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the Dice of each group and class as a table; "" for no groups."""
    if not groups:
        return ""
    classes = next(iter(groups.values()))["classes"][:_MOST_CLASSES]
    heads = ["group, worst first", "images", "mean Dice", "95 % interval"]
    rows = [[*heads, *(each["name"] for each in classes)]]
    for name, part in groups.items():
        mean = [_number("dice", part["mean_dice"]), _interval(part["intervals"]["mean_dice"])]
        dices = [_number("dice", each["dice"]) for each in part["classes"][: len(classes)]]
        rows.append([name, f"{part['images']:,}", *mean, *dices])
    return "\n".join(["Dice of each group of images", *aligned(rows), "", ""])


def _part_lines(title: str, part: Mapping[str, Any]) -> list[str]:
    classes = part["classes"]
    shown = [
        figure
        for figure in FIGURES
        if figure in _ALWAYS or any(each[figure] is not None for each in classes)
    ]
    rows = [["class", "Dice", "95 % interval", *(_HEADINGS[figure] for figure in shown[1:])]]
    for each in classes:
        interval = _interval(each["intervals"]["dice"])
        others = [_number(figure, each[figure]) for figure in shown[1:]]
        rows.append([each["name"], _number("dice", each["dice"]), interval, *others])
    for name, key in (
        ("mean", "mean_dice"),
        ("all but the first", "mean_dice_without_background"),
    ):
        rows.append([name, _number(key, part[key]), _interval(part["intervals"][key])])
    rows[-2].append(_number("iou", part["mean_iou"]))
    lines = [title, *aligned(rows)]
    for words, key in (("Pixel accuracy", "pixel_accuracy"), ("Calibration error (ECE)", "ece")):
        if part[key] is not None:
            interval = _interval(part["intervals"][key])
            lines.append(f"  {words}: {_number(key, part[key])}  {interval}".rstrip())
    return lines


def _confusion_lines(matrix: Mapping[str, Any]) -> list[str]:
    """Return the matrix in per cent of each row; columns and rows without a pixel are left out."""
    pixels = matrix["pixels"]
    columns = [place for place in range(len(matrix["predicted"])) if any(r[place] for r in pixels)]
    names = ["nothing", *(name or "other" for name in matrix["predicted"][1:])]
    rows = [["truth \\ predicted", *(names[place] for place in columns), "pixels"]]
    for name, row in zip(matrix["truth"], pixels, strict=True):
        total = sum(row)
        if total:
            shares = [f"{100 * row[place] / total:.1f} %" for place in columns]
            rows.append([name or "other", *shares, f"{total:,}"])
    return ["Which class was taken for which, of the first part above", *aligned(rows)]


def _worst_lines(score: ProjectScore) -> list[str]:
    rows = [["worst images first", "mean Dice", "worst class", "Dice"]]
    for image in score.images[:MOST_WORST]:
        found = image.judged
        if found is None:
            continue
        dices = [(found.figures(each.id)["dice"], each.name) for each in score.classes]
        known = [(dice, name) for dice, name in dices if dice is not None]
        dice, name = min(known) if known else (None, "–")
        rows.append([image.name, _number("dice", found.mean_dice), name, _number("dice", dice)])
    return aligned(rows, left=(0, 2)) if len(rows) > 1 else []


def _number(figure: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.4g}" if figure.endswith(_UNITS) else f"{value:.3f}"


def _interval(ends: tuple[float, float] | None) -> str:
    return "" if ends is None else f"{ends[0]:.3f}–{ends[1]:.3f}"
