"""Uncertainty by an ensemble: where the newest versions of a network disagree."""

from __future__ import annotations

import torch

from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.disagreement import Disagreement
from segstudio.engine.explanation.scene import Found, Scene, Work, probabilities_of

MOST_MEMBERS = 5


def ensemble(scene: Scene) -> Work:
    """Return the disagreement of the newest versions that are kept, 0 … 1.

    They are snapshots of one training, so they disagree less than networks that began apart would.
    Raises ExplanationRefused where fewer than two are kept.
    Source: Lakshminarayanan et al. 2017, section 2.4; Huang et al. 2017 (snapshots).
    """
    found = Disagreement()
    for member in scene.versions():
        yield found.count / MOST_MEMBERS
        with torch.no_grad():
            found.add(probabilities_of(member.network, member.unlearned_rows, scene.pixels))
    if found.count < 2:
        raise ExplanationRefused(
            "An ensemble needs two versions of the network, and fewer are kept. Draw and train on, "
            "then ask again."
        )
    return Found(found.values(scene.network.classes - len(scene.unlearned_rows)))
