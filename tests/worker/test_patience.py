"""Early stopping: when it is enough, and that a new stroke lets training go on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.document.region import Region
from segstudio.worker.messages import (
    EngineState,
    SetLive,
    SetMethod,
    SetPurposes,
    StateChanged,
    Stepped,
)
from segstudio.worker.patience import Patience
from tests.worker.conftest import BACKGROUND, BLOB

if TYPE_CHECKING:
    from tests.worker.conftest import Sitting


def test_it_is_over_after_so_many_steps_without_a_better_dice() -> None:
    patience = Patience()
    dices = [(10, 0.5), (20, 0.6), (30, 0.6), (40, 0.59), (50, 0.6)]
    assert [patience.is_over(step, dice, 30) for step, dice in dices] == [False] * 4 + [True]
    assert not patience.is_over(60, 0.61, 30)
    assert not patience.is_over(1000, None, 30)
    assert not patience.is_over(1000, 0.1, 0)
    patience.restart()
    assert not patience.is_over(1000, 0.1, 30)
    assert patience.is_over(1030, 0.1, 30)


def test_training_stops_early_and_goes_on_with_a_stroke(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(SetMethod((("patience", 3), ("patch_px", 32), ("batch", 1))))
    measured, drawn = sitting.add_blobs(), sitting.add_blobs()
    sitting.send(SetPurposes(held_out_ids=frozenset({measured})))
    sitting.draw(measured, BACKGROUND, Region(0, 0, 256, 20), 1)
    sitting.draw(measured, BLOB, Region(50, 50, 20, 20), 2)
    sitting.draw_both(drawn)
    sitting.send(SetLive(True))
    early = sitting.wait(StateChanged, lambda each: "stopped early" in each.reason)
    assert early.state is EngineState.IDLE
    assert "in 3 steps" in early.reason
    sitting.draw(drawn, BACKGROUND, Region(0, 130, 20, 20), 3)
    sitting.wait(StateChanged, lambda each: each.state is EngineState.TRAINING)
    sitting.wait(Stepped)
