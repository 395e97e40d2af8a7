"""How the open project's network learns, and that a person changes it live."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from segstudio.document.network_choice import NetworkChoice
from segstudio.worker import messages as m
from segstudio.workspace.events import Events


class MethodDesk:
    """Asks the engine; what is in force follows, and is on disk then, with the network."""

    def __init__(
        self, events: Events, send: Callable[[m.Request], None], save: Callable[[], None]
    ) -> None:
        """save: called after each change that was asked for, to write the checkpoint."""
        self._events = events
        self._send = send
        self._save = save
        self.settings: Mapping[str, str | int | float] = {}
        """All settings of the engine's learner by name; {} before a project is open."""
        self.checked: m.MethodChecked | None = None
        """The newest answer to `check`."""

    @property
    def network(self) -> NetworkChoice:
        """Which network learns."""
        return NetworkChoice.from_settings(self.settings) if self.settings else NetworkChoice()

    def choose(self, settings: Mapping[str, str | int | float]) -> None:
        """Learn so from now on; what is not named stays. See `SetMethod`.

        For a network take all of `NetworkChoice.settings`.
        """
        self._send(m.SetMethod(tuple(settings.items())))

    def check(self, settings: Mapping[str, str | int | float]) -> None:
        """Ask whether it could learn so; `Events.method_checked` tells of the answer."""
        self._send(m.CheckMethod(tuple(settings.items())))

    def note(self, report: m.MethodChanged | m.MethodChecked) -> None:
        """The engine tells what is in force, or whether it could learn so."""
        if isinstance(report, m.MethodChecked):
            self.checked = report
            self._events.method_checked.emit()
            return
        self.settings = dict(report.settings)
        self._events.method_changed.emit()
        if report.is_asked:
            self._save()
