"""Which project is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """folder: holds project.segstudio, networks/ and predictions/."""

    folder: Path

    @property
    def name(self) -> str:
        """For people: the folder's name, or its parent's where it is called "segstudio"."""
        return self.folder.parent.name if self.folder.name == "segstudio" else self.folder.name

    @property
    def checkpoint(self) -> Path:
        """Where the learner is saved."""
        return self.folder / "networks" / "latest"

    @property
    def predictions(self) -> Path:
        """Where predictions of whole images are kept."""
        return self.folder / "predictions"
