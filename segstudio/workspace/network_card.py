"""The card of an exported network, read without PyTorch, and whose classes are whose."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from segstudio import __version__
from segstudio.document.label_class import MAX_CLASS_ID, ClassTable
from segstudio.document.network_choice import NetworkChoice
from segstudio.document.rules.rule import Rule
from segstudio.storage.image_record import ImageRecord, real_images
from segstudio.workspace.plural import counted
from segstudio.workspace.project_rules import told

WEIGHTS_SUFFIX, ONNX_SUFFIX, CARD_SUFFIX = ".safetensors", ".onnx", ".json"
KIND = "segstudio-network"
MAX_BYTES = 4 * 2**20
MAX_NAME = 200
NO_LICENCE = "not stated: ask whoever trained it before you pass it on"


class NetworkRefused(ValueError):
    """A network's file that cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class CardClass:
    """A class as the card tells of it."""

    id: int
    name: str
    is_learned: bool


@dataclass(frozen=True, slots=True)
class NetworkCard:
    """What is known of a network before it is read. file: its weights. dice: held out there.

    choice: which network it is. start: what it began with itself, "" where that is as usual.
    """

    file: Path
    project: str
    classes: tuple[CardClass, ...]
    channels: int
    version: int
    dice: float | None
    licence: str
    choice: NetworkChoice
    start: str = ""

    @property
    def source(self) -> str:
        """What the network is called: as its file, or as its project where it lies in one."""
        return self.file.name if self.file.suffix else self.project


@dataclass(frozen=True, slots=True)
class ClassMatch:
    """rows: each class of the card, and this project's class of that name or None.

    unknown: names of this project's classes that the network does not know.
    """

    rows: tuple[tuple[CardClass, int | None], ...]
    unknown: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """(theirs, ours) of the classes that are the same."""
        return tuple((each.id, ours) for each, ours in self.rows if ours is not None)

    @property
    def is_enough(self) -> bool:
        """Whether there is something to tell apart: two classes that the network has learned."""
        return sum(each.is_learned and ours is not None for each, ours in self.rows) >= 2


def network_file(path: Path) -> Path:
    """Return the file of a network for any of the names that a person may give it."""
    if path.suffix == CARD_SUFFIX:
        path = path.with_suffix("")
    if path.suffix in (WEIGHTS_SUFFIX, ONNX_SUFFIX):
        return path
    return path.with_name(path.name + WEIGHTS_SUFFIX)


def card_of(file: Path) -> Path:
    """Return where the card of a network's file is."""
    return file.with_name(file.name + CARD_SUFFIX)


def read_card(path: Path) -> NetworkCard:
    """Read the card of a network that can be imported, trusting nothing. Raises NetworkRefused."""
    file = network_file(path.absolute())
    if file.suffix == ONNX_SUFFIX:
        raise NetworkRefused(
            f"“{path}” is for other programs; SegStudio imports the {WEIGHTS_SUFFIX} file. Export "
            "the network as that."
        )
    card_file = card_of(file)
    try:
        if not file.is_file():
            raise NetworkRefused(f"There is no network “{file}”. Check the name and the drive.")
        if not card_file.exists():
            raise NetworkRefused(
                f"There is no card “{card_file.name}” beside “{file}”. Of a network that SegStudio "
                "exported, copy both. Weights of an encoder alone are taken by Train ▸ Training "
                "method, and by “segstudio train --weights”."
            )
        if card_file.stat().st_size > MAX_BYTES:
            raise NetworkRefused(f"“{card_file}” is larger than a card can be.")
        return _card(file, json.loads(card_file.read_text("utf-8")))
    except OSError as error:
        raise NetworkRefused(
            f"The card “{card_file}” cannot be read ({error.strerror}). It belongs beside the "
            "network: copy both."
        ) from error
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        if isinstance(error, NetworkRefused):
            raise
        raise NetworkRefused(
            f"“{card_file}” is not the card of a network that SegStudio exported."
        ) from error


def match_classes(card: NetworkCard, table: ClassTable) -> ClassMatch:
    """Match the classes by name, without regard to letter case; each of ours once."""
    free = {each.name.strip().casefold(): each for each in table}
    rows = []
    for theirs in card.classes:
        ours = free.pop(theirs.name.strip().casefold(), None)
        rows.append((theirs, None if ours is None else ours.id))
    return ClassMatch(tuple(rows), tuple(each.name for each in free.values()))


def with_classes_of(card: NetworkCard, table: ClassTable) -> ClassTable:
    """Return the table with the learned classes of the card that it lacks at its end.

    Raises ClassError.
    """
    for theirs, ours in match_classes(card, table).rows:
        if ours is None and theirs.is_learned:
            table = table.added(theirs.name)
    return table


def about_project(
    name: str,
    classes: ClassTable,
    counts: Mapping[int, int],
    images: Collection[ImageRecord],
    drawn: Collection[ImageRecord],
    licence: str = "",
    rules: Sequence[Rule] = (),
) -> str:
    """Return what a project says of a network that it exports, as JSON.

    counts: labelled pixels of each class id. images: of the project. drawn: those that anything is
    drawn on. Synthetic images are counted by themselves.
    rules: that the project holds predictions to; whoever uses the network applies them.
    """
    all_real, real = len(real_images(images)), len(real_images(drawn))
    made = len(drawn) - real
    also = f", and from {counted(made, 'synthetic image')}" if made else ""
    limits = [
        f"It learned from strokes on {real} of {counted(all_real, 'image')} of one "
        f"project{also}. On images that look different, expect less, and look before you trust it.",
        "Each pixel gets one of its classes: what is none of them gets the likeliest.",
        "The held-out figures are of strokes on images that it was trained on elsewhere, not of "
        "images that it never saw.",
    ]
    about = _about(name, classes, licence) | {
        "data": {
            "images": all_real,
            "images_drawn_on": real,
            "synthetic_images": made,
            "labelled_pixels": {each.name: counts.get(each.id, 0) for each in classes},
        },
        "rules": told(rules, classes),
        "limits": limits,
    }
    return json.dumps(about, ensure_ascii=False)


def about_classes(name: str, classes: ClassTable, licence: str = "") -> str:
    """Return the same for its network for instances, whose own card tells what it learned from."""
    return json.dumps(_about(name, classes, licence), ensure_ascii=False)


def _about(name: str, classes: ClassTable, licence: str) -> dict[str, Any]:
    return {
        "made_with": f"SegStudio {__version__}",
        "exported": datetime.now(UTC).isoformat(timespec="seconds"),
        "project": name,
        "licence": licence.strip() or NO_LICENCE,
        "classes": [{"id": each.id, "name": each.name, "color": each.color} for each in classes],
    }


def _card(file: Path, said: Any) -> NetworkCard:
    if said["kind"] != KIND:
        raise NetworkRefused(f"“{file}” has a card of another kind.")
    classes = tuple(_class(each) for each in said["classes"])
    ids = {each.id for each in classes}
    if not classes or len(ids) != len(classes):
        raise NetworkRefused(f"The card of “{file}” names no classes, or one twice.")
    figures = said.get("figures") or {}
    dice = figures.get("held_out_dice")
    return NetworkCard(
        file,
        str(said.get("project", ""))[:MAX_NAME],
        classes,
        int(said["network"]["channels"]),
        int(figures.get("version", 0)),
        float(dice) if isinstance(dice, int | float) and 0 <= dice <= 1 else None,
        str(said.get("licence", ""))[: 10 * MAX_NAME],
        NetworkChoice.from_fields(said["network"].get("choice", {})),
        str(said["network"].get("began_with") or "")[:MAX_NAME],
    )


def _class(row: Any) -> CardClass:
    if not isinstance(row["id"], int) or not 1 <= row["id"] <= MAX_CLASS_ID:
        raise ValueError
    return CardClass(row["id"], str(row["name"])[:MAX_NAME], row.get("is_learned") is True)
