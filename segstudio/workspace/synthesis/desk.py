"""Synthetic images of the open project: made beside the sitting, shown in its list, taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from segstudio.document.mask_edit import MaskArray
from segstudio.storage.image_record import ImageRecord, Split
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.figures.network_jobs import NetworkJobs
from segstudio.workspace.job import Ticket
from segstudio.workspace.labelled_project import SittingProject
from segstudio.workspace.plural import counted
from segstudio.workspace.project_desk import ProjectDesk
from segstudio.workspace.synthesis.making import paint_images
from segstudio.workspace.synthesis.order import SynthesisOrder, request_of
from segstudio.workspace.synthesis.synthetic_images import add_images, remove_files

TITLE = "Making synthetic images"
_JOB = 1
Added = tuple[list[ImageRecord], dict[int, int]]
"""Images, and their labelled pixels of each class."""


class SynthesisDesk:
    """An engine of its own makes them; `Events.networks_changed` tells how far it is.

    `Events.images_changed` tells that some came or went.
    """

    def __init__(
        self,
        work: NetworkJobs,
        desk: ProjectDesk,
        remove: Callable[[Iterable[int]], object],
        tell_purposes: Callable[[], object],
    ) -> None:
        """remove: takes images out of the sitting. tell_purposes: lets the engine learn them."""
        self._work = work
        self._desk = desk
        self._remove = remove
        self._tell_purposes = tell_purposes
        self.count = 0
        """Synthetic images in the project, as far as it is known."""
        work.jobs.events.project_opened.connect(self._read)
        work.jobs.events.images_changed.connect(self._read)

    @property
    def is_running(self) -> bool:
        """Whether images are being made."""
        return self._work.title == TITLE

    @property
    def is_free(self) -> bool:
        """Whether some could be made now: no other network is trained beside the project's."""
        return not self._work.title

    @property
    def share(self) -> float:
        """How far it is, 0 … 1."""
        return self._work.share

    def start(self, order: SynthesisOrder) -> None:
        """Make images; the list gets all of them at the end, or none."""
        jobs = self._work.jobs
        name = next((each.name for each in jobs.classes if each.id == order.class_id), "")

        def make(project: SittingProject, ticket: Ticket) -> Added:
            store, reach, folder = (
                project.store.store,
                jobs.background.disk.call,
                project.info.folder,
            )
            request = request_of(_JOB, order, store, project.classes, folder, reach)
            found: list[Added] = []

            def keep(painted: list[tuple[Path, MaskArray]]) -> None:
                found.append(reach(lambda: _added(store, painted)))

            def tell(done: int, total: int) -> None:
                self._work.show(ticket, "", done / max(1, total))

            with self._work.new_talk(ticket) as talk:
                paint_images(talk, request, folder, name, keep, tell)
            return found[0]

        self._work.run(TITLE, make, self._take)

    def cancel(self) -> None:
        """Have enough of it: none is made then."""
        if self.is_running:
            self._work.cancel()

    def delete_all(self) -> None:
        """Take all of them out of the project, their files, too."""
        jobs, store, project = self._work.jobs, self._desk.store, self._desk.project
        if store is None or project is None:
            return

        def take(gone: list[ImageRecord]) -> None:
            if self._desk.store is not store or not gone:
                return
            self._remove([each.id for each in gone])
            told = f"Deleted: {counted(len(gone), 'synthetic image')}."
            jobs.background.disk.run(
                lambda: remove_files(project.folder, gone, project.predictions),
                lambda _: jobs.tell(told),
            )

        jobs.background.disk.run(lambda: [e for e in store.images() if e.is_synthetic], take)

    def _take(self, added: Added) -> None:
        records, counts = added
        self._desk.take_added(records, counts)
        self._tell_purposes()
        jobs = self._work.jobs
        jobs.tell(f"Added {counted(len(records), 'synthetic image')}; they are learned from now.")

    def _read(self) -> None:
        store = self._desk.store
        if store is not None:
            read = store.review.splits
            self._work.jobs.background.disk.run(read, self._note, lambda _: None)

    def _note(self, splits: dict[Split, int]) -> None:
        self.count = splits.get(Split.SYNTHETIC, 0)
        self._work.jobs.events.networks_changed.emit()


def _added(store: ProjectStore, painted: list[tuple[Path, MaskArray]]) -> Added:
    records, counts = add_images(store, painted), Counter[int]()
    for each in records:
        counts.update(store.pixel_counts(each.id))
    return records, dict(counts)
