"""The images by how badly they agree; a click or an arrow key opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent

from segstudio.document.label_class import ClassTable
from segstudio.ui.figures import words
from segstudio.ui.figures.text_table import Cell, TextTable
from segstudio.workspace.scoring.project_score import ImageScore


class WorstList(TextTable):
    """chosen: the id of the image that was clicked, or that a key led to."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Images, the worst first"))
        self._ids: list[int] = []
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_images(self, images: Sequence[ImageScore], classes: ClassTable) -> None:
        """List these, which come worst first."""
        self._ids = [each.image_id for each in images]
        titles = (
            Cell(self.tr("Image")),
            Cell(self.tr("Mean Dice"), self.tr("Over the classes on the image")),
            Cell(self.tr("Worst class")),
        )
        self.show_cells(titles, [_row(each, classes) for each in images])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open what they lead to: one looks at one image after the other."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._on_chosen(self.currentIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.row() < len(self._ids):
            self.chosen.emit(self._ids[index.row()])


def _row(image: ImageScore, classes: ClassTable) -> list[Cell]:
    judged = image.judged
    if judged is None:
        return [Cell(image.name)]
    dices = [(judged.figures(each.id)["dice"], each) for each in classes]
    known = [(dice, each.name, each.color) for dice, each in dices if dice is not None]
    worst, name, color = min(known) if known else (None, words.NOTHING, "")
    text = f"{name} {words.number('dice', worst)}" if known else name
    return [
        Cell(image.name, image.name),
        Cell(words.number("dice", judged.mean_dice)),
        Cell(text, color=color, is_text=True),
    ]
