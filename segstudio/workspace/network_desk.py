"""Networks out of and into the open project, and folders predicted, as jobs of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segstudio.document.label_class import ClassError, ClassTable
from segstudio.document.refinement import Refinement
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.worker.messages import RecordTraining
from segstudio.workspace.folder_prediction import predict_folder
from segstudio.workspace.headless.engine_talk import EngineTalk, TalkCancelled
from segstudio.workspace.instance_run import export_instances, instance_folder
from segstudio.workspace.job import Ticket
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.network_card import (
    NetworkCard,
    about_classes,
    about_project,
    match_classes,
    network_file,
    read_card,
    with_classes_of,
)
from segstudio.workspace.network_exchange import Checkpoint, export_network, image_to_check_with
from segstudio.workspace.notice import Notice
from segstudio.workspace.prediction_output import PredictionOutput
from segstudio.workspace.project_opening import find_images
from segstudio.workspace.project_refinement import store_refinement, stored_refinement
from segstudio.workspace.project_rule_work import rule_work
from segstudio.workspace.project_rules import stored_rules, usable
from segstudio.workspace.refinement_desk import RefinementDesk
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts
from segstudio.workspace.start_desk import StartDesk

NICENESS = 10
"""The window goes first, then its own engine, then these."""
SAVE_S = 30.0

Work = Callable[[EngineTalk, Checkpoint, Ticket], str]
"""Does a job with an engine of its own and returns its report, in a sentence."""


class NetworkDesk:
    """Each job has an engine of its own, which reads the checkpoint: live training goes on."""

    def __init__(self, parts: SittingParts, loop: LiveLoop) -> None:
        self._parts = parts
        self._loop = loop
        self.refining = RefinementDesk(parts, loop)
        self.starts = StartDesk(parts, loop)

    def export(self, file: Path, version: int, licence: str = "") -> None:
        """Write a kept version to `file` (.onnx, else .safetensors) with a card beside it."""
        store, project = self._parts.desk.store, self._parts.desk.project
        if store is None or project is None:
            return
        path, table = network_file(file.absolute()), self._parts.classes.table
        records = list(self._parts.desk.images)
        reach = self._parts.background.disk.call

        def work(talk: EngineTalk, checkpoint: Checkpoint, ticket: Ticket) -> str:
            counts, drawn = reach(store.pixel_counts), reach(store.annotated_images)
            rules = usable(reach(lambda: stored_rules(store, table)))
            about = about_project(project.name, table, counts, records, drawn, licence, rules)
            image = image_to_check_with(records)
            outcome = export_network(talk, checkpoint, path, about, image, version)
            if outcome.difference is None:
                return f"Version {version} is in “{path}”, its card beside it."
            return (
                f"Version {version} is in “{path}”. ONNX Runtime says the same on “{image.name}” "
                f"within {outcome.difference:.0e}."
            )

        self._run(f"Exporting version {version}", 1, table, work)

    def export_instances(self, file: Path) -> None:
        """Write the network for instances to `file`, .onnx, with a card beside it."""
        project, table = self._parts.desk.project, self._parts.classes.table
        if project is None:
            return
        records = list(self._parts.desk.images)

        def work(talk: EngineTalk, checkpoint: Checkpoint, ticket: Ticket) -> str:
            image = image_to_check_with(records)
            network = instance_folder(project.folder), table.ids
            about = about_classes(project.name, table)
            difference = export_instances(talk, *network, file, about, image)
            return (
                f"The network for objects is in “{file}”. ONNX Runtime says the same on "
                f"“{image.name}” within {difference:.0e}."
            )

        self._run("Exporting the network for objects", 1, table, work)

    def look_at(
        self,
        file: Path,
        then: Callable[[NetworkCard], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Read the card of a network to import."""
        self._parts.background.reader.run(lambda: read_card(file), then, on_error)

    def take_in(self, card: NetworkCard, with_new_classes: bool) -> None:
        """Train on from that network; the version before it stays, pinned.

        with_new_classes: add those that the project lacks.
        """
        table = self._parts.classes.table
        if with_new_classes:
            try:
                table = with_classes_of(card, table)
            except ClassError as error:
                self._parts.tell(str(error), is_error=True)
                return
            if table is not self._parts.classes.table:
                self._parts.classes.replace_table(table)
        pairs = match_classes(card, table).pairs
        self._loop.kept.take_in(str(card.file), pairs, f"from {card.source}", card.source)

    def record(self, folder: str | None) -> None:
        """Write TensorBoard files of training into `folder` from now on; None: no more."""
        self._loop.send(RecordTraining(folder))

    def read_refinement(self, then: Callable[[Refinement], None]) -> None:
        """Tell how the project's predictions were refined last, or usually are."""
        store = self._parts.desk.store
        if store is not None:
            self._parts.background.disk.run(lambda: stored_refinement(store), then)

    def keep_refinement(self, refinement: Refinement) -> None:
        """Keep parameters with the project, for the next time."""
        store = self._parts.desk.store
        if store is not None:
            self._parts.background.disk.run(lambda: store_refinement(store, refinement))

    def predict_folder(
        self,
        source: Path,
        out: Path,
        with_confidence: bool = False,
        is_again: bool = False,
        with_rules: bool = False,
        refinement: Refinement | None = None,
    ) -> None:
        """Predict all images in `source` and below it into `out`; see `predict_folder`.

        with_rules: hold what is written to the project's rules. refinement: None for none; its
        parameters are the project's from then on.
        """
        store, table = self._parts.desk.store, self._parts.classes.table
        reach, source = self._parts.background.disk.call, source.absolute()
        if store is None:
            return

        def work(talk: EngineTalk, checkpoint: Checkpoint, ticket: Ticket) -> str:
            found = enumerate(find_images([source]), 1)
            records = [
                ImageRecord(number, location, ImageStatus.NEW, None, None)
                for number, location in found
            ]
            rules, _ = rule_work(store, table, False, reach) if with_rules else (None, [])
            if refinement is not None:
                reach(lambda: store_refinement(store, refinement))
            output = PredictionOutput(
                records, out, table, with_confidence, source, rules, refinement
            )
            report = predict_folder(talk, checkpoint, output, ticket.advance, is_again)
            said = rules.sentences() if rules is not None else []
            return Sentences(report.sentence(str(out)), *said)

        self._run(f"Predicting “{source.name}”", 0, table, work)

    def _run(self, title: str, total: int, table: ClassTable, work: Work) -> None:
        parts, project = self._parts, self._parts.desk.project
        if project is None:
            return
        self._loop.save_checkpoint()
        checkpoint = Checkpoint(project.checkpoint, table.ids)
        ticket = parts.board.open(title, total)

        def task() -> str:
            self._loop.wait_saved(SAVE_S)
            with EngineTalk(lambda: ticket.is_cancelled, NICENESS) as talk:
                return work(talk, checkpoint, ticket)

        def done(sentence: str) -> None:
            parts.board.close(ticket.job_id)
            parts.tell(sentence)

        def failed(error: Exception) -> None:
            parts.board.close(ticket.job_id)
            if isinstance(error, TalkCancelled):
                parts.tell("Cancelled. What is done stays, and is not done again the next time.")
            else:
                parts.events.notice.emit(Notice.of_error(error))

        parts.background.networks.run(task, done, failed)
