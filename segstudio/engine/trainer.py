"""One training step after another: network, optimiser and the average that is shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from segstudio.engine.adversary import Adversary
from segstudio.engine.augment import Augmentation
from segstudio.engine.edge_loss import agreement_loss
from segstudio.engine.gathered_gradient import GatheredGradient
from segstudio.engine.gradient_pass import GradientPass
from segstudio.engine.head_solver import corrected_head
from segstudio.engine.losses import chosen_loss, chosen_weighing, taught_loss
from segstudio.engine.networks import Network, twin
from segstudio.engine.optimizer import new_optimizer
from segstudio.engine.precision import working_precision
from segstudio.engine.rate_schedule import SCHEDULES, Progress, StallWatch
from segstudio.engine.recent_batches import RecentBatches
from segstudio.engine.rule_penalty import RulePenalty
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import Batch
from segstudio.engine.weight_average import WeightAverage
from segstudio.engine.weight_mixture import WeightMixture

WARM_STEPS = 20
"""Steps of a growing rate: at full rate the first steps undo what the starter knows."""
SKIPS_BEFORE_RESTORE = 3
SHARE = "share"
"""Of the learning rate: the name of it in a group of the optimiser's parameters."""
FEWEST_CELLS = 4
"""So few labelled cells at least are counted on for how long the rate stays high."""


class Trainer:
    """Owns the network that is being trained; draws no patches and knows no images."""

    def __init__(
        self,
        network: Network,
        averaged: Network,
        settings: LearnerSettings,
        seed: int,
        class_ids: Sequence[int] = (),
        mixture: WeightMixture | None = None,
    ) -> None:
        """averaged: the network that predictions come from so far; the same as `network` if new.

        class_ids: of its rows, for their weights; 1, 2, … for none. mixture: what is shown instead
        of the average while labels are few.
        """
        self.network = network.train()
        network.recomputes = bool(settings.gradient_checkpointing)
        self.average = WeightAverage(averaged, settings.average_steps)
        self._settings = settings
        self._seed = seed
        self._mixture = mixture
        self._class_ids = class_ids or range(1, network.classes + 1)
        self._random = torch.Generator().manual_seed(seed)
        self._augmentation = Augmentation(settings.augment)
        self._share = torch.ones((), device=self.device)
        """Of each patch where they are mixed; the rest is the next one's."""
        self._steps_since_restart = 0
        self._skipped = 0
        self.labelled_cells = 0
        """How much there is to learn from: cells of 64 px with strokes."""
        self.has_few_labels = False
        """Whether `mixture` is shown."""
        parameters = list(network.parameters())
        self._optimizer = new_optimizer(_groups(network, settings), settings)
        self._schedule = SCHEDULES[settings.schedule]
        self._stall_watch = StallWatch(settings.schedule_steps)
        weighing = chosen_weighing(settings.class_weights, self._class_ids)
        self._labelled_loss = chosen_loss(settings.loss, settings.dice_share, weighing)
        self._taught_loss = taught_loss(settings)
        self._adversary = Adversary(network, settings, seed) if settings.adversarial else None
        self._rule_penalty = RulePenalty.chosen(settings, self._class_ids)
        self._ahead: tuple[Tensor, Tensor, Tensor] | None = None
        self._recent = RecentBatches(self.device, _recent_batches(network))
        self._weights: list[Tensor] = [*parameters]
        self._pass = GradientPass(self._loss, parameters, settings.max_gradient)
        self._gathered = GatheredGradient(parameters, settings.accumulate)

    @property
    def device(self) -> torch.device:
        """Where the network is."""
        return next(self.network.parameters()).device

    @property
    def averaged(self) -> Network:
        """What predictions come from."""
        return self.average.network

    def restart(self) -> None:
        """Go on with a high rate and a quick average: new strokes have come."""
        self._steps_since_restart = min(self._steps_since_restart, WARM_STEPS)
        self._stall_watch.restart()
        self._gathered.restart()
        self._recent.forget()
        self._ahead = None
        self.average.restart()

    def correct(self, batches: Iterable[Batch]) -> float:
        """Solve the shown head for the newest strokes; the trained one changes by as much.

        Return its loss; NaN where nothing was changed, as it is not finite.
        """
        batches = list(batches)
        if self._shown_mixture is not None:
            self._shown_mixture.follow(batches, self._augmentation.lit)
        shown, trained = self.average.network.head, self.network.head
        weight, bias, loss = corrected_head(
            self.average.network, batches, self._seed, self._augmentation.lit
        )
        if not (math.isfinite(loss) and bool(torch.isfinite(weight).all())):
            return math.nan
        with torch.no_grad():
            trained.weight.add_(weight - shown.weight)
            trained.bias.add_(bias - shown.bias)
            shown.weight.copy_(weight)
            shown.bias.copy_(bias)
        return loss

    def step(self, batches: Iterator[Batch]) -> float:
        """Learn from the next batch; return its loss. A GPU computes while the one after is drawn.

        A loss or gradient that is not finite changes nothing and returns NaN; after some of them in
        a row the weights go back to the average.
        """
        inputs, self._ahead = self._ahead or self._augmented(next(batches)), None
        for group in self._optimizer.param_groups:
            group["lr"] = self.rate * group[SHARE]
        found = self._pass(*inputs)
        if self.device.type != "cpu":
            self._ahead = self._augmented(next(batches))
        loss, norm = found.tolist()
        if not (math.isfinite(loss) and math.isfinite(norm)):
            self._note_skipped()
            return math.nan
        if self._gathered.is_full():
            self._optimizer.step()
            self.average.update(self._weights)
        if self._adversary is not None:
            self._adversary.learn()
        self._stall_watch.note(loss)
        self._steps_since_restart += 1
        self._skipped = 0
        mixture = self._shown_mixture
        if mixture is not None and mixture.is_due():
            cells = self.labelled_cells
            mixture.look(self.averaged, next(batches), self._augmentation.lit, cells)
        return float(loss)

    def snapshot(self) -> Network:
        """Return a copy of the network to show, ready to predict."""
        mixture = self._shown_mixture
        return twin((mixture and mixture.network) or self.average.network)

    @property
    def _shown_mixture(self) -> WeightMixture | None:
        return self._mixture if self.has_few_labels else None

    def _loss(self, seen: Tensor, pixels: Tensor, targets: Tensor) -> Tensor:
        settings = self._settings
        is_mixed = bool(settings.mixed_precision)
        with working_precision(self.device, is_mixed):
            scores = self.network(seen)
        scores = scores.float()
        loss = self._labelled_loss(scores, targets)
        if self._augmentation.mixes:
            loss = torch.lerp(self._labelled_loss(scores, targets.roll(-1, 0)), loss, self._share)
        if settings.agreement_weight:
            loss = loss + settings.agreement_weight * agreement_loss(scores, pixels)
        if self._taught_loss is not None:
            with torch.no_grad(), working_precision(self.device, is_mixed):
                taught = self.average.network(pixels)
            loss = loss + self._taught_loss(scores, taught.float(), targets)
        if self._adversary is not None:
            loss = loss + self._adversary.penalty(scores, pixels, targets)
        if self._rule_penalty is not None:
            loss = loss + self._rule_penalty(scores, targets)
        return loss

    def _augmented(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Return the batch as the network sees it, as it is once moved and mixed, and targets."""
        pixels, targets = self._recent.with_newest(batch)
        sight = self._augmentation.shown(pixels, targets, self._random)
        if self._augmentation.mixes:
            self._share.fill_(sight.share)
        return sight.seen, sight.pixels, sight.targets

    @property
    def rate(self) -> float:
        """Learning rate of the next step."""
        settings, steps = self._settings, self._steps_since_restart
        warm = min(1.0, (steps + 1) / WARM_STEPS)
        halves_steps = settings.rate_halves_steps_a_cell * max(FEWEST_CELLS, self.labelled_cells)
        stalls = self._stall_watch.stalls
        at = Progress(steps, halves_steps, settings.schedule_steps, stalls)
        return self._schedule(settings.learning_rate * warm, at)

    def _note_skipped(self) -> None:
        self._skipped += 1
        if self._skipped >= SKIPS_BEFORE_RESTORE:
            self._skipped = 0
            self.network.load_state_dict(self.average.network.state_dict())
            self._optimizer.state.clear()


def _groups(network: Network, settings: LearnerSettings) -> list[dict[str, Any]]:
    """Return the parameters by the share of the learning rate that they get."""
    known = network.known_parameters()
    if settings.weights:
        known = known or network.encoder_parameters()
    known_ids = set(map(id, known))
    others = [each for each in network.parameters() if id(each) not in known_ids]
    groups = [{"params": others, SHARE: 1.0}, {"params": known, SHARE: settings.known_rate}]
    return [each for each in groups if each["params"]]


def _recent_batches(network: Network) -> int:
    """Return how many batches a step learns from where the network is."""
    return 1 if next(network.parameters()).device.type == "cpu" else network.gpu_batches
