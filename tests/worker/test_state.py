from __future__ import annotations

import itertools

import pytest

from segstudio.worker.messages import EngineState, StateChanged
from segstudio.worker.state import LEGAL_MOVES, IllegalMove, StateMachine


def _at(state: EngineState) -> tuple[StateMachine, list[StateChanged]]:
    told: list[StateChanged] = []
    machine = StateMachine(told.append)
    if state is not EngineState.STARTING:
        machine.move(EngineState.IDLE)
        machine.move(state)
    told.clear()
    return machine, told


@pytest.mark.parametrize(("start", "end"), [*itertools.permutations(EngineState, 2)])
def test_only_legal_moves(start: EngineState, end: EngineState) -> None:
    machine, told = _at(start)
    if end in LEGAL_MOVES[start]:
        machine.move(end, "because")
        assert told == [StateChanged(end, "because")]
    else:
        with pytest.raises(IllegalMove, match=end.value):
            machine.move(end)
        assert machine.state is start
        assert told == []


def test_nothing_starts_again_by_itself() -> None:
    assert not any(EngineState.STARTING in targets for targets in LEGAL_MOVES.values())


def test_a_change_of_reason_or_classes_is_told_once() -> None:
    machine, told = _at(EngineState.WAITING_FOR_LABELS)
    for missing in ((1, 2), (1, 2), (2,)):
        machine.move(EngineState.WAITING_FOR_LABELS, "Draw.", missing)
    assert [each.missing_class_ids for each in told] == [(1, 2), (2,)]


def test_a_renewed_state_is_told_again_once() -> None:
    machine, told = _at(EngineState.IDLE)
    machine.renew()
    machine.move(EngineState.IDLE)
    machine.move(EngineState.IDLE)
    assert told == [StateChanged(EngineState.IDLE)]
