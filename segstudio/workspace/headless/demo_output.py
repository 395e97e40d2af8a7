"""What the demo leaves behind: masks, overlays, and a summary with its Dice."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import numpy as np

from segstudio import __version__
from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import default_display
from segstudio.document.prediction import PredictedMask
from segstudio.document.result import result
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.index_png import write_index_mask
from segstudio.formats.overlay_png import write_overlay
from segstudio.storage.image_file import read_image
from segstudio.workspace.export_target import check_folder
from segstudio.workspace.headless.demo_run import Demo
from segstudio.workspace.headless.output_folder import DICE_KEY, SUMMARY_NAME, write_json
from segstudio.workspace.scoring.evaluation import Overlap, overlap_means, overlaps


@dataclass(frozen=True)
class DemoScore:
    """How good the prediction of one image is. is_drawn: whether it got strokes.

    is_unseen: whether it is one of those that never get any.
    """

    name: str
    is_drawn: bool
    is_unseen: bool
    found: dict[int, Overlap]


def write_demo(demo: Demo, folder: Path) -> dict[str, object]:
    """Predict all images of the sample, write masks, overlays and the summary; return the summary.

    Masks and overlays show the result: strokes over the prediction. Dice is the prediction's alone.
    Raises EngineFailed, OutputRefused, FormatError.
    """
    folder = check_folder(folder)
    write_classes(folder / "masks" / CLASSES_NAME, demo.sample.classes)
    scores = [_write_image(demo, folder, *found) for found in demo.predictions()]
    summary = _summary(demo, scores)
    write_json(folder / SUMMARY_NAME, summary)
    return summary


def _write_image(demo: Demo, folder: Path, image_id: int, prediction: PredictedMask) -> DemoScore:
    sample, name = demo.sample, demo.sample.name(image_id)
    drawing = demo.person.drawings.get(image_id)
    predicted = prediction.class_ids
    shown = predicted if drawing is None else result(drawing, predicted)
    pixels = read_image(sample.images[image_id])
    picture = DisplayMap(default_display(pixels)).whole(pixels)
    colors = {each.id: each.rgb for each in list(sample.classes)[1:]}
    tinted = shown.copy()
    tinted[shown == sample.classes.ids[0]] = 0
    write_index_mask(folder / "masks" / name, shown)
    write_overlay(folder / "overlays" / name, picture, tinted, colors)
    found = overlaps(sample.truth(image_id), predicted, sample.classes.ids)
    is_unseen = image_id in sample.unseen_ids
    return DemoScore(name, drawing is not None, is_unseen, found)


def _summary(demo: Demo, scores: list[DemoScore]) -> dict[str, object]:
    classes, figures, person = demo.sample.classes, demo.figures, demo.person
    unseen = overlap_means(classes, [each.found for each in scores if each.is_unseen]) or {}
    return {
        DICE_KEY: unseen.get("mean_dice_without_background"),
        "unseen": unseen,
        "drawn": overlap_means(classes, [each.found for each in scores if each.is_drawn]),
        "images": [
            {
                "name": each.name,
                "is_drawn": each.is_drawn,
                "is_unseen": each.is_unseen,
                "dice": {one.name: each.found[one.id].dice for one in classes},
            }
            for each in scores
        ],
        "seconds": figures.seconds,
        "steps": figures.step,
        "loss": figures.loss,
        "held_out_dice": figures.dice,
        "strokes": person.strokes,
        "images_drawn": len(person.drawings),
        "labelled_share_of_drawn_images": person.labelled_share,
        "seed": demo.seed,
        "device": demo.talk.device,
        "device_name": demo.talk.device_name,
        "warnings": demo.talk.warnings,
        "versions": {
            "segstudio": __version__,
            "python": platform.python_version(),
            "torch": metadata.version("torch"),
            "numpy": np.__version__,
        },
    }
