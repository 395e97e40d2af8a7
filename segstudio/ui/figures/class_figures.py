"""Rows of the table of an evaluation: a class each, and the means below."""

from __future__ import annotations

from segstudio.document.label_class import ClassTable
from segstudio.ui.figures import words
from segstudio.ui.figures.text_table import Cell
from segstudio.ui.translation import translate
from segstudio.workspace.scoring.mask_score import FIGURES
from segstudio.workspace.scoring.project_score import ClassMeans

_ALWAYS = FIGURES[:6]
"""Figures with a column even where no class has one."""


def class_cells(part: ClassMeans, classes: ClassTable) -> tuple[list[Cell], list[list[Cell]]]:
    """Return titles and rows; the Dice has its interval beside it, the others in their tips."""
    shown = [
        figure
        for figure in FIGURES
        if figure in _ALWAYS or any(each[figure] is not None for each in part["classes"])
    ]
    titles = [
        Cell(translate("Figures", "Class")),
        Cell(words.title("dice"), words.meaning("dice")),
        Cell(
            translate("Figures", "95 % interval"),
            translate("Figures", "95 % of the means of as many images, drawn again and again"),
        ),
        *(Cell(words.title(figure), words.meaning(figure)) for figure in shown[1:]),
        Cell(
            translate("Figures", "Images"),
            translate("Figures", "Images on which the class is, or is predicted"),
        ),
    ]
    rows = [_class_row(each, shown, classes) for each in part["classes"]]
    for name, key in (
        (translate("Figures", "Mean"), "mean_dice"),
        (translate("Figures", "All but the first"), "mean_dice_without_background"),
    ):
        ends = part["intervals"][key]
        row = [Cell(name, is_strong=True), Cell(words.number("dice", part[key]), is_strong=True)]
        rows.append([*row, Cell(words.interval("dice", ends))])
    rows[-2].append(Cell(words.number("iou", part["mean_iou"])))
    return titles, rows


def _class_row(found: ClassMeans, shown: list[str], classes: ClassTable) -> list[Cell]:
    known = classes.get(found["id"])
    cells = [
        Cell(found["name"], color=known.color if known else ""),
        Cell(words.number("dice", found["dice"]), is_strong=True),
        Cell(words.interval("dice", found["intervals"]["dice"])),
    ]
    for figure in shown[1:]:
        ends = found["intervals"][figure]
        tip = ""
        if ends is not None:
            tip = translate("Figures", "95 % interval: {ends}").format(
                ends=words.interval(figure, ends)
            )
        cells.append(Cell(words.number(figure, found[figure]), tip))
    return [*cells, Cell(f"{found['images']:,}")]


def part_title(name: str) -> str:
    """Return what a part of the images is called on screen."""
    fixed = {
        "prediction": translate("Figures", "Prediction alone"),
        "prediction_without_labels": translate("Figures", "Prediction, images without any label"),
        "result": translate("Figures", "Result: what is drawn, over the prediction"),
        "split:train": translate("Figures", "Images to learn from"),
        "split:held_out": translate("Figures", "Held-out images"),
        "split:test": translate("Figures", "Test images"),
    }
    return fixed.get(name, name)


def summary_words(part: ClassMeans) -> str:
    """Return the figures of all classes together, in a line."""
    told = []
    for words_for, key in (
        (translate("Figures", "Pixel accuracy {number}"), "pixel_accuracy"),
        (translate("Figures", "Calibration error {number}"), "ece"),
    ):
        if part[key] is not None:
            text = words_for.format(number=words.number(key, part[key]))
            ends = words.interval(key, part["intervals"][key])
            told.append(f"{text} ({ends})" if ends else text)
    return " · ".join(told)
