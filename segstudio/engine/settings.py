"""How a learner learns; the defaults were chosen by measuring (segstudio benchmark)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from segstudio.document.augmentation import USUAL
from segstudio.document.data_method import TEXTS
from segstudio.document.method_fit import check_fit
from segstudio.document.network_choice import (
    DEFAULT_NETWORK,
    NETWORKS,
    NetworkChoice,
    NetworkUnknown,
)
from segstudio.document.preparation import NONE
from segstudio.document.rules.rule_text import checked_rules_text
from segstudio.document.training_method import (
    DEFAULT_LOSS,
    DEFAULT_OPTIMIZER,
    DEFAULT_SCHEDULE,
    NUMBERS,
    MethodUnknown,
    checked_optimizer,
    checked_schedule,
    loss_terms,
    starts_otherwise,
)
from segstudio.engine.errors import EngineError


class SettingsRefused(EngineError):
    """A setting that is unknown, of the wrong type or out of range."""


@dataclass(frozen=True, slots=True)
class LearnerSettings:
    """Everything that can be tuned without touching code. Raises SettingsRefused."""

    patch_px: int = 128
    """Side of a training patch."""
    batch: int = 4
    """Patches in a step."""
    network: str = DEFAULT_NETWORK
    """Name of the network."""
    width: int = 0
    """Channels of the network's first stage; 0: as is usual for it."""
    depth: int = 0
    """How often the network halves the resolution; 0: as is usual for it."""
    activation: str = ""
    """Name of the network's activation; "": as is usual for it."""
    dropout: float = 0.0
    """Share of the network's features that is left out in training."""
    weights: str = ""
    """File of encoder weights that a new network begins with, as torchvision publishes them; "": it
    begins as is usual for it. Another network begins without it."""
    source: str = ""
    """What the network was taken over from, in words, where another one is gone on with; "" where
    it began by itself."""
    preparation: str = NONE
    """What is done to images before the network sees them: “denoise+clahe”."""
    learning_rate: float = 1e-3
    """The optimiser's rate right after new strokes."""
    known_rate: float = 0.3
    """Share of the learning rate for weights that were taught on photographs before."""
    weight_decay: float = 1e-2
    """The optimiser's decay."""
    loss: str = DEFAULT_LOSS
    """Name of the loss over labelled pixels, or a sum: “0.8*focal+0.2*dice”."""
    sampling: str = "balanced"
    """Name of how often patches are drawn around each class."""
    class_weights: str = "loss"
    """Name of a rule for weights of classes in the loss, or such by class id: “2=5,3=0.5”."""
    augment: str = USUAL
    """What patches go through before the network sees them: “usual,rotate=15”."""
    optimizer: str = DEFAULT_OPTIMIZER
    """Name of the optimiser."""
    momentum: float = 0.9
    """Of “sgd” and “nesterov”."""
    schedule: str = DEFAULT_SCHEDULE
    """Name of how the rate changes with the steps since the last new strokes."""
    schedule_steps: int = 1000
    """Steps that a schedule with an end takes."""
    max_gradient: float = 1.0
    """Longer gradients are clipped to this norm; 0: none is."""
    accumulate: int = 1
    """Batches whose gradients are gathered for a step."""
    rate_halves_steps_a_cell: int = 4
    """The rate is halved after so many steps without new strokes for each labelled cell of 64 px,
    and goes on as 1 / (1 + n): what there is little to learn from is soon learned by heart."""
    average_steps: int = 100
    """Longest memory of the averaged weights that predictions come from."""
    dice_share: float = 0.2
    """Share of the Dice loss in the loss “balanced”; the rest is cross-entropy."""
    agreement_weight: float = 0.3
    """Weight of the loss that draws borders to the image's edges; 0 switches it off."""
    teacher_weight: float = 1.0
    """Weight of the loss that holds unlabelled pixels to the averaged network; 0: none."""
    patience: int = 0
    """Steps without a better held-out Dice that end training; 0: it goes on and on."""
    pseudo_labels: float = 0.0
    """Confidence from which what the averaged network says of unlabelled pixels counts as drawn, on
    images without labels, too; 0: it never does."""
    mean_teacher: float = 0.0
    """Weight of the squared difference to what the averaged network says, on images without labels,
    too; 0: none."""
    gradient_checkpointing: int = 0
    """1: larger networks compute their stages twice, and keep less of them in memory."""
    mixed_precision: int = 1
    """0: training computes in float32 even where bfloat16 is quicker."""
    masked_images: int = 0
    """Steps in which a new network fills in hidden parts of images before labels count; 0: none."""
    adversarial: float = 0.0
    """Weight of a discriminator that tells drawn masks from predicted ones; 0: there is none."""
    adversarial_warm_up: int = 200
    """Steps over which that weight grows from 0."""
    rules_weight: float = 0.0
    """Weight of what predictions cost that break `rules`; 0: nothing."""
    rules: str = ""
    """The rules, as `document.rules.rule_text` has them; "": none."""
    mirrored_border: int = 0
    """1: what is predicted is shown to the network with the image mirrored beyond its border; else
    with zeros there, as its convolutions have it."""
    turns: int = 1
    """Mirrored and turned copies of an image whose predictions are averaged, 1 … 8."""
    is_network_open: int = 0
    """1: nobody has chosen the network yet, so that the first image drawn in may."""
    cache_bytes: int = 512 * 2**20
    """Bytes of lazily fetched images that are kept."""

    def __post_init__(self) -> None:
        for name, (low, high) in _RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise SettingsRefused(f"“{name}” must lie between {low} and {high}, not {value}.")
        try:
            loss_terms(self.loss)
            checked_optimizer(self.optimizer)
            checked_schedule(self.schedule)
            for name, text in TEXTS.items():
                text.check(getattr(self, name))
            checked_rules_text(self.rules)
            _ = self.choice
            check_fit(asdict(self))
        except (MethodUnknown, NetworkUnknown) as error:
            raise SettingsRefused(str(error)) from error

    @property
    def choice(self) -> NetworkChoice:
        """The network with its options."""
        options = self.width, self.depth, self.activation, self.dropout, self.preparation
        return NetworkChoice(self.network, *options)

    @property
    def start(self) -> str:
        """What the network began with: the name of a file or of a project; "": as is usual."""
        return self.source or Path(self.weights).name

    def begun_with(self, start: str) -> LearnerSettings:
        """Return these settings for a network of which only the name of its start is known."""
        return self if start == self.start else replace(self, weights="", source=start)

    @property
    def sight(self) -> tuple[int, bool]:
        """How images are shown to be predicted: copies of them, mirrored beyond their border."""
        return self.turns, bool(self.mirrored_border)

    @property
    def uses_unlabelled(self) -> bool:
        """Whether images without any label are learned from beside those with labels."""
        return bool(self.pseudo_labels or self.mean_teacher)

    def goes_on_from(self, before: LearnerSettings) -> bool:
        """Tell whether what was learned so is gone on with; else the network starts anew."""
        has_weights = self.choice.has_weights_of(before.choice)
        return has_weights and not starts_otherwise(asdict(self), asdict(before))

    def with_choice(self, choice: NetworkChoice) -> LearnerSettings:
        """Return these settings for another network."""
        return self if choice == self.choice else self.changed(choice.settings)

    def changed(self, values: Mapping[str, object]) -> LearnerSettings:
        """Return these settings with others for some names. Raises SettingsRefused.

        Another network begins without weights, and at its own usual rate where that was usual. A
        network that is named is chosen.
        """
        kept, name = asdict(self), values.get("network", self.network)
        if name != self.network and name in NETWORKS:
            kept["weights"] = ""
            if self.learning_rate == NETWORKS[self.network].learning_rate:
                kept["learning_rate"] = NETWORKS[str(name)].learning_rate
        if "network" in values:
            kept["is_network_open"] = 0
        return self.from_fields({**kept, **values})

    @classmethod
    def from_fields(cls, values: Mapping[str, object]) -> LearnerSettings:
        """Return settings from outside, such as JSON; unknown names are left out.

        Raises SettingsRefused for a wrong type or range.
        """
        defaults = cls()
        chosen: dict[str, object] = {}
        for field in fields(cls):
            if field.name not in values:
                continue
            value, default = values[field.name], getattr(defaults, field.name)
            if isinstance(default, float) and type(value) is int:
                value = float(value)
            if type(value) is not type(default):
                raise SettingsRefused(f"“{field.name}” is {value!r}, which it cannot be.")
            chosen[field.name] = value
        return cls(**chosen)  # type: ignore[arg-type]


_RANGES: dict[str, tuple[float, float]] = {
    "rate_halves_steps_a_cell": (1, 10**9),
    "average_steps": (1, 10**6),
    "dice_share": (0.0, 1.0),
    "known_rate": (0.0, 1.0),
    "agreement_weight": (0.0, 10.0),
    "teacher_weight": (0.0, 100.0),
    "cache_bytes": (0, 2**50),
    **{name: (number.low, number.high) for name, number in NUMBERS.items()},
}
