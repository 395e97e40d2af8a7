"""The engine's states and the moves between them that make sense."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.worker.messages import EngineState, StateChanged

_WORKING = frozenset(
    {
        EngineState.IDLE,
        EngineState.WAITING_FOR_LABELS,
        EngineState.TRAINING,
        EngineState.PREDICTING,
        EngineState.FAILED,
    }
)
LEGAL_MOVES: dict[EngineState, frozenset[EngineState]] = {
    EngineState.STARTING: frozenset({EngineState.IDLE, EngineState.FAILED}),
    EngineState.IDLE: _WORKING,
    EngineState.WAITING_FOR_LABELS: _WORKING,
    EngineState.TRAINING: _WORKING,
    EngineState.PREDICTING: _WORKING,
    EngineState.FAILED: frozenset({EngineState.IDLE, EngineState.FAILED}),
}
"""Work begins from IDLE only once the engine runs; what failed is idle before it works again."""


class IllegalMove(ValueError):
    """A change of state that the engine never makes: a mistake in the program."""


class StateMachine:
    """Holds the state, and tells about each change of the state, its reason or missing classes."""

    def __init__(self, on_change: Callable[[StateChanged], None]) -> None:
        self._on_change = on_change
        self._shown = StateChanged(EngineState.STARTING)
        self._is_told = True

    @property
    def state(self) -> EngineState:
        """The state at present."""
        return self._shown.state

    def move(
        self, state: EngineState, reason: str = "", missing_class_ids: tuple[int, ...] = ()
    ) -> None:
        """Go to `state`; silent where all is as before. Raises IllegalMove, nothing changed."""
        change = StateChanged(state, reason, missing_class_ids)
        if change == self._shown and self._is_told:
            return
        if state is not self.state and state not in LEGAL_MOVES[self.state]:
            raise IllegalMove(f"The engine cannot go from {self.state.value} to {state.value}.")
        self._shown, self._is_told = change, True
        self._on_change(change)

    def renew(self) -> None:
        """Tell the next state even where it is the same: somebody waits to hear it."""
        self._is_told = False
