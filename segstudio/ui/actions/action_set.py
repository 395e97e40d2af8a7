"""The actions of one window, made from the table and kept true to the session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from segstudio.ui.actions.spec import ActionSpec
from segstudio.ui.actions.table import action_table
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.icons import Icons
from segstudio.ui.translation import translate

if TYPE_CHECKING:
    from segstudio.ui.commands import Commands

SHORTCUTS_KEY = "shortcuts"
"""Settings hold {action id: [keys]} for the shortcuts that the person changed."""


class ActionSet(QObject):
    """One QAction for each row of the table, looked up by id."""

    def __init__(self, commands: Commands, icons: Icons) -> None:
        """Make none yet: `build` does."""
        super().__init__(commands.window)
        self._commands = commands
        self._icons = icons
        self._session = commands.session
        self._actions: dict[str, QAction] = {}
        self._specs: dict[str, ActionSpec] = {}
        self._later = Coalesced(self.refresh, 0, self)

    def build(self) -> Iterator[None]:
        """Make the actions, one between two turns."""
        for spec in action_table(self._session.toolbox.tools):
            self._add(spec)
            yield
        self._connect()
        self.refresh()
        yield

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[tuple[ActionSpec, QAction]]:
        return ((spec, self._actions[spec.id]) for spec in self._specs.values())

    def set_keys(self, action_id: str, keys: list[str] | None) -> None:
        """Give an action other shortcuts, or its own again with None; kept in the settings."""
        changed = _changed_keys(self._commands.settings.get(SHORTCUTS_KEY, {}))
        changed.pop(action_id, None)
        spec = self._specs[action_id]
        if keys is not None and tuple(keys) != spec.keys:
            changed[action_id] = keys
        self._commands.settings.set(SHORTCUTS_KEY, changed)
        self._give_keys(spec, self._actions[action_id])

    def own_keys(self, action_id: str) -> tuple[str, ...]:
        """Return the shortcuts that an action comes with."""
        return self._specs[action_id].keys

    def refresh(self) -> None:
        """Bring words, ticks and usability up to date."""
        for spec, action in self:
            action.setEnabled(spec.is_enabled(self._session))
            if spec.is_checked is not None:
                action.setChecked(spec.is_checked(self._session))
            if spec.object_name is not None:
                name = spec.object_name(self._session)
                action.setText(f"{_words(spec.text)}: {name}" if name else _words(spec.text))

    def _add(self, spec: ActionSpec) -> None:
        action = QAction(_words(spec.text), self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.is_checked is not None)
        action.setAutoRepeat(spec.repeats)
        if spec.icon:
            self._icons.give(action, spec.icon)
        action.triggered.connect(lambda: self._run(spec))
        self._actions[spec.id] = action
        self._specs[spec.id] = spec
        self._give_keys(spec, action)
        self._commands.window.addAction(action)

    def _run(self, spec: ActionSpec) -> None:
        spec.run(self._commands)
        self._later.request()

    def _give_keys(self, spec: ActionSpec, action: QAction) -> None:
        changed = _changed_keys(self._commands.settings.get(SHORTCUTS_KEY, {}))
        action.setShortcuts([QKeySequence(each) for each in changed.get(spec.id, spec.keys)])
        action.setToolTip(tool_tip(_words(spec.text), action.shortcut(), _words(spec.tip)))

    def _connect(self) -> None:
        events = self._session.events
        for signal in (
            events.project_opened,
            events.project_closed,
            events.image_opened,
            events.image_failed,
            events.classes_changed,
            events.layers_changed,
            events.tool_changed,
            events.history_changed,
            events.objects_changed,
            events.training_changed,
        ):
            signal.connect(self._later.request)


def tool_tip(text: str, keys: QKeySequence, tip: str) -> str:
    """Return what a tooltip says: the name, its shortcut, and a second line where there is one."""
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    first = f"{text.rstrip('…')} ({shown})" if shown else text.rstrip("…")
    return f"{first}\n{tip}" if tip else first


def _words(text: str) -> str:
    """Return a text of the table in the person's language."""
    return translate("Actions", text) if text else ""


def _changed_keys(stored: object) -> dict[str, list[str]]:
    """Return the changed shortcuts in the settings, leaving out what is none."""
    if not isinstance(stored, dict):
        return {}
    return {
        action_id: [str(key) for key in keys]
        for action_id, keys in stored.items()
        if isinstance(action_id, str) and isinstance(keys, list)
    }
