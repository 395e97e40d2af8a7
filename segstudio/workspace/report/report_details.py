"""What only the person knows of a project, for its report; kept with the project."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from segstudio.storage.project_store import ProjectStore

_KEY = "report.details"
_MOST_CHARACTERS = 10_000


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """Texts of the person, each may be empty.

    licence: of the images. citation: how the data is to be cited. note: anything else.
    """

    title: str = ""
    author: str = ""
    licence: str = ""
    citation: str = ""
    note: str = ""


def stored_details(store: ProjectStore) -> ReportDetails:
    """Return what was told last; where the disk may be used."""
    stored = store.setting(_KEY)
    if not isinstance(stored, dict):
        return ReportDetails()
    names = (field.name for field in fields(ReportDetails))
    return ReportDetails(**{name: str(stored.get(name, ""))[:_MOST_CHARACTERS] for name in names})


def store_details(store: ProjectStore, details: ReportDetails) -> None:
    """Remember what was told. Raises StorageError."""
    store.set_setting(_KEY, asdict(details))
