"""A network by itself: a safetensors file and a JSON card beside it, which says how to use it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from segstudio.document.network_choice import NETWORKS, QUICK, NetworkChoice
from segstudio.engine.checkpoint import load_checkpoint
from segstudio.engine.errors import CheckpointBroken, CheckpointNotSaved, VersionRefused
from segstudio.engine.input_card import OUTPUT, input_card
from segstudio.engine.json_fields import Fields
from segstudio.engine.predictor import Predictor
from segstudio.engine.stored_image import MAX_CHANNELS
from segstudio.engine.version_shelf import KeptVersion, VersionNote
from segstudio.engine.weights_file import (
    SUFFIX,
    Weights,
    encoded,
    load_weights,
    read_limited,
    write_atomically,
)

KIND = "segstudio-network"
INSTANCES_KIND = "segstudio-instances"
"""Of a network that finds objects; it is exported alone."""
FORMAT = 1
MAX_CARD_BYTES = 4 * 2**20

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ForeignNetwork:
    """A network from a file. class_ids: what its rows of scores mean there."""

    class_ids: tuple[int, ...]
    learned_ids: tuple[int, ...]
    channels: int
    weights: Weights
    choice: NetworkChoice = QUICK


def card_path(path: Path) -> Path:
    """Return where the card of a network's file is: beside it, under its whole name."""
    return path.with_name(f"{path.name}.json")


def check_target(path: Path) -> None:
    """Raise CheckpointNotSaved where something other than an exported network is in the way."""
    for each in (path, card_path(path)):
        if each.exists() and not _is_ours(card_path(path)):
            raise CheckpointNotSaved(
                f"“{each}” is there already, and is not a network that SegStudio exported. Choose "
                "another name."
            )


def network_card(kept: KeptVersion, predictor: Predictor, about: Card) -> Card:
    """Return the card of a version. about: what the project says of itself, taken as it is."""
    network = predictor.network
    known = [
        {**each, "is_learned": each["id"] in predictor.learned_ids} for each in _classes(about)
    ]
    by_id = {each["id"]: each for each in known}
    rows = [
        by_id.get(each, {"id": each, "name": f"class {each}", "is_learned": False})
        for each in predictor.class_ids
    ]
    return {
        "kind": KIND,
        "format": FORMAT,
        **about,
        "classes": rows,
        "network": {
            "name": kept.choice.name,
            "words": NETWORKS[kept.choice.name].words,
            "choice": asdict(kept.choice),
            "began_with": kept.note.start or None,
            **network.told(),
            "channels": network.image_channels,
            "multiple_px": network.multiple_px,
            "context_px": network.context_px,
        },
        "input": input_card(network),
        "output": dict(OUTPUT),
        "figures": _figures(kept.note),
    }


def write_network(path: Path, predictor: Predictor, card: Card) -> None:
    """Write weights and card, each atomically, the card last. Raises CheckpointNotSaved."""
    tensors = predictor.network.state_dict().items()
    content, digest = encoded({name: each.cpu().contiguous() for name, each in tensors})
    write_with_card(path, content, {**card, "weights": {"file": path.name, "sha256": digest}})


def write_with_card(path: Path, content: bytes, card: Card) -> None:
    """Write a network's file and its card. Raises CheckpointNotSaved."""
    text = json.dumps(card, indent=1, ensure_ascii=False, allow_nan=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
        write_atomically(card_path(path), f"{text}\n".encode())
    except OSError as error:
        raise CheckpointNotSaved(
            f"The network could not be written to “{path}”: {error.strerror or error}. Make room "
            "or choose another place."
        ) from error


def read_network(path: Path) -> ForeignNetwork:
    """Read what `write_network` wrote, trusting nothing in it. Raises CheckpointBroken.

    path: may be a folder with a checkpoint, too; the network is the one that is shown there, then.
    """
    if path.is_dir():
        return _shown_in(path)
    if path.suffix != SUFFIX:
        raise CheckpointBroken(f"“{path}” is not a network to import; choose a {SUFFIX} file.")
    fields = Fields(card_path(path), _card(card_path(path)))
    if fields.text("kind") != KIND or fields.integer("format", 1, 2**31) > FORMAT:
        raise CheckpointBroken(f"“{card_path(path)}” is of a newer SegStudio, or of another tool.")
    rows = [Fields(card_path(path), each) for each in fields.rows("classes")]
    ids = [each.integer("id", 1, 2**16 - 1) for each in rows]
    if not ids or len(set(ids)) != len(ids):
        raise fields.broken("classes")
    learned = (each for each, row in zip(ids, rows, strict=True) if row["is_learned"] is True)
    network = Fields(card_path(path), fields["network"])
    weights = Fields(card_path(path), fields["weights"])
    return ForeignNetwork(
        tuple(ids),
        tuple(learned),
        network.integer("channels", 1, MAX_CHANNELS),
        load_weights(path, weights.text("sha256")),
        network.choice("choice"),
    )


def matched(network: ForeignNetwork, ours: dict[int, int]) -> ForeignNetwork:
    """Return the network with only the classes that are in `ours`, by theirs, under our ids.

    Raises VersionRefused where fewer than two learned classes are left, CheckpointBroken.
    """
    rows = [row for row, each in enumerate(network.class_ids) if each in ours]
    learned = tuple(ours[each] for each in network.learned_ids if each in ours)
    if len(set(learned)) < 2:
        raise VersionRefused(
            "Fewer than two classes of that network are in this project; give classes the same "
            "names first."
        )
    weights = dict(network.weights)
    for name in ("head.weight", "head.bias"):
        tensor = weights.get(name)
        if tensor is None or tensor.ndim < 1 or tensor.shape[0] != len(network.class_ids):
            raise CheckpointBroken("The weights do not fit the classes that the card tells.")
        weights[name] = tensor[rows].contiguous()
    ids = tuple(ours[network.class_ids[row]] for row in rows)
    return replace(network, class_ids=ids, learned_ids=learned, weights=weights)


def _shown_in(folder: Path) -> ForeignNetwork:
    saved = load_checkpoint(folder)
    kept = next((each for each in saved.versions if each.note.number == saved.version), None)
    if kept is None or saved.channels is None:
        raise CheckpointBroken(f"“{folder}” holds no network that could be shown: train it first.")
    ids = kept.class_ids, kept.learned_ids
    return ForeignNetwork(*ids, saved.channels, kept.weights, kept.choice)


def _classes(about: Card) -> list[Card]:
    return [each for each in about.get("classes", []) if isinstance(each, dict) and "id" in each]


def _figures(note: VersionNote) -> Card:
    return {
        "version": note.number,
        "step": note.step,
        "strokes": note.strokes,
        "created_s": note.created_s,
        "note": note.text,
        "held_out_dice": note.dice,
        "held_out_dice_95": note.interval,
        "calibration_error": note.calibration and note.calibration.error,
        "temperature_applied": note.temperature,
    }


def _card(path: Path) -> object:
    try:
        return json.loads(read_limited(path, MAX_CARD_BYTES))
    except (ValueError, RecursionError) as error:
        raise CheckpointBroken(f"“{path}” is not valid JSON ({error}).") from error


def _is_ours(path: Path) -> bool:
    try:
        card = _card(path)
    except CheckpointBroken:
        return False
    return isinstance(card, dict) and card.get("kind") in (KIND, INSTANCES_KIND)
