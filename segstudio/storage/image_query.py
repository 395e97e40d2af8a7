"""Which images a person wants to see, and in which order: as a value, and as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from segstudio.storage.image_record import ImageStatus, Split


class SortKey(StrEnum):
    """What images are sorted by; those that lack it come last, either way round."""

    ORDER = "order"
    NAME = "name"
    STATUS = "status"
    CONFIDENCE = "confidence"
    DISAGREEMENT = "disagreement"
    AREA = "area"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class ImageQuery:
    """Filters that all have to fit, None for any, and the order.

    text: part of the file's name, in any letter case. class_id: of a class with a labelled pixel.
    tag: one of the image's. least_confidence, most_confidence, least_disagreement: 0 … 1; images
    that were not measured do not fit.
    """

    text: str = ""
    status: ImageStatus | None = None
    class_id: int | None = None
    tag: str | None = None
    split: Split | None = None
    most_confidence: float | None = None
    least_disagreement: float | None = None
    sort: SortKey = SortKey.ORDER
    is_descending: bool = False

    @property
    def is_plain(self) -> bool:
        """True where it lists all images in the order of the project."""
        return not self.is_filtering and self.sort is SortKey.ORDER and not self.is_descending

    @property
    def is_filtering(self) -> bool:
        """True where it may leave images out."""
        return bool(self._conditions())

    def sql(self) -> tuple[str, list[Any]]:
        """Return a statement that yields the ids of the images in order, and its values."""
        conditions = self._conditions()
        where = " AND ".join(condition for condition, _ in conditions)
        values = [value for _, value in conditions]
        statement = f"SELECT id FROM image {'WHERE ' if where else ''}{where} {self._order()}"  # noqa: S608
        return statement, values

    def _conditions(self) -> list[tuple[str, Any]]:
        """Return (SQL, value) of each filter that is set."""
        wanted = {
            "instr(name, ?)": self.text.strip().casefold() or None,
            "status = ?": self.status,
            "id IN (SELECT image_id FROM pixel_count WHERE class_id = ?)": self.class_id,
            "id IN (SELECT image_id FROM image_tag WHERE tag = ?)": self.tag,
            "split = ?": self.split,
            "confidence <= ?": self.most_confidence,
            "disagreement >= ?": self.least_disagreement,
        }
        return [(sql, value) for sql, value in wanted.items() if value is not None]

    def _order(self) -> str:
        turn = " DESC" if self.is_descending else ""
        if self.sort is SortKey.ORDER:
            return f"ORDER BY position{turn}"
        return f"ORDER BY {_ORDERS[self.sort].format(turn=turn)}, position"


_BY_STATUS = " ".join(f"WHEN '{status}' THEN {at}" for at, status in enumerate(ImageStatus))
_ORDERS = {
    SortKey.NAME: "name_order{turn}",
    SortKey.STATUS: f"CASE status {_BY_STATUS} END{{turn}}",
    SortKey.CONFIDENCE: "confidence{turn} NULLS LAST",
    SortKey.DISAGREEMENT: "disagreement{turn} NULLS LAST",
    SortKey.AREA: "nullif(labelled_px, 0){turn} NULLS LAST",
    SortKey.TIME: "nullif(work_s, 0){turn} NULLS LAST",
}
