"""Networks that a project can learn with, by name, and what can be chosen of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from segstudio.document.preparation import NONE, preparation_steps, with_frames
from segstudio.document.training_method import MethodUnknown

ACTIVATIONS: Mapping[str, str] = {
    "relu": "max(0, x)",
    "leaky-relu": "x, or a hundredth of it below 0",
    "silu": "x · sigmoid(x)",
    "gelu": "x · Φ(x)",
    "tanh": "between -1 and 1",
}


@dataclass(frozen=True, slots=True)
class Span:
    """What a number may be, low … high, and what it is where nothing is asked for."""

    low: float
    high: float
    usual: float


@dataclass(frozen=True, slots=True)
class NetworkKind:
    """What a network is, and which options it has; None: it has not that one.

    words, source: for people. parameters: as it usually is, with three channels and two classes.
    needs: what not every machine has, "" for nothing. width: channels of
    the first stage. depth: how often the resolution is halved. dropout: share of features.
    learning_rate: at which it learns with the default optimiser, where nothing else is asked for.
    frames: images in their order that it sees at once, its own in the middle.
    """

    words: str
    source: str
    parameters: int
    needs: str = ""
    width: Span | None = None
    depth: Span | None = None
    activation: str | None = None
    dropout: Span | None = None
    learning_rate: float = 1e-3
    frames: int = 1


DEFAULT_NETWORK, PHOTO, PIXELS = "quick", "photo", "pixels"


def _unet(
    words: str,
    source: str,
    parameters: int,
    needs: str = "a GPU, or a smaller width",
    width: Span = Span(4, 128, 64),
    depth: Span = Span(1, 6, 4),
    learning_rate: float = 1e-3,
    frames: int = 1,
) -> NetworkKind:
    """Return a kind with all options, by default those of the classic U-Net."""
    dropout = Span(0.0, 0.9, 0.0)
    return NetworkKind(
        words, source, parameters, needs, width, depth, "relu", dropout, learning_rate, frames
    )


NETWORKS: Mapping[str, NetworkKind] = {
    DEFAULT_NETWORK: NetworkKind(
        "a small U-Net that knows something before the first stroke; learns in seconds on a CPU",
        "Ronneberger et al. 2015, changed",
        564_738,
    ),
    PHOTO: NetworkKind(
        "a U-Net whose encoder knows photographs: tells what is in a picture, not only its colours",
        "Ronneberger et al. 2015, changed; Tan and Le 2019",
        2_337_304,
    ),
    "classic": _unet(
        "the U-Net as published, 64 to 1024 channels, with padding",
        "Ronneberger et al. 2015",
        31_031_810,
    ),
    "residual": _unet(
        "a U-Net whose stages add to what they are given: deep ones learn more easily",
        "Zhang et al. 2018",
        32_439_362,
    ),
    "attention": _unet(
        "a U-Net that weighs, place by place, what its skip connections hand across",
        "Oktay et al. 2018",
        31_380_934,
    ),
    "self-attention": _unet(
        "a U-Net whose coarsest features look at the whole window; not for detail alone",
        "Vaswani et al. 2017; Wang et al. 2018",
        39_431_682,
    ),
    "r2unet": _unet(
        "a U-Net whose convolutions are repeated: sees far with few weights, and is slow",
        "Alom et al. 2018",
        35_631_490,
    ),
    "plain": _unet(
        "convolutions and poolings, scores enlarged: the textbook's first step; coarse borders",
        "LeCun et al. 1998; Long et al. 2015",
        93_506,
        needs="",
        width=Span(4, 128, 32),
        depth=Span(1, 5, 2),
    ),
    "fcn": _unet(
        "FCN-8s on the layers of VGG-16; nothing finer than 8 pixels, so not for small objects",
        "Long et al. 2015",
        20_487_490,
        depth=Span(3, 5, 5),
        learning_rate=1e-4,  # at 1e-3 its loss explodes, as it has no norms
    ),
    "deeplab-mobilenet": NetworkKind(
        "DeepLabV3 on MobileNetV3: sees what is around a place at several distances",
        "Chen et al. 2017; Howard et al. 2019",
        11_020_642,
        needs="torchvision, and many labels or weights",
    ),
    "deeplab-resnet50": NetworkKind(
        "DeepLabV3 on ResNet-50: the same, larger, at twice the resolution",
        "Chen et al. 2017; He et al. 2016",
        39_634_498,
        needs="torchvision, a GPU, and many labels or weights",
    ),
    "segformer": NetworkKind(
        "a transformer, SegFormer-B0's design without its weights: learns from many labels",
        "Xie et al. 2021",
        3_714_658,
        needs="many labels",
        width=Span(8, 64, 32),
    ),
    "convlstm": _unet(
        "a U-Net that sees each image between its neighbours in the folder: frames or slices",
        "Shi et al. 2015; Ronneberger et al. 2015",
        3_624_994,
        needs="images in order, of one size",
        width=Span(4, 64, 16),
        depth=Span(1, 5, 3),
        frames=3,
    ),
    PIXELS: NetworkKind(
        "a pixel classifier: fixed filters, and a forest of trees that is grown in a moment",
        "Geurts et al. 2006; Sommer et al. 2011",
        12_290,
        depth=Span(1, 6, 3),
    ),
}


class NetworkUnknown(ValueError):
    """A name or an option that cannot be; the text says what can be."""


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """A network by name, with its options. Raises NetworkUnknown.

    width, depth: 0, activation: "": what is usual for the network, which they become; options that
    it has not stay so. All fields can be written to JSON.
    """

    name: str = DEFAULT_NETWORK
    width: int = 0
    depth: int = 0
    activation: str = ""
    dropout: float = 0.0
    preparation: str = NONE

    def __post_init__(self) -> None:
        if self.name not in NETWORKS:
            raise NetworkUnknown(
                f"There is no network “{self.name}”; there are {', '.join(NETWORKS)}."
            )
        kind = NETWORKS[self.name]
        for option, span in (("width", kind.width), ("depth", kind.depth)):
            object.__setattr__(self, option, int(self._number(option, span)))
        object.__setattr__(self, "dropout", float(self._number("dropout", kind.dropout)))
        object.__setattr__(self, "activation", self._activation(kind.activation))
        try:
            preparation_steps(self.preparation)
        except MethodUnknown as error:
            raise NetworkUnknown(str(error)) from error

    @classmethod
    def from_fields(cls, values: Mapping[str, object]) -> NetworkChoice:
        """Return a choice from outside, such as JSON; unknown names are left out.

        Raises NetworkUnknown.
        """
        chosen: dict[str, object] = {}
        for field in fields(cls):
            value, usual = values.get(field.name, field.default), field.default
            if isinstance(usual, float) and type(value) is int:
                value = float(value)
            if type(value) is not type(usual):
                raise NetworkUnknown(f"“{field.name}” is {value!r}, which it cannot be.")
            chosen[field.name] = value
        return cls(**chosen)  # type: ignore[arg-type]

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> NetworkChoice:
        """Return the choice in settings of a learner; the default where they are older than it.

        Raises NetworkUnknown.
        """
        return cls.from_fields({**settings, "name": settings.get("network", DEFAULT_NETWORK)})

    def has_weights_of(self, other: NetworkChoice) -> bool:
        """Tell whether what another network learned fits this one: all but the dropout is alike."""
        return {**asdict(self), "dropout": 0.0} == {**asdict(other), "dropout": 0.0}

    @property
    def frames(self) -> int:
        """Return how many images in order the network sees at once."""
        return NETWORKS[self.name].frames

    @property
    def seen_as(self) -> str:
        """Return what is done to images before the network sees them, with its frames."""
        return with_frames(self.preparation, self.frames)

    @property
    def settings(self) -> dict[str, str | int | float]:
        """Return the settings of a learner that make up the choice, by name."""
        values = asdict(self)
        return {"network": values.pop("name"), **values}

    @property
    def options(self) -> dict[str, str | int | float]:
        """Return the options that the network has, by name; a preparation where there is one."""
        kind, values = NETWORKS[self.name], asdict(self)
        has = {name: getattr(kind, name, None) is not None for name in OPTIONS}
        has["preparation"] = self.preparation != NONE
        return {name: values[name] for name in OPTIONS if has[name]}

    @property
    def words(self) -> str:
        """Return what people read: the name, and the options."""
        options = ", ".join(f"{name} {value}" for name, value in self.options.items())
        return f"{self.name} ({options})" if options else self.name

    @property
    def brief(self) -> str:
        """Return the name, and the options that are other than usual."""
        usual = NetworkChoice(self.name).options
        told = [f"{name} {each}" for name, each in self.options.items() if each != usual.get(name)]
        return f"{self.name} ({', '.join(told)})" if told else self.name

    def _number(self, option: str, span: Span | None) -> float:
        value: float = getattr(self, option)
        if span is None:
            if value:
                raise self._without(option)
            return 0
        value = value or span.usual
        if not span.low <= value <= span.high:
            raise NetworkUnknown(
                f"The {option} of “{self.name}” must lie between {span.low:g} and {span.high:g}, "
                f"not {value:g}."
            )
        return value

    def _activation(self, usual: str | None) -> str:
        if usual is None and self.activation:
            raise self._without("activation")
        if self.activation and self.activation not in ACTIVATIONS:
            raise NetworkUnknown(
                f"There is no activation “{self.activation}”; there are {', '.join(ACTIVATIONS)}."
            )
        return self.activation or usual or ""

    def _without(self, option: str) -> NetworkUnknown:
        return NetworkUnknown(f"The {option} of the network “{self.name}” cannot be chosen.")


OPTIONS = tuple(field.name for field in fields(NetworkChoice) if field.name != "name")
QUICK = NetworkChoice()
"""The default."""
