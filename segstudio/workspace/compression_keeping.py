"""Keeping a network that was made smaller: as a version of the project, or as a file."""

from __future__ import annotations

from pathlib import Path

from segstudio.formats.errors import ImportFailed
from segstudio.formats.input_file import read_json
from segstudio.storage.atomic_file import write_atomically
from segstudio.workspace.compression_run import CompressionOutcome
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.network_card import KIND, MAX_BYTES, NetworkRefused, card_of
from segstudio.workspace.network_exchange import Checkpoint, import_network
from segstudio.workspace.project_opening import OpenedProject


def note_of(outcome: CompressionOutcome) -> str:
    """Return what is noted of the version: what was done, and what it costs."""
    before, after = outcome.rows[0], outcome.rows[-1]
    return f"{outcome.order.brief}: Dice {before.dice:.3f} before, {after.dice:.3f} after"


def keep_version(talk: EngineTalk, opened: OpenedProject, outcome: CompressionOutcome) -> int:
    """Show it from now on, as a newer version, and train on from it; the one before is pinned.

    Returns its number. Raises EngineFailed, NetworkRefused, StorageError.
    """
    ids, note = opened.classes.ids, note_of(outcome)
    checkpoint = Checkpoint(opened.info.checkpoint, ids, opened.newest_version)
    pairs = tuple((each, each) for each in ids)
    version = import_network(talk, checkpoint, outcome.file, pairs, note)
    opened.store.add_version(version, 0, None, note)
    return version


def check_free(out: Path) -> None:
    """Raise NetworkRefused where something other than an exported network is in the way."""
    card = card_of(out)
    if any(each.exists() for each in (out, card)) and not _is_ours(card):
        raise NetworkRefused(
            f"“{out}” is there already, and is not a network that SegStudio exported. Choose "
            "another name."
        )


def keep_file(outcome: CompressionOutcome, out: Path) -> None:
    """Write the network and its card to `out`, the card last. Raises StorageError, OSError,
    NetworkRefused.
    """
    check_free(out)
    write_atomically(out, outcome.file.read_bytes())
    write_atomically(card_of(out), card_of(outcome.file).read_bytes())


def _is_ours(card: Path) -> bool:
    try:
        found = read_json(card, MAX_BYTES)
    except ImportFailed:
        return False
    return isinstance(found, dict) and found.get("kind") == KIND
