"""Sets how many threads torch computes with, from what its steps cost."""

from __future__ import annotations

from collections.abc import Callable

import torch

from segstudio.worker.thread_tuner import ThreadTuner


def thread_setter(threads: int | None) -> Callable[[float], None]:
    """Set the number of threads; return what to call with the seconds of each step.

    threads: a fixed number, or None to begin with torch's own choice and adapt.
    """
    if threads is not None:
        torch.set_num_threads(threads)
        return lambda seconds: None
    tuner = ThreadTuner(torch.get_num_threads())

    def note_step(seconds: float) -> None:
        tuner.note_step(seconds)
        if torch.get_num_threads() != tuner.threads:
            torch.set_num_threads(tuner.threads)

    return note_step
