"""The Lovász-softmax loss: intersection over union, made so that it has a gradient."""

from __future__ import annotations

from torch import Tensor

from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.labelled_pixels import LabelledPixels


def lovasz(scores: Tensor, targets: Tensor, weighing: Weighing | None = None) -> Tensor:
    """Return the mean Lovász extension of the Jaccard loss over classes there, a scalar.

    Shapes: see LabelledPixels. An unlabelled pixel is no error, so it comes last and adds nothing.
    Source: Berman et al. 2018 (Lovász-softmax), algorithm 1.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    errors, order = (pixels.truth - pixels.probabilities).abs().sort(0, descending=True)
    truth = pixels.truth.gather(0, order)
    counted = pixels.is_labelled[:, None].expand_as(truth).gather(0, order)
    intersection = pixels.counts - truth.cumsum(0)
    union = pixels.counts + (counted - truth).cumsum(0)
    jaccard = 1 - intersection / union.clamp(min=1)
    steps = jaccard.diff(dim=0, prepend=jaccard.new_zeros(1, jaccard.shape[1]))
    return pixels.mean_of_classes((errors * steps).sum(0))
