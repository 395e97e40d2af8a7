"""The project's network made smaller in the sitting; kept where the person says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from segstudio.document.compression import Compression, CompressionRefused
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.compression_keeping import keep_file, note_of
from segstudio.workspace.compression_run import CompressionOutcome, CompressionRun, check_onnx
from segstudio.workspace.export_target import check_output
from segstudio.workspace.figures.network_jobs import NetworkJobs
from segstudio.workspace.job import Ticket
from segstudio.workspace.labelled_project import SittingProject
from segstudio.workspace.network_desk import SAVE_S
from segstudio.workspace.scoring.truth import DrawnTruth, Which

TITLE = "Making the network smaller"
NO_NETWORK = "There is no trained network yet. Draw strokes of two classes and let it learn."
NOTHING_LEFT = "No image is set aside for that. Use Image ▸ Split images…, and label some of them."


@dataclass(frozen=True, slots=True)
class CompressionWish:
    """least_dice: what is worse is refused. which: images that are measured."""

    order: Compression
    least_dice: float = 0.0
    which: Which = Which.HELD_OUT


class CompressionDesk:
    """`Events.networks_changed` tells of the start, of each step and of the end.

    outcome: of the newest one, until it is kept or another one begins.
    """

    def __init__(self, work: NetworkJobs) -> None:
        self.work = work
        self.outcome: CompressionOutcome | None = None
        self._folder: TemporaryDirectory[str] | None = None
        work.jobs.events.project_closed.connect(self.drop)

    @property
    def is_running(self) -> bool:
        """Whether a network is made smaller now."""
        return self.work.title == TITLE

    def problem(self, wish: CompressionWish) -> str:
        """Return why it cannot be done, as far as that is known before, or ""."""
        if not self.work.loop.status.versions:
            return NO_NETWORK
        truth = DrawnTruth(wish.which)
        if not any(truth.holds(each) for each in self.work.jobs.images):
            return NOTHING_LEFT
        try:
            wish.order.result(self.work.loop.method.network)
            if wish.order.is_quantised:
                check_onnx()
        except CompressionRefused as error:
            return str(error)
        return ""

    def start(self, wish: CompressionWish) -> None:
        """Do it with the network as it is now; that one is not touched."""
        work = self.work
        if work.title:
            return
        self.drop()
        self._folder = TemporaryDirectory(prefix="segstudio-")
        end = ".onnx" if wish.order.is_quantised else ".safetensors"
        file = Path(self._folder.name) / f"network{end}"
        work.loop.save_checkpoint()

        def make(project: SittingProject, ticket: Ticket) -> CompressionOutcome:
            work.loop.wait_saved(SAVE_S)
            found = CompressionRun(
                *(project, wish.order, wish.least_dice, wish.which),
                new_talk=lambda: work.new_talk(ticket),
            )

            def show(words: str, share: float, loss: float | None) -> None:
                work.show(ticket, words if loss is None else f"{words}: loss {loss:.3f}", share)

            return found.run(file, show)

        work.run(TITLE, make, self._take)

    def keep(self) -> None:
        """Let it be the project's network, as a newer version; the one before is pinned."""
        outcome = self.outcome
        if outcome is None or outcome.refusal or outcome.order.is_quantised:
            return
        pairs = tuple((each, each) for each in self.work.jobs.classes.ids)
        self.work.loop.kept.take_in(str(outcome.file), pairs, note_of(outcome))
        self._say(None)

    def write(self, path: Path) -> None:
        """Write the network of 8-bit integers and its card to `path`."""
        outcome = self.outcome
        if outcome is None or outcome.refusal or not outcome.order.is_quantised:
            return

        def write(records: Sequence[ImageRecord], _: Ticket) -> str:
            keep_file(outcome, check_output(path, records))
            return f"The network is in “{path}”, its card beside it."

        self.work.jobs.run("Writing the network", write, self.work.jobs.tell)

    def drop(self) -> None:
        """Forget what came of it; the network is as it was."""
        if self._folder is not None and not self.is_running:
            self._folder.cleanup()
            self._folder = None
        self._say(None)

    def _take(self, outcome: CompressionOutcome) -> None:
        self._say(outcome)

    def _say(self, outcome: CompressionOutcome | None) -> None:
        self.outcome = outcome
        self.work.jobs.events.networks_changed.emit()
