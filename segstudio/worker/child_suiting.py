"""A project learns with the network that suits the images that are drawn in."""

from __future__ import annotations

from segstudio.document.network_choice import QUICK
from segstudio.document.suited_network import suited_network
from segstudio.engine.errors import ImageRefused
from segstudio.engine.learner import Learner
from segstudio.worker.child_training import Training
from segstudio.worker.messages import SetMethod


class Suiting:
    """Goes over from the quick network to another one once, and only where nobody has chosen."""

    def __init__(self, learner: Learner, training: Training) -> None:
        desk = learner.desk
        self._is_open = bool(desk.settings.is_network_open)
        """Nobody has chosen the network, in an earlier sitting either."""
        self._images = desk.training_set.images
        self._training = training
        self._seen_ids: set[int] = set()

    def note(self, request: object) -> None:
        """Somebody changes versions or how it learns: a loss alone chooses no network."""
        if not isinstance(request, SetMethod) or "network" in dict(request.settings):
            self._is_open = False

    def look(self, image_id: int) -> None:
        """Strokes have come to an image: choose by it where that is still open."""
        if not self._is_open or image_id in self._seen_ids:
            return
        self._seen_ids.add(image_id)
        try:
            network = suited_network(self._images.get(image_id).pixels)
        except ImageRefused:
            return  # it is told where it is learned from
        if network != QUICK:
            self._is_open = False
            self._training.change_versions(SetMethod(tuple(network.settings.items())))
