"""Early stopping: how long training has gone on without a better held-out Dice."""

from __future__ import annotations

import math


class Patience:
    """Begins anew with each change of what is learned, as then the Dice are of something else.

    Source: Prechelt 1998 (Early stopping, but when?), the criterion of generalisation loss with
    steps in place of epochs.
    """

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Wait anew, from the next Dice on."""
        self._best = -math.inf
        self._best_step = 0

    def is_over(self, step: int, dice: float | None, most_steps: int) -> bool:
        """Take in what was measured at `step`; tell whether it is time to stop.

        dice: held out, 0 … 1; None where too little is held out: then it never is. most_steps:
        without a Dice above the best so far; 0: any number.
        """
        if dice is None:
            return False
        if dice > self._best:
            self._best, self._best_step = dice, step
        return 0 < most_steps <= step - self._best_step
