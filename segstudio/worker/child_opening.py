"""The learner of a project that is opened: what was saved of it, or a new one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from segstudio.engine.checkpoint import put_aside
from segstudio.engine.errors import EngineError, NetworkRefused
from segstudio.engine.image_store import ImageSource
from segstudio.engine.learner import Learner
from segstudio.engine.settings import LearnerSettings, SettingsRefused
from segstudio.worker.messages import OpenProject

_log = logging.getLogger(__name__)


@dataclass
class Unread:
    """A checkpoint that could not be read, folder; None where there is none."""

    warn: Callable[[str], None]
    folder: Path | None = None

    def make_way(self, path: str) -> None:
        """Put it aside before a checkpoint is saved to its place. Raises CheckpointNotSaved."""
        if self.folder == Path(path):
            kept = put_aside(self.folder)
            self.folder = None
            if kept is not None:
                self.warn(f"The network that could not be read is kept in “{kept}”.")


def opened_learner(
    project: OpenProject, image_source: ImageSource, warn: Callable[[str], None]
) -> tuple[Learner, Unread]:
    """Return it. A checkpoint that cannot be read is told about, and the network starts anew.

    Raises EngineError where the classes, the device, the settings or the network cannot be used,
    the settings beside what was saved, too: what was learned is not given up for that.
    """
    changes = dict(project.settings)
    settings = LearnerSettings(is_network_open=1).changed(changes)
    unread = Unread(warn)
    if project.checkpoint is not None:
        try:
            learner = Learner.load(
                project.checkpoint,
                project.device,
                changes,
                image_source=image_source,
                on_warning=warn,
            )
            if learner.classes != project.class_ids:
                learner.set_classes(project.class_ids)
        except (NetworkRefused, SettingsRefused):
            raise  # what was saved is whole, and another machine or other changes may serve it
        except EngineError as error:
            _log.info("The checkpoint %s could not be read.", project.checkpoint, exc_info=True)
            warn(f"The network starts anew: {error}")
            unread.folder = Path(project.checkpoint)
        else:
            return learner, unread
    learner = Learner(
        project.class_ids,
        project.device,
        project.seed,
        settings=settings,
        image_source=image_source,
        on_warning=warn,
    )
    learner.desk.check_network()
    return learner, unread
