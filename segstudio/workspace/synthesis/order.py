"""What is asked for when images are to be made, and what there is to make them from."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.document.mask_recombination import MaskRecombination
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import SET_ASIDE, ImageRecord, ImageStatus
from segstudio.storage.project_store import ProjectStore
from segstudio.worker.messages import RealPair, SynthesizeImages
from segstudio.workspace.known_mask import Reach, on_this_thread

MOST_IMAGES = 1000
MOST_PAIRS = 64
"""Real images that a generator learns from; those with the class first."""
LEAST_SIDE_PX = 128
SIDE_PX = 384
"""Of what is made, where images are not smaller."""
SPARE_BYTES = 256 * 2**20
"""That must be left on the disk."""


class NothingToMake(ValueError):
    """No images can be made; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class SynthesisOrder:
    """class_id: of which more is wanted. seconds: of learning."""

    class_id: int
    count: int = 20
    seconds: float = 300.0
    seed: int = 0


def checked_class(name: str, table: ClassTable) -> int:
    """Return the id of a class. Raises NothingToMake."""
    found = {each.name.casefold(): each.id for each in table}.get(name.strip().casefold())
    if found is None:
        names = ", ".join(f"“{each.name}”" for each in table)
        raise NothingToMake(f"There is no class “{name}” in the project; there are {names}.")
    return found


def request_of(
    job_id: int,
    order: SynthesisOrder,
    store: ProjectStore,
    table: ClassTable,
    folder: Path,
    reach: Reach = on_this_thread,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> SynthesizeImages:
    """Return what the engine is asked for; masks are read and drawn here, no pixels are.

    folder: of the project. Raises NothingToMake, ClassNowhere, StorageError.
    """
    ids = table.ids
    if order.class_id == ids[0]:
        raise NothingToMake("The first class is the background: there is enough of it.")
    records = _usable(reach(store.annotated_images))
    counts = {each.id: reach(lambda each=each: store.pixel_counts(each.id)) for each in records}  # type: ignore[misc]
    if not any(counts[each.id].get(order.class_id) for each in records):
        name = next(each.name for each in table if each.id == order.class_id)
        raise NothingToMake(
            f"“{name}” is drawn on none of the {len(records):,} reviewed images that may be "
            "learned from. Draw it somewhere, and mark the images as reviewed."
        )
    records.sort(key=lambda each: not counts[each.id].get(order.class_id))
    pairs, smallest = [], SIDE_PX
    for record in records[:MOST_PAIRS]:
        if is_cancelled():
            break
        shape = record.shape or read_size(record.path)
        smallest = min(smallest, *shape)
        mask = reach(lambda record=record, shape=shape: store.read_mask(record.id, shape))  # type: ignore[misc]
        pairs.append(RealPair(record.location, mask.class_ids))
    _check_size(smallest)
    _check_disk(folder, order.count * smallest**2 * 6)
    masks = [each.class_ids for each in pairs]
    made = MaskRecombination(masks, order.class_id, ids[0], order.seed)
    drawn: Sequence[MaskArray] = [made.draw(smallest) for _ in range(order.count)]
    wanted = tuple(drawn), ids, order.class_id, order.seconds, order.seed
    return SynthesizeImages(job_id, tuple(pairs), *wanted)


def _usable(annotated: Sequence[ImageRecord]) -> list[ImageRecord]:
    """Return the reviewed real images that may be learned from. Raises NothingToMake."""
    found = [
        each
        for each in annotated
        if each.is_for_engine
        and not each.is_synthetic
        and each.split not in SET_ASIDE
        and each.status is ImageStatus.REVIEWED
    ]
    if not found:
        raise NothingToMake(
            "Images are made after reviewed ones, and no image that may be learned from is "
            "reviewed. Finish some (Ctrl+Enter), or import whole masks and mark them as reviewed."
        )
    return found


def _check_size(smallest_px: int) -> None:
    if smallest_px < LEAST_SIDE_PX:
        raise NothingToMake(
            f"A reviewed image is only {smallest_px} px a side; a generator needs {LEAST_SIDE_PX}. "
            "Exclude small images, or leave this out."
        )


def _check_disk(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise NothingToMake(
            f"{needed / 2**20:,.0f} MiB are needed on the disk of “{folder}”, with "
            f"{SPARE_BYTES / 2**20:,.0f} to spare; {free / 2**20:,.0f} are free. Make room, or "
            "fewer images."
        )
