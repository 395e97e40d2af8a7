"""Figures of each patient, scanner or field beside each other, so that a bias shows."""

from __future__ import annotations

from collections.abc import Mapping

from segstudio.workspace.scoring.mask_score import MaskScore
from segstudio.workspace.scoring.project_score import ClassMeans, ProjectScore, class_means


def group_means(score: ProjectScore, groups: Mapping[int, str]) -> dict[str, ClassMeans]:
    """Return the means of each group by its name, the lowest mean Dice first.

    Of predictions, and of the result where there is none. groups: by image id; an image without
    one, or with "", takes no part. What the means hold: see `class_means`.
    """
    scores: dict[str, list[MaskScore]] = {}
    for image in score.images:
        name = groups.get(image.image_id, "")
        if name and image.judged is not None:
            scores.setdefault(name, []).append(image.judged)
    means = {name: class_means(score.classes, scores[name]) for name in sorted(scores)}
    known = [(name, part) for name, part in means.items() if part is not None]
    return dict(sorted(known, key=_mean_dice))


def _mean_dice(group: tuple[str, ClassMeans]) -> float:
    dice = group[1]["mean_dice"]
    return 1.0 if dice is None else float(dice)
