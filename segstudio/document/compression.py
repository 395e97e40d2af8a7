"""Ways to make a network smaller or quicker, by name, and which networks each can serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from segstudio.document.network_choice import DEFAULT_NETWORK, NETWORKS, PIXELS, NetworkChoice

PRUNE, CHANNELS, DISTIL = "prune", "channels", "distil"
INT8_DYNAMIC, INT8_STATIC = "int8-dynamic", "int8-static"
QUANTISED = (INT8_DYNAMIC, INT8_STATIC)
"""What becomes an ONNX file for other programs; the others become a version of the project."""
NARROWED = ("classic", "residual", "attention", "r2unet", "plain", "fcn")
"""Networks that are the same with fewer channels, and all of whose layers are told apart."""
LEAST_SHARE, MOST_SHARE = 0.05, 0.95


class Kind(NamedTuple):
    """words, source: for people. has_share: whether a share is left out. learns: it trains."""

    words: str
    source: str
    has_share: bool
    learns: bool


METHODS: Mapping[str, Kind] = {
    PRUNE: Kind(
        "the smallest weights of each layer become 0, then the others learn on; smaller where "
        "files are packed, no quicker",
        "Han et al. 2015",
        has_share=True,
        learns=True,
    ),
    CHANNELS: Kind(
        "the weakest channels of each layer go, then the others learn on; smaller and quicker",
        "Li et al. 2017",
        has_share=True,
        learns=True,
    ),
    INT8_DYNAMIC: Kind(
        "weights of 8 bits, as an ONNX file; how large features are is found at each run",
        "Jacob et al. 2018",
        has_share=False,
        learns=False,
    ),
    INT8_STATIC: Kind(
        "weights and features of 8 bits, as an ONNX file; measured once on images of the project",
        "Jacob et al. 2018",
        has_share=False,
        learns=False,
    ),
    DISTIL: Kind(
        f"a new “{DEFAULT_NETWORK}” network learns what this one says, on images without labels, "
        "too",
        "Hinton et al. 2015",
        has_share=False,
        learns=True,
    ),
}


class CompressionRefused(ValueError):
    """A method that is unknown, or that a network cannot be served by; the text says what can."""


@dataclass(frozen=True, slots=True)
class Compression:
    """What is to be done to a network. Raises CompressionRefused.

    share: of the weights or channels that go, LEAST_SHARE … MOST_SHARE. seconds, steps: of learning
    afterwards, whichever ends first; 0: any.
    """

    method: str
    share: float = 0.5
    seconds: float = 30.0
    steps: int = 0

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise CompressionRefused(
                f"There is no method “{self.method}”; there are {', '.join(METHODS)}."
            )
        if not LEAST_SHARE <= self.share <= MOST_SHARE:
            raise CompressionRefused(
                f"The share must lie between {LEAST_SHARE} and {MOST_SHARE}, not {self.share:g}."
            )
        if self.kind.learns and not (self.seconds > 0 or self.steps > 0):
            raise CompressionRefused("How long may it learn? Give seconds or steps.")

    @property
    def kind(self) -> Kind:
        """What the method is."""
        return METHODS[self.method]

    @property
    def is_quantised(self) -> bool:
        """Whether an ONNX file comes of it, and no version."""
        return self.method in QUANTISED

    @property
    def brief(self) -> str:
        """Return the method, and its share where it has one."""
        return f"{self.method} {self.share:.0%}" if self.kind.has_share else self.method

    def result(self, choice: NetworkChoice) -> NetworkChoice:
        """Return which network a network becomes. Raises CompressionRefused where it cannot."""
        if choice.name == PIXELS and self.method != DISTIL:
            raise CompressionRefused(
                f"“{PIXELS}” is a forest of trees: it has no layers to prune or quantise. Distil "
                "it, which makes a network of it."
            )
        if self.method in (DISTIL, CHANNELS) and choice.frames > 1:
            raise CompressionRefused(
                f"“{choice.name}” sees several images at once: it can be neither distilled nor "
                f"pruned by channels. Try {PRUNE} or {INT8_STATIC}."
            )
        if self.method == DISTIL:
            if choice.name == DEFAULT_NETWORK:
                raise CompressionRefused(
                    f"This network is the “{DEFAULT_NETWORK}” one already, which others are "
                    f"distilled into. Try {PRUNE} or {INT8_STATIC}."
                )
            return NetworkChoice()
        return self._narrowed(choice) if self.method == CHANNELS else choice

    def _narrowed(self, choice: NetworkChoice) -> NetworkChoice:
        span = NETWORKS[choice.name].width
        if choice.name not in NARROWED or span is None:
            raise CompressionRefused(
                f"The channels of “{choice.name}” cannot be pruned, only those of "
                f"{', '.join(NARROWED)}. Try {PRUNE}, {INT8_STATIC} or {DISTIL}."
            )
        width = max(int(span.low), round(choice.width * (1 - self.share)))
        if width >= choice.width:
            raise CompressionRefused(
                f"The width {choice.width} of “{choice.name}” leaves nothing to prune: "
                f"{span.low:g} is the least there is."
            )
        options = choice.depth, choice.activation, choice.dropout
        return NetworkChoice(choice.name, width, *options)


@dataclass(frozen=True, slots=True)
class NetworkSize:
    """How large and quick a network is. words: which one, for people.

    size_bytes: of its file; packed_bytes: of the same as a ZIP holds it. weights: numbers in it,
    zeros: those of them that are 0. mpx_per_s: megapixels predicted in a second, from memory.
    """

    words: str
    size_bytes: int
    packed_bytes: int
    weights: int
    zeros: int
    mpx_per_s: float
