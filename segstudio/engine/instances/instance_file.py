"""A Mask R-CNN on disk: a safetensors file, and a JSON file beside it that says what it is."""

from __future__ import annotations

import json
from pathlib import Path

from torch import nn

from segstudio.document.instance_card import (
    CARD_NAME,
    MAX_CARD_BYTES,
    WEIGHTS_NAME,
    InstanceCard,
)
from segstudio.engine.errors import CheckpointBroken
from segstudio.engine.instances.network import build
from segstudio.engine.weights_file import encoded, load_weights, read_limited, write_atomically


def save(folder: Path, network: nn.Module, card: InstanceCard) -> None:
    """Write both files, each whole or not at all; the folder is made. Raises OSError."""
    state = {name: each.detach().cpu().contiguous() for name, each in network.state_dict().items()}
    content, sha256 = encoded(state)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / WEIGHTS_NAME, content)
    write_atomically(folder / CARD_NAME, json.dumps(card.as_json(sha256), indent=1).encode())


def load(folder: Path) -> tuple[nn.Module, InstanceCard]:
    """Read a network that `save` wrote. Raises CheckpointBroken, NetworkRefused."""
    path = folder / CARD_NAME
    if not path.exists():
        raise CheckpointBroken(
            "There is no network for instances yet; train one with “segstudio instances train”, or "
            "in the window with Train, Find objects."
        )
    try:
        told = json.loads(read_limited(path, MAX_CARD_BYTES))
        card, sha256 = InstanceCard.from_json(told), str(told["sha256"])
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
