"""Whether there is enough to learn from."""

from __future__ import annotations

from segstudio.document.label_class import ClassTable


class NothingToTrain(ValueError):
    """Fewer than two classes have labels; the text says which are missing."""


def check_labels(classes: ClassTable, counts: dict[int, int]) -> None:
    """Raise NothingToTrain unless two classes have a labelled pixel. counts: of each class id."""
    missing = [each.name for each in classes if not counts.get(each.id)]
    if len(classes) - len(missing) >= 2:
        return
    names = ", ".join(f"“{name}”" for name in missing)
    rest_of_it = f"no labels yet of {names}." if names else "it has fewer than two classes."
    raise NothingToTrain(
        f"Training needs labels of at least two classes; {rest_of_it} Draw strokes in the window, "
        "or import masks with “segstudio import”."
    )
