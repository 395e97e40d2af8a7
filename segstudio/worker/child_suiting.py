"""A new project learns with the network that suits the first image that is drawn in."""

from __future__ import annotations

from segstudio.document.suited_network import suited_network
from segstudio.worker.child_training import Training
from segstudio.worker.image_library import ImageLibrary
from segstudio.worker.messages import SetMethod


class Suiting:
    """Chooses once, and only where nobody has."""

    def __init__(self, is_open: bool, library: ImageLibrary, training: Training) -> None:
        """is_open: nobody has chosen the network, in an earlier sitting either."""
        self._is_open = is_open
        self._library = library
        self._training = training

    def note(self, request: object) -> None:
        """Somebody changes versions or how it learns: a loss alone chooses no network."""
        if not isinstance(request, SetMethod) or "network" in dict(request.settings):
            self._is_open = False

    def look(self, image_id: int) -> None:
        """Strokes have come to an image: choose by it where that is still open."""
        pixels = self._library.look(image_id) if self._is_open else None
        if pixels is not None:
            self._is_open = False
            settings = suited_network(pixels).settings
            self._training.change_versions(SetMethod(tuple(settings.items())))
