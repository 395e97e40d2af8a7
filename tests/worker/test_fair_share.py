from __future__ import annotations

from segstudio.worker.fair_share import FairShare


def test_both_get_their_share() -> None:
    now = 0.0
    share = FairShare(0.75, lambda: now)
    first = second = 0.0
    while now < 100:
        if share.is_first_next:
            with share.first():
                now += 0.3
            first += 0.3
        else:
            with share.second():
                now += 0.1
            second += 0.1
    assert abs(first / (first + second) - 0.75) < 0.05
