"""What to give up, step by step, when a device runs out of memory."""

from __future__ import annotations

import torch

from segstudio.engine.settings import LearnerSettings

SMALLEST_PATCH_PX = 64
_SIGNS = ("out of memory", "not enough memory", "can't allocate memory", "alloc_failed")


class MemoryBudget:
    """The batch and patch in use: smaller batches first, then smaller patches, then the CPU."""

    def __init__(self, settings: LearnerSettings) -> None:
        self.batch = settings.batch
        self.patch_px = settings.patch_px
        self.must_use_cpu = False

    def reduce(self, device: torch.device) -> str | None:
        """Give something up; return a sentence that says what, or None where nothing is left."""
        if self.batch > 1:
            self.batch //= 2
            return f"Memory of {device} is short: now {self.batch} patches in a step."
        if self.patch_px > SMALLEST_PATCH_PX:
            self.patch_px = max(SMALLEST_PATCH_PX, self.patch_px // 2)
            return f"Memory of {device} is short: now patches of {self.patch_px} px."
        if device.type != "cpu":
            self.must_use_cpu = True
            return f"Memory of {device} is used up: now on the CPU, which is slower."
        return None


def is_out_of_memory(error: RuntimeError) -> bool:
    """Tell whether the error means that a device has no memory left."""
    text = str(error).lower()
    return isinstance(error, torch.OutOfMemoryError) or any(sign in text for sign in _SIGNS)


def free_cached_memory(device: torch.device) -> None:
    """Give blocks that torch keeps for later back to the device."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()
