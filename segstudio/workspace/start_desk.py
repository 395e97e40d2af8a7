"""What the open project's network begins with: published weights, a file, another network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from segstudio.document.encoder_weights import ENCODERS
from segstudio.storage.layout import DATABASE_NAME
from segstudio.workspace.headless.weights_choice import is_encoder_file
from segstudio.workspace.job import Cancelled, Ticket
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.network_card import NetworkCard, NetworkRefused, match_classes, read_card
from segstudio.workspace.notice import Notice
from segstudio.workspace.project_network import project_card
from segstudio.workspace.sitting_parts import SittingParts
from segstudio.workspace.weights_download import encoder_file

Settings = Mapping[str, str | int | float]
"""What else is to change, see `MethodDesk.choose`."""
Start = Path | NetworkCard
"""Weights of an encoder, or a whole network."""

CANCELLED = "The download was cancelled. The network learns on as it was."


class StartDesk:
    """The network in force stays until what another one is to begin with is here and fits."""

    def __init__(self, parts: SittingParts, loop: LiveLoop) -> None:
        self._parts = parts
        self._loop = loop
        self._ticket: Ticket | None = None

    def look_at(
        self, place: Path, then: Callable[[Start], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Tell what a file is, or a project's folder. Errors are NetworkRefused, StorageError."""
        project = self._parts.desk.project
        own = None if project is None else project.folder
        self._parts.background.reader.run(lambda: _start_at(place, own), then, on_error)

    def begin_usually(self, settings: Settings) -> None:
        """Start anew, with nothing but what the network always knows."""
        self._loop.method.choose({**settings, "weights": ""}, is_anew=True)

    def begin_with_encoder(self, file: Path, settings: Settings) -> None:
        """Start anew with an encoder; the engine says so where the file is not what it takes."""
        self._loop.method.choose({**settings, "weights": str(file)})

    def begin_with_network(self, card: NetworkCard, settings: Settings) -> None:
        """Go on from a whole network, as far as its classes are this project's."""
        if settings:
            self._loop.method.choose(settings)
        pairs = match_classes(card, self._parts.classes.table).pairs
        self._loop.kept.take_in(str(card.file), pairs, f"from {card.source}", card.source)

    def begin_with_published(self, network: str, settings: Settings) -> None:
        """Start anew with published weights, downloaded by a job where they are not here yet.

        network: its name, one of `ENCODERS`. A download that is under way is given up.
        """
        board, store, encoder = self._parts.board, self._parts.desk.store, ENCODERS[network]
        if store is None:
            return
        if self._ticket is not None:
            board.cancel(self._ticket.job_id)
        ticket = board.open(f"Downloading {encoder.name} (MB)", encoder.size_mb)
        self._ticket = ticket

        def tell(done_mb: float, total_mb: float) -> None:
            if ticket.is_cancelled:
                raise Cancelled(CANCELLED)
            ticket.advance(round(done_mb), round(total_mb))

        def end(file: Path) -> None:
            board.close(ticket.job_id)
            if ticket.is_cancelled:
                self._fail(ticket, Cancelled(CANCELLED))
            elif self._parts.desk.store is store:
                self.begin_with_encoder(file, settings)

        def fail(error: Exception) -> None:
            board.close(ticket.job_id)
            self._fail(ticket, error)

        self._parts.background.jobs.run(lambda: encoder_file(encoder, tell), end, fail)

    def _fail(self, ticket: Ticket, error: Exception) -> None:
        """Say what became of a download, where no other one has taken its place."""
        if ticket is not self._ticket:
            return
        self._ticket = None
        if isinstance(error, Cancelled):
            self._parts.tell(str(error))
        else:
            self._parts.events.notice.emit(Notice.of_error(error))


def _start_at(place: Path, own: Path | None) -> Start:
    if place.is_dir() or place.name == DATABASE_NAME:
        return project_card(place, own)
    if not place.is_file():
        raise NetworkRefused(f"There is no file “{place}”. Check the name and the drive.")
    return place if is_encoder_file(place) else read_card(place)
