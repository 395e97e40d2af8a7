"""What a person does with versions that are kept; each of it is on disk at once."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.worker import messages as m
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.version_comparison import VersionComparison


class KeptVersions:
    """Asks the engine; the list of `TrainingStatus.versions` follows."""

    def __init__(
        self,
        events: Events,
        comparison: VersionComparison,
        send: Callable[[m.Request], None],
        save: Callable[[], None],
    ) -> None:
        """save: called after each change, to write the checkpoint."""
        self._events = events
        self._send = send
        self._save = save
        self.comparison = comparison

    def roll_back(self, version: int) -> None:
        """Show a kept version again, and train on from it."""
        self._change(m.RollBack(version))

    def mark(self, version: int, note: str, is_pinned: bool) -> None:
        """Note something about a kept version, and whether it is pinned."""
        self._change(m.MarkVersion(version, note, is_pinned))

    def delete(self, version: int) -> None:
        """Forget a kept version."""
        self._change(m.DeleteVersion(version))

    def take_in(
        self, file: str, class_ids: tuple[tuple[int, int], ...], note: str, source: str = ""
    ) -> None:
        """Show a network from a file as a newer version; see `ImportNetwork`."""
        self._send(m.ImportNetwork(file, class_ids, note, source))

    def note_taken_in(self, outcome: m.NetworkImported) -> None:
        """The engine has taken a network in, or says why not."""
        if outcome.problem:
            self._events.notice.emit(Notice(outcome.problem, is_error=True))
            return
        now = f"The network is version {outcome.version} now."
        before = f"Version {outcome.pinned} is pinned." if outcome.pinned else ""
        self._events.notice.emit(Notice(Sentences(now, before)))
        self._save()

    def _change(self, request: m.VersionRequest) -> None:
        self._send(request)
        self._save()
