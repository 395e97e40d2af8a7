"""A Mask R-CNN on disk: a safetensors file, and a JSON file beside it that says what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from torch import nn

from segstudio.document.instance_choice import BACKBONES, LEAST_SIDE_PX, MOST_SIDE_PX
from segstudio.engine.errors import CheckpointBroken
from segstudio.engine.instances.network import build
from segstudio.engine.weights_file import encoded, load_weights, read_limited, write_atomically

WEIGHTS_NAME, CARD_NAME = "instances.safetensors", "instances.json"
_MAX_CARD_BYTES = 2**20
_MOST_CLASSES = 2**16


@dataclass(frozen=True, slots=True)
class InstanceCard:
    """class_ids: of the project, in the network's order. side_px: of images as it sees them."""

    backbone: str
    class_ids: tuple[int, ...]
    side_px: int


def save(folder: Path, network: nn.Module, card: InstanceCard) -> None:
    """Write both files, each whole or not at all; the folder is made. Raises OSError."""
    state = {name: each.detach().cpu().contiguous() for name, each in network.state_dict().items()}
    content, sha256 = encoded(state)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / WEIGHTS_NAME, content)
    told = {**asdict(card), "sha256": sha256}
    write_atomically(folder / CARD_NAME, json.dumps(told, indent=1).encode())


def load(folder: Path) -> tuple[nn.Module, InstanceCard]:
    """Read a network that `save` wrote. Raises CheckpointBroken, NetworkRefused."""
    path = folder / CARD_NAME
    if not path.exists():
        raise CheckpointBroken(
            "There is no network for instances yet; train one with “segstudio instances train”."
        )
    try:
        told = json.loads(read_limited(path, _MAX_CARD_BYTES))
        card, sha256 = _card(told), str(told["sha256"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CheckpointBroken(
            f"“{path}” does not tell what the network for instances is ({error}); train it again."
        ) from error
    weights = load_weights(folder / WEIGHTS_NAME, sha256)
    network = build(card.backbone, len(card.class_ids))
    try:
        network.load_state_dict(weights)
    except RuntimeError as error:
        raise CheckpointBroken(
            f"“{folder / WEIGHTS_NAME}” is not the network that “{path}” tells of; train it again."
        ) from error
    return network.eval(), card


def _card(told: Mapping[str, Any]) -> InstanceCard:
    card = InstanceCard(told["backbone"], tuple(map(int, told["class_ids"])), int(told["side_px"]))
    if card.backbone not in BACKBONES:
        raise ValueError(f"no backbone is called “{card.backbone}”")
    if not 0 < len(card.class_ids) < _MOST_CLASSES:
        raise ValueError("it names no classes")
    if not LEAST_SIDE_PX <= card.side_px <= MOST_SIDE_PX:
        raise ValueError(f"images of {card.side_px} px a side")
    return card
