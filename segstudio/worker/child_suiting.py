"""A project learns with the network that suits the images that are drawn in."""

from __future__ import annotations

from segstudio.document.network_choice import QUICK
from segstudio.document.suited_network import suited_network
from segstudio.worker.child_training import Training
from segstudio.worker.image_library import ImageLibrary
from segstudio.worker.messages import SetMethod


class Suiting:
    """Goes over from the quick network to another one once, and only where nobody has chosen."""

    def __init__(self, is_open: bool, library: ImageLibrary, training: Training) -> None:
        """is_open: nobody has chosen the network, in an earlier sitting either."""
        self._is_open = is_open
        self._library = library
        self._training = training
        self._seen_ids: set[int] = set()

    def note(self, request: object) -> None:
        """Somebody changes versions or how it learns: a loss alone chooses no network."""
        if not isinstance(request, SetMethod) or "network" in dict(request.settings):
            self._is_open = False

    def look(self, image_id: int) -> None:
        """Strokes have come to an image: choose by it where that is still open."""
        is_new = self._is_open and image_id not in self._seen_ids
        pixels = self._library.look(image_id) if is_new else None
        if pixels is None:
            return
        self._seen_ids.add(image_id)
        network = suited_network(pixels)
        if network != QUICK:
            self._is_open = False
            self._training.change_versions(SetMethod(tuple(network.settings.items())))
