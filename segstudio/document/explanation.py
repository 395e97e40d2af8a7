"""What a network can be asked about what it says of an image, by name, and what answers mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.document.training_method import Number

GRADCAM, OCCLUSION, FEATURES = "gradcam", "occlusion", "features"
DROPOUT, ENSEMBLE = "dropout", "ensemble"


@dataclass(frozen=True, slots=True)
class ExplanationKind:
    """title, words: for people. zero_words, high_words: what the ends of its scale mean;
    against_words: what its lower end means where values lie below 0. needs_class: whether it is
    asked of a class. is_quick: whether an answer takes one pass, so that it can follow a hand.
    """

    title: str
    words: str
    source: str
    zero_words: str
    high_words: str
    against_words: str = ""
    needs_class: bool = True
    is_quick: bool = False


EXPLANATIONS: Mapping[str, ExplanationKind] = {
    GRADCAM: ExplanationKind(
        "Seg-Grad-CAM",
        "where the network's features speak for a class",
        "Vinogradova et al. 2020; Selvaraju et al. 2017",
        "nothing",
        "most",
        is_quick=True,
    ),
    OCCLUSION: ExplanationKind(
        "Occlusion",
        "what happens to a class when a square of the image is hidden",
        "Zeiler and Fergus 2014",
        "does not matter",
        "is needed",
        "speaks against it",
    ),
    FEATURES: ExplanationKind(
        "Feature maps",
        "what the network's features respond to",
        "Zeiler and Fergus 2014",
        "nothing",
        "strong",
        "below 0",
        needs_class=False,
        is_quick=True,
    ),
    DROPOUT: ExplanationKind(
        "Uncertainty by dropout",
        "where networks with parts left out at random disagree",
        "Gal and Ghahramani 2016; Houlsby et al. 2011",
        "they agree",
        "they disagree",
        needs_class=False,
    ),
    ENSEMBLE: ExplanationKind(
        "Uncertainty by versions",
        "where the newest versions of the network disagree",
        "Lakshminarayanan et al. 2017; Huang et al. 2017",
        "they agree",
        "they disagree",
        needs_class=False,
    ),
}
LAYERS: Mapping[str, str] = {
    "deepest": "the coarsest features, the bottleneck of a U-Net",
    "finest": "the finest features that the last layer sees",
}
NUMBERS: Mapping[str, Number] = {
    "square_px": Number(4, 256, 32, "side of the squares that are hidden, in pixels", True),
    "channel": Number(0, 65535, 0, "which feature map; 0: the mean strength of all", True),
    "passes": Number(2, 200, 20, "how often parts are left out", True),
}


class ExplanationUnknown(ValueError):
    """A method or a number that cannot be; the text says what can be."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. Raises ExplanationUnknown.

    class_id: of the class that is asked about; 0 where none is needed. place: (row, column) of the
    region of that class that is asked about, or of the pixel where another class is seen; None: all
    pixels of the class in sight. layer, square_px, channel, passes: see LAYERS and NUMBERS.
    """

    method: str = GRADCAM
    class_id: int = 0
    place: tuple[int, int] | None = None
    layer: str = "deepest"
    square_px: int = 32
    channel: int = 0
    passes: int = 20

    def __post_init__(self) -> None:
        for word, known, what in (
            (self.method, EXPLANATIONS, "explanation"),
            (self.layer, LAYERS, "layer"),
        ):
            if word not in known:
                raise ExplanationUnknown(
                    f"There is no {what} “{word}”; there are {', '.join(known)}."
                )
        for name, number in NUMBERS.items():
            value = getattr(self, name)
            if type(value) is not int or not number.low <= value <= number.high:
                raise ExplanationUnknown(
                    f"“{name}” must be a whole number between {number.low:g} and {number.high:g}, "
                    f"not {value!r}."
                )


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """An answer. values: (region.height, region.width) float32, low … high.

    low: below 0 where values can speak against; else 0. asked_px: pixels that were asked about; 0
    where the method asks about none. maps: feature maps there were; place_px: side of what one of
    their places stands for.
    """

    question: Question
    region: Region
    values: npt.NDArray[np.float32]
    low: float
    high: float
    asked_px: int = 0
    maps: int = 0
    place_px: int = 1

    @property
    def kind(self) -> ExplanationKind:
        """What was asked for."""
        return EXPLANATIONS[self.question.method]

    @property
    def low_words(self) -> str:
        """What the lower end of its scale means."""
        return self.kind.against_words if self.low < 0 else self.kind.zero_words
