"""What is done to a batch before the network sees it, as a person chose it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from segstudio.document.augmentation import MIXUP, TORCHVISION, USUAL, augmentation
from segstudio.engine.augment.geometry import NAMES, moved
from segstudio.engine.augment.intensity import CHANGES
from segstudio.engine.augment.relit import relit
from segstudio.engine.augment.steps import Steps
from segstudio.engine.errors import NetworkRefused
from segstudio.engine.loss import IGNORED

NO_TORCHVISION = (
    "The augmentation “{text}” needs torchvision of the same build as torch, and it cannot be used "
    "here ({reason}). Leave “torchvision” out, or install it with: pip install torchvision"
)

Lit = Callable[[Tensor, torch.Generator], Tensor]
"""Takes a batch (n, channels, h, w) and a generator on the CPU; returns the batch re-lit."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """A batch (n, …) of which each patch shows the next one, too. share: of the first, a scalar."""

    pixels: Tensor
    share: float


@dataclass(frozen=True, slots=True)
class Sight:
    """What a network is shown of a batch. seen: (n, channels, h, w), re-lit. pixels: the same as
    they were before. targets: (n, h, w). share: of each patch where they are mixed, else 1.
    """

    seen: Tensor
    pixels: Tensor
    targets: Tensor
    share: float = 1.0


class Augmentation:
    """The steps of a text such as “usual,rotate=15”; see `document.augmentation`.

    They are SegStudio's own, whole batches at a time, or torchvision's where the text says so, each
    patch by itself; mixing is always the own.
    """

    def __init__(self, text: str) -> None:
        """Raises MethodUnknown, and NetworkRefused where torchvision is asked for and is not here.

        torchvision is imported with the first that asks for it, which takes a second or more.
        """
        self._terms = augmentation(text)
        self.is_usual = USUAL in self._terms
        """Whether patches are turned by right angles, scaled a little and re-lit as ever."""
        self.mixes = bool(self._terms.get(MIXUP))
        """Whether patches are mixed; see `mixed`."""
        self._steps = _by_torchvision(text) if TORCHVISION in self._terms else OWN_STEPS
        changes = self._steps.changes
        self._changes = [(changes[each], self._terms[each]) for each in changes if self._has(each)]
        self._moves = any(map(self._has, (*NAMES, "cutout")))

    def shown(self, pixels: Tensor, targets: Tensor, random: torch.Generator) -> Sight:
        """Return a batch after all steps: moved, mixed, re-lit. random: a generator on the CPU."""
        pixels, targets = self.moved(pixels, targets, random)
        share = 1.0
        if self.mixes:
            mixture = self.mixed(pixels, random)
            pixels, share = mixture.pixels, mixture.share
        return Sight(self.lit(pixels, random), pixels, targets, share)

    def moved(
        self, pixels: Tensor, targets: Tensor, random: torch.Generator
    ) -> tuple[Tensor, Tensor]:
        """Return pixels (n, channels, h, w) and targets (n, h, w) with geometry and hiding done."""
        if not self._moves:
            return pixels, targets
        pixels, targets = self._steps.moved(pixels, targets, self._terms, random)
        if self._has("cutout"):
            pixels, targets = self._steps.cut_out(pixels, targets, self._terms["cutout"], random)
        return pixels, targets

    def mixed(self, pixels: Tensor, random: torch.Generator) -> Mixture:
        """Return the batch in which each patch shows the next; targets: `targets.roll(-1, 0)`.

        Source: Zhang et al. 2018 (mixup), with an even share instead of a beta distribution's.
        """
        share = 1 - self._terms[MIXUP] * float(torch.rand(1, generator=random))
        return Mixture(torch.lerp(pixels.roll(-1, 0), pixels, share), share)

    def lit(self, pixels: Tensor, random: torch.Generator) -> Tensor:
        """Return the batch with its values changed."""
        if self.is_usual:
            pixels = relit(pixels, random)
        for change, strength in self._changes:
            pixels = change(pixels, strength, random)
        return pixels

    def _has(self, name: str) -> bool:
        return bool(self._terms.get(name))


def cut_out(
    pixels: Tensor, targets: Tensor, share: float, random: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Return the batch with a square of each patch, `share` of it, hidden and not asked for.

    A square without labels outside stays seen: a patch must teach something.
    Source: DeVries and Taylor 2017 (Cutout).
    """
    height, width = pixels.shape[-2:]
    side_px = min(round(math.sqrt(share * height * width)), height, width)
    if not side_px:
        return pixels, targets
    row, column = (
        torch.randint(side - side_px + 1, (len(pixels), 1), generator=random).to(pixels.device)
        for side in (height, width)
    )
    down, across = (torch.arange(side, device=pixels.device) for side in (height, width))
    is_row, is_column = (
        (at >= start) & (at < start + side_px) for at, start in ((down, row), (across, column))
    )
    is_hidden = is_row[:, :, None] & is_column[:, None, :]
    has_others = ((targets != IGNORED) & ~is_hidden).flatten(1).any(1)
    is_hidden &= has_others[:, None, None]
    hidden = pixels.masked_fill(is_hidden[:, None], 0.0)
    return hidden, targets.masked_fill(is_hidden, IGNORED)


def check_augmentation(text: str) -> None:
    """Raise MethodUnknown, or NetworkRefused where this machine cannot do what a text asks for."""
    Augmentation(text)


OWN_STEPS = Steps(moved, cut_out, CHANGES)


def _by_torchvision(text: str) -> Steps:
    try:
        from segstudio.engine.augment.torchvision_steps import TORCHVISION_STEPS
    except (ImportError, RuntimeError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NetworkRefused(NO_TORCHVISION.format(text=text, reason=reason)) from error
    return TORCHVISION_STEPS
