"""What a search tries: networks, learning rates, sides of patches, losses and augmentation."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from segstudio.document.method_fit import unused_settings
from segstudio.document.network_choice import QUICK, NetworkChoice
from segstudio.workspace.headless.training_run import MethodChanges

if TYPE_CHECKING:
    from optuna.distributions import BaseDistribution

Parameters = dict[str, str | int | float]


@dataclass(frozen=True)
class SearchSpace:
    """Empty: it stays as usual. rates: a few; rate_span: (lowest, highest), both or one of them.

    Networks have their width and depth with them: each is a choice of its own.
    """

    networks: tuple[NetworkChoice, ...] = (QUICK,)
    rates: tuple[float, ...] = ()
    rate_span: tuple[float, float] | None = None
    patches: tuple[int, ...] = ()
    losses: tuple[str, ...] = ()
    augments: tuple[str, ...] = ()
    _by_words: Mapping[str, NetworkChoice] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_words", {each.words: each for each in self.networks})

    def distributions(self) -> dict[str, BaseDistribution]:
        """Return what each parameter can be."""
        from optuna.distributions import CategoricalDistribution, FloatDistribution

        found: dict[str, BaseDistribution] = {
            name: CategoricalDistribution(each) for name, each in self._lists().items() if each
        }
        if self.rate_span is not None:
            found["learning_rate"] = FloatDistribution(*self.rate_span, log=True)
        return found

    def grid(self) -> Iterator[Parameters]:
        """Yield all of it; of a span of rates its ends and middle."""
        lists = self._lists()
        if self.rate_span is not None:
            low, high = self.rate_span
            lists["learning_rate"] = (low, math.sqrt(low * high), high)
        known = {name: each for name, each in lists.items() if each}
        for values in itertools.product(*known.values()):
            yield dict(zip(known, values, strict=True))

    @property
    def is_single(self) -> bool:
        """Tell whether there is one way of learning in it, whose cross-validation it is."""
        return self.rate_span is None and all(len(each) <= 1 for each in self._lists().values())

    def holds(self, parameters: Parameters) -> bool:
        """Tell whether this space could suggest them."""
        lists = {name: each for name, each in self._lists().items() if each}
        span = {"learning_rate"} if self.rate_span is not None else set()
        if set(parameters) != set(lists) | span:
            return False
        low, high = self.rate_span or (0.0, 0.0)
        return all(
            low <= float(value) <= high if name in span else value in lists[name]
            for name, value in parameters.items()
        )

    def felt(self, parameters: Parameters) -> Parameters:
        """Return parameters without those that mean nothing to their network."""
        unused = unused_settings(self._by_words[str(parameters["network"])].name)
        return {name: each for name, each in parameters.items() if name not in unused}

    def settings(self, parameters: Parameters) -> MethodChanges:
        """Return parameters as settings of a learner."""
        others = {name: each for name, each in parameters.items() if name != "network"}
        network = self._by_words[str(parameters["network"])].settings
        return tuple({**network, **others}.items())

    def _lists(self) -> dict[str, tuple[str | int | float, ...]]:
        return {
            "network": tuple(self._by_words),
            "learning_rate": self.rates,
            "patch_px": self.patches,
            "loss": self.losses,
            "augment": self.augments,
        }
