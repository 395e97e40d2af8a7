"""What a search in the window tries, and how long: as it is written, kept with the project."""

from __future__ import annotations

from dataclasses import dataclass, fields

from segstudio.document.network_list import networks_of
from segstudio.document.search_lists import augments_of, losses_of, patches_of, rates_of
from segstudio.workspace.tuning.search_space import SearchSpace


@dataclass(frozen=True, slots=True)
class TuningOrder:
    """networks … augments: lists as people write them; empty: as it is now.

    sampling: see `Sampling`. seconds: of training in each fold. minutes: no trial begins after.
    """

    networks: str = "quick"
    rates: str = "1e-4..1e-2"
    patches: str = ""
    losses: str = ""
    augments: str = ""
    sampling: str = "tpe"
    folds: int = 3
    seconds: int = 30
    minutes: int = 30

    def space(self) -> SearchSpace:
        """Return what is tried. Raises NetworkUnknown, MethodUnknown."""
        rates, span = rates_of(self.rates)
        found = patches_of(self.patches), losses_of(self.losses), augments_of(self.augments)
        return SearchSpace(tuple(networks_of(self.networks)), rates, span, *found)

    @classmethod
    def from_setting(cls, value: object) -> TuningOrder:
        """Return an order out of JSON; what cannot be is as usual."""
        known = value if isinstance(value, dict) else {}
        usual = cls()
        chosen = {
            each.name: known[each.name]
            for each in fields(cls)
            if type(known.get(each.name)) is type(getattr(usual, each.name))
        }
        return cls(**chosen)
