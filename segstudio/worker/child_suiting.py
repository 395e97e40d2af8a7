"""A new project learns with the network that suits the first image that is drawn in."""

from __future__ import annotations

from segstudio.document.suited_network import suited_network
from segstudio.engine.errors import ImageRefused
from segstudio.engine.learner import Learner
from segstudio.worker.child_training import Training
from segstudio.worker.messages import SetMethod


class Suiting:
    """Chooses once, and only where nobody has."""

    def __init__(self, learner: Learner, training: Training) -> None:
        desk = learner.desk
        self._is_open = bool(desk.settings.is_network_open)
        """Nobody has chosen the network, in an earlier sitting either."""
        self._images = desk.training_set.images
        self._training = training

    def note(self, request: object) -> None:
        """Somebody changes versions or how it learns: a loss alone chooses no network."""
        if not isinstance(request, SetMethod) or "network" in dict(request.settings):
            self._is_open = False

    def look(self, image_id: int) -> None:
        """Strokes have come to an image: choose by it where that is still open."""
        if not self._is_open:
            return
        try:
            settings = suited_network(self._images.get(image_id).pixels).settings
        except ImageRefused:
            return  # it is told where it is learned from
        self._is_open = False
        self._training.change_versions(SetMethod(tuple(settings.items())))
