"""How predictions are refined by a fully connected conditional random field (CRF)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from segstudio.document.training_method import Number

NUMBERS: Mapping[str, Number] = {
    "appearance": Number(0.0, 100.0, 2.0, "weight of pixels near each other and alike in colour"),
    "position": Number(1.0, 200.0, 30.0, "how far those reach, in pixels"),
    "color": Number(1.0, 255.0, 10.0, "how alike, in 255ths of the image's range"),
    "smoothness": Number(0.0, 100.0, 2.0, "weight of pixels beside each other, of any colour"),
    "width": Number(0.3, 20.0, 1.5, "how far those reach, in pixels"),
    "iterations": Number(1, 20, 5, "steps of mean field", is_whole=True),
}


class RefinementUnknown(ValueError):
    """Parameters that cannot be; the text says what can be."""


@dataclass(frozen=True, slots=True)
class Refinement:
    """Weights and widths (standard deviations) of the two kernels, and the steps of mean field.

    See `NUMBERS` for meaning and ranges. Raises RefinementUnknown.
    Source: Krähenbühl and Koltun 2011, equation 3; Chen et al. 2015 (DeepLab), section 3.
    """

    appearance: float = 2.0
    position: float = 30.0
    color: float = 10.0
    smoothness: float = 2.0
    width: float = 1.5
    iterations: int = 5

    def __post_init__(self) -> None:
        for name, number in NUMBERS.items():
            value = getattr(self, name)
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if not is_number or not number.low <= value <= number.high:
                raise RefinementUnknown(
                    f"“{name}” must lie between {number.low:g} and {number.high:g}, not {value!r}."
                )
            if number.is_whole and value != int(value):
                raise RefinementUnknown(f"“{name}” must be a whole number, not {value!r}.")
            object.__setattr__(self, name, int(value) if number.is_whole else float(value))

    @classmethod
    def parsed(cls, text: str) -> Refinement:
        """Return the parameters in such as “appearance=5,position=60”; others are as usual.

        Raises RefinementUnknown.
        """
        chosen: dict[str, float] = {}
        for part in filter(None, (each.strip() for each in text.split(","))):
            name, _, said = (each.strip() for each in part.partition("="))
            if name not in NUMBERS:
                raise RefinementUnknown(
                    f"There is no parameter “{name}” of the refinement; there are "
                    f"{', '.join(NUMBERS)}, as in “appearance=5,position=60”."
                )
            try:
                chosen[name] = float(said)
            except ValueError:
                chosen[name] = math.nan
        return cls(**chosen)  # type: ignore[arg-type]

    @classmethod
    def from_json(cls, said: object) -> Refinement:
        """Return what `as_json` made, trusting nothing. Raises RefinementUnknown."""
        if not isinstance(said, Mapping):
            raise RefinementUnknown("It is not stored as a refinement is.")
        return cls(**{each.name: said[each.name] for each in fields(cls) if each.name in said})

    @property
    def reach_px(self) -> int:
        """How far around a window pixels are taken along: beyond, they hardly count."""
        of_kernels = (
            2 * self.position if self.appearance else 0.0,
            3 * self.width * self.iterations if self.smoothness else 0.0,
        )
        return min(MOST_REACH_PX, math.ceil(max(of_kernels)))

    @property
    def words(self) -> str:
        """Return what `parsed` takes."""
        return ",".join(f"{name}={value:g}" for name, value in asdict(self).items())

    def as_json(self) -> dict[str, float]:
        """Return all parameters by name."""
        return asdict(self)


MOST_REACH_PX = 128
"""A window of 512² is no more than 768² with it: what that takes is bounded."""
