"""What another project's network is, read beside it without PyTorch, to be gone on with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from segstudio.document.label_class import ClassTable
from segstudio.document.network_choice import NetworkChoice
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.headless.project_access import find_project
from segstudio.workspace.network_card import (
    MAX_BYTES,
    CardClass,
    NetworkCard,
    NetworkRefused,
)
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.report.report_details import stored_details

INDEX_NAME = "learner.json"


def project_card(path: Path, own: Path | None = None) -> NetworkCard:
    """Return the card of the version that another project shows, where `path` is in any way its.

    The card's file is the folder of the checkpoint. own: folder of the project that asks, which is
    no other one. Raises NetworkRefused, StorageError.
    """
    info = ProjectInfo(find_project(path))
    if own is not None and info.folder.resolve() == own.resolve():
        raise NetworkRefused(f"“{path}” is this project itself. Choose another one.")
    with ProjectStore.open(info.folder) as store:
        classes, licence = store.classes(), stored_details(store).licence
    file = info.checkpoint / INDEX_NAME
    try:
        if not file.is_file():
            raise NetworkRefused(
                f"There is no trained network in “{info.checkpoint.parent}”: “{info.name}” has to "
                "be trained first."
            )
        if file.stat().st_size > MAX_BYTES:
            raise NetworkRefused(f"“{file}” is larger than what tells of a network can be.")
        return _card(info, classes, licence, json.loads(file.read_text("utf-8")))
    except OSError as error:
        raise NetworkRefused(f"“{file}” cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        if isinstance(error, NetworkRefused):
            raise
        raise NetworkRefused(f"“{file}” does not tell of a network as it should.") from error


def _card(info: ProjectInfo, table: ClassTable, licence: str, said: Any) -> NetworkCard:
    shown = [each for each in said["versions"] if each["number"] == said["version"]]
    if not shown:
        raise NetworkRefused(
            f"“{info.name}” shows no version of its network that is kept: train it further first."
        )
    (row,) = shown
    learned, dice = row["learned_ids"], row.get("dice")
    known = [table.get(each) for each in row["class_ids"]]
    return NetworkCard(
        info.checkpoint,
        info.name,
        tuple(CardClass(e.id, e.name, e.id in learned) for e in known if e is not None),
        int(said["channels"]),
        int(row["number"]),
        float(dice) if isinstance(dice, int | float) and 0 <= dice <= 1 else None,
        licence,
        NetworkChoice.from_fields(row.get("network", {})),
        str(row.get("start") or ""),
    )
