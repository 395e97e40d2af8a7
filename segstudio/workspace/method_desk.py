"""How the open project's network learns, and that a person changes it live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from segstudio.document.network_choice import NetworkChoice
from segstudio.worker import messages as m
from segstudio.workspace.events import Events
from segstudio.workspace.project_rules import RULES_SETTING

_WEIGHT = "rules_weight"


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
        self._rules: str | None = None
        self._told_rules: str | None = None

    @property
    def network(self) -> NetworkChoice:
        """Which network learns."""
        return NetworkChoice.from_settings(self.settings) if self.settings else NetworkChoice()

    @property
    def start(self) -> str:
        """What the network began with: the name of a file or of a project; "": as is usual."""
        return str(self.settings.get("source") or Path(self.weights).name)

    @property
    def weights(self) -> str:
        """The file of the encoder that the network began with; "" for none."""
        return str(self.settings.get("weights", ""))

    def choose(self, settings: Mapping[str, str | int | float], is_anew: bool = False) -> None:
        """Learn so from now on; what is not named stays. See `SetMethod`.

        For a network take all of `NetworkChoice.settings`.
        """
        if settings.get(_WEIGHT) and self._rules is not None:
            settings = {**settings, RULES_SETTING: self._rules}
        self._send(m.SetMethod(tuple(settings.items()), is_anew))

    def hold_to(self, rules: str | None) -> None:
        """The project's rules are these now (`rules_text`); None: they are not known."""
        self._rules, self._told_rules = rules, None
        self._follow_rules()

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
        self._follow_rules()
        if report.is_asked:
            self._save()

    def _follow_rules(self) -> None:
        """Let the network learn from the rules of now where it learns from others; ask once."""
        rules = self._rules
        if rules is None or rules in (self._told_rules, self.settings.get(RULES_SETTING)):
            return
        if self.settings.get(_WEIGHT):
            self._told_rules = rules
            self.choose({RULES_SETTING: rules})
