"""Whether the images are in an order that a network over frames could learn from."""

from __future__ import annotations

from segstudio.engine.errors import NetworkRefused
from segstudio.engine.settings import LearnerSettings
from segstudio.worker.image_library import ImageLibrary


def check_order(library: ImageLibrary, settings: LearnerSettings) -> None:
    """Raise NetworkRefused where the network sees neighbours, and no image known has one."""
    if settings.choice.frames > 1 and not library.is_in_order():
        raise NetworkRefused(
            f"The network “{settings.choice.name}” sees each image between its neighbours in the "
            "folder, but none here has an image of its size beside it. Put frames or slices of "
            "one size into one folder, or choose another network."
        )
