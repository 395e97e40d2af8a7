"""A self-supervised start: a new network learns to fill in what is hidden of images."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from segstudio.engine.networks import Network
from segstudio.engine.optimizer import new_optimizer
from segstudio.engine.precision import working_precision
from segstudio.engine.rate_schedule import Progress, cosine
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import Batch

SQUARE_PX = 16
"""Side of what is hidden at once: larger than what the finest features look at."""
HIDDEN_SHARE = 0.6
"""Of the squares of a patch."""
WARM_STEPS = 20


class MaskedStart:
    """Teaches a network's features, with a linear head of its own that paints pixels.

    It takes the optimiser, the rate and the largest gradient of the settings; the rate falls to 0
    along half a wave. What is hidden is 0, the middle of an image's range.
    Source: Xie et al. 2022 (SimMIM), sections 3.2 to 3.4: random squares, a linear head, and the
    mean absolute error of what is hidden; He et al. 2022 (Masked autoencoders).
    """

    def __init__(self, network: Network, settings: LearnerSettings, seed: int) -> None:
        """network: new, on its device; its own head stays as it is."""
        self.network = network.train()
        network.recomputes = bool(settings.gradient_checkpointing)
        self._painter = network.head.of_classes(network.channels)
        self._settings = settings
        self._random = torch.Generator().manual_seed(seed)
        known = network.known_parameters()
        kept = {id(each) for each in (*network.head.parameters(), *known)}
        learned = [each for each in network.parameters() if id(each) not in kept]
        shares = (learned, 1.0), (known, settings.known_rate), (self._painter.parameters(), 1.0)
        groups = [{"params": list(of), "share": share} for of, share in shares]
        self._optimizer = new_optimizer([each for each in groups if each["params"]], settings)
        self._parameters = [each for group in groups for each in group["params"]]  # type: ignore[attr-defined]
        self.step_count = 0

    @property
    def is_over(self) -> bool:
        """Whether it took the steps that the settings ask for."""
        return self.step_count >= self._settings.masked_images

    def step(self, batch: Batch) -> float:
        """Learn from the pixels of one batch; return the mean absolute error of what was hidden.

        An error that is not finite changes nothing.
        """
        pixels = torch.from_numpy(batch.pixels).to(self._painter.weight.device)
        hidden = hidden_squares(pixels, self._random)
        for parameter in self._parameters:
            parameter.grad = None
        loss = painting_error(self._painted(torch.where(hidden, 0, pixels)), pixels, hidden)
        loss.backward()  # type: ignore[no-untyped-call]
        most = self._settings.max_gradient or float("inf")
        norm = nn.utils.clip_grad_norm_(self._parameters, most)
        for group in self._optimizer.param_groups:
            group["lr"] = self._rate() * group["share"]
        if bool(torch.isfinite(loss) & torch.isfinite(norm)):
            self._optimizer.step()
        self.step_count += 1
        return float(loss.detach())

    def _painted(self, seen: Tensor) -> Tensor:
        network, (height, width) = self.network, seen.shape[-2:]
        with working_precision(seen.device, bool(self._settings.mixed_precision)):
            painted: Tensor = self._painter(network.features(network.padded(seen)))
        return painted.float()[..., :height, :width]

    def _rate(self) -> float:
        warm = min(1.0, (self.step_count + 1) / WARM_STEPS)
        at = Progress(self.step_count, 1, self._settings.masked_images)
        return cosine(self._settings.learning_rate * warm, at)


def hidden_squares(pixels: Tensor, random: torch.Generator) -> Tensor:
    """Return what to hide of each patch, (n, 1, h, w) bool: HIDDEN_SHARE of its squares."""
    count, _, height, width = pixels.shape
    rows, columns = -(-height // SQUARE_PX), -(-width // SQUARE_PX)
    order = torch.rand(count, rows * columns, generator=random).argsort(1).argsort(1)
    hidden = (order < round(HIDDEN_SHARE * rows * columns)).view(count, 1, rows, columns)
    wide = hidden.repeat_interleave(SQUARE_PX, 2).repeat_interleave(SQUARE_PX, 3)
    return wide[..., :height, :width].to(pixels.device)


def painting_error(painted: Tensor, pixels: Tensor, hidden: Tensor) -> Tensor:
    """Return the mean absolute error over what was hidden, a scalar; 0 where nothing was."""
    wrong = (painted - pixels).abs() * hidden
    return wrong.sum() / (hidden.sum() * pixels.shape[1]).clamp(min=1)
