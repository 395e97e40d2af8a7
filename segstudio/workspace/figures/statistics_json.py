"""Statistics for machines."""

from __future__ import annotations

from segstudio.workspace.figures.statistics import Statistics


def statistics_json(found: Statistics) -> dict[str, object]:
    """Return all that was found; images by name and path."""
    return {
        "images": found.images,
        "synthetic": found.synthetic,
        "looked_at": found.looked_at,
        "statuses": found.statuses,
        "splits": found.splits,
        "classes": [
            {
                "id": each.class_id,
                "name": each.name,
                "images": each.images,
                "pixels": each.pixels,
                "share": each.share,
            }
            for each in found.balance
        ],
        "sizes": [
            {"height": height, "width": width, "images": count}
            for (height, width), count in found.sizes.items()
        ],
        "unlabelled": [record.location for record in found.unlabelled],
        "only_background": [record.location for record in found.only_background],
        "blank": [record.location for record in found.blank],
        "broken": [
            {"path": record.location, "problem": problem} for record, problem in found.broken
        ],
        "duplicates": [
            {
                "paths": [record.location for record in each.records],
                "same_file": each.is_same_file,
                "crosses_splits": each.crosses_splits,
            }
            for each in found.duplicates
        ],
    }
