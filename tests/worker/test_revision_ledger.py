from __future__ import annotations

from segstudio.worker.revision_ledger import RevisionLedger


def test_an_edit_is_learned_after_a_step() -> None:
    ledger = RevisionLedger()
    ledger.note_edit(1, revision=1, step=0)
    ledger.note_edit(2, revision=5, step=3)
    assert ledger.learned(0) == {}
    assert ledger.learned(3) == {1: 1}
    ledger.note_edit(1, revision=2, step=4)
    assert ledger.learned(4) == {1: 1, 2: 5}
    assert ledger.learned(5) == {1: 2, 2: 5}


def test_an_image_left_out_is_forgotten() -> None:
    ledger = RevisionLedger()
    ledger.note_edit(1, 1, 0)
    ledger.learned(1)
    ledger.note_edit(1, 2, 1)
    ledger.forget(1)
    assert ledger.learned(9) == {}
