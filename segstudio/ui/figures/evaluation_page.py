"""How good the network is: a table for each class, plots, and the worst images to open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from segstudio.ui.figures.charts import BarChart, ReliabilityChart
from segstudio.ui.figures.class_figures import class_cells, part_title, summary_words
from segstudio.ui.figures.confusion_view import ConfusionView
from segstudio.ui.figures.evaluation_choice_bar import EvaluationChoiceBar
from segstudio.ui.figures.figure_page import FigurePage
from segstudio.ui.figures.text_table import TextTable
from segstudio.ui.figures.worst_list import WorstList
from segstudio.ui.layout import GAP_PX, column, label, row
from segstudio.ui.slices import Slices
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.figures.evaluation_desk import Evaluation, EvaluationDesk
from segstudio.workspace.scoring.truth import FLATTERS, taught_words
from segstudio.workspace.session import Session

_BINS = np.linspace(0, 1, 21)
_MOST_ROWS = 7


class EvaluationPage(FigurePage):
    """image_wanted: the id of an image that is to be opened with its difference.

    save_wanted: (suffix, function that takes the path to write to).
    """

    image_wanted = Signal(int)
    save_wanted = Signal(str, object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._desk: EvaluationDesk = session.figures.evaluation
        self._shown: Evaluation | None = None
        self._slices = Slices(self)

    def build(self) -> Iterator[None]:
        """Make all parts and show what there is to show."""
        self.bar = EvaluationChoiceBar()
        self.bar.wanted.connect(self._desk.start)
        self.bar.cancelled.connect(self._desk.cancel)
        yield
        self.part = QComboBox()
        self.part.setAccessibleName(self.tr("Figures of"))
        self.part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.part.currentIndexChanged.connect(self._show_part)
        self.told = label("", "muted", is_wrapped=True)
        self.table = TextTable(self.tr("Figures of each class"))
        yield
        self.confusion = ConfusionView(self._theme)
        self.worst = WorstList()
        self.worst.chosen.connect(self.image_wanted)
        yield
        self.reliability = ReliabilityChart(
            self._theme,
            self.tr("Reliability diagram"),
            self.tr("Confidence"),
            self.tr("Share right"),
        )
        yield
        words = self.tr("Histogram of the mean Dice"), self.tr("Mean Dice"), self.tr("Images")
        self.dices = BarChart(self._theme, *words)
        for chart in (self.reliability, self.dices):
            yield
            chart.finish()
        yield
        yield from self._place()
        yield
        self._session.events.figures_changed.connect(self.refresh)
        self._session.events.project_opened.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the evaluation that there is, and whether one runs."""
        self.bar.show_state(self._desk.is_running, self._session.project is not None)
        found = self._desk.evaluation
        if found is not self._shown:
            self._shown = found
            self._slices.start(self._show(found))

    def _show(self, found: Evaluation | None) -> Iterator[None]:
        has_figures = found is not None and bool(found.parts)
        self.hint.setVisible(not has_figures)
        self.told.setText(_told(found))
        with QSignalBlocker(self.part):
            self.part.clear()
            for name in found.parts if found is not None else ():
                self.part.addItem(part_title(name), name)
        if found is not None:
            self.worst.show_images(found.score.images, found.score.classes)
            yield
            self._show_dices(found)
            self._show_part()
        for each in self._results:
            yield
            each.setVisible(has_figures)

    def _place(self) -> Iterator[None]:
        whole = column(self, edge_px=GAP_PX * 2)
        whole.addWidget(self.bar)
        self.hint = label(
            self.tr(
                "Compares what the network predicts with what you drew, or with masks made "
                "elsewhere: Dice, outlines, areas and calibration of each class, each with an "
                "interval that tells how sure it is. The worst images come first, to be opened."
            ),
            "muted",
            is_wrapped=True,
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.hint, 1)
        yield
        above = row()
        above.addWidget(self.part)
        above.addWidget(self.told, 1)
        for text, suffix, write in (
            (self.tr("CSV…"), "csv", self._desk.write_csv),
            (self.tr("PNG…"), "png", self._write_picture),
        ):
            above.addWidget(self._save_button(text, suffix, write))
        head = QWidget()
        head.setLayout(above)
        above.setContentsMargins(0, 0, 0, 0)
        yield
        self._results: list[QWidget] = [head, self.table]
        self.picture = QSplitter(Qt.Orientation.Horizontal)
        self.picture.setChildrenCollapsible(False)
        whole.addWidget(head)
        whole.addWidget(self.picture, 1)
        yield
        yield from self._fill_picture()
        for each in self._results:
            each.hide()

    def _fill_picture(self) -> Iterator[None]:
        left = QWidget()
        self.picture.addWidget(left)
        inner = column(left)
        inner.addWidget(self.table)
        plots = row(gap_px=2 * GAP_PX)
        inner.addLayout(plots, 1)
        for title, plot in (
            (self.tr("Which class was taken for which"), self.confusion),
            (self.tr("As right as it is sure?"), self.reliability),
            (self.tr("Mean Dice of the images"), self.dices),
        ):
            yield
            plots.addWidget(self._titled(title, plot), 1)
        yield
        self.picture.addWidget(self._titled(self.tr("Worst images first"), self.worst))
        self.picture.setStretchFactor(0, 3)
        self.picture.setStretchFactor(1, 1)
        self.picture.setSizes([840, 330])

    def _titled(self, title: str, content: QWidget) -> QWidget:
        made = QWidget()
        inner: QVBoxLayout = column(made, gap_px=GAP_PX // 2)
        inner.addWidget(label(title, "strong"))
        inner.addWidget(content, 1)
        self._results.append(made)
        return made

    def _save_button(self, text: str, suffix: str, write: object) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(self.tr("Save as {kind}").format(kind=suffix.upper()))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.save_wanted.emit(suffix, write))
        return button

    def _show_part(self) -> None:
        found, name = self._shown, str(self.part.currentData())
        if found is None or name not in found.parts:
            return
        part = found.parts[name]
        self.table.show_cells(*class_cells(part, found.score.classes))
        self.table.fit_height(_MOST_ROWS)
        self.confusion.show_matrix(part["confusion"])
        self.reliability.show_points(part["reliability"])
        self.told.setText(f"{_told(found)} {summary_words(part)}")

    def _show_dices(self, found: Evaluation) -> None:
        judged = [each.judged for each in found.score.images]
        dices = [each.mean_dice for each in judged if each is not None]
        counts = np.histogram([each for each in dices if each is not None], _BINS)[0].tolist()
        told = "; ".join(
            f"{low:.2f}–{high:.2f}: {count}"
            for low, high, count in zip(_BINS[:-1], _BINS[1:], counts, strict=True)
            if count
        )
        self.dices.show_bars(_BINS.tolist(), [("", counts)], told)

    def _write_picture(self, path: Path) -> None:
        self._session.figures.write_picture(self.grab().toImage().save, path)


def _told(found: Evaluation | None) -> str:
    """Return what was compared, and what to know about it."""
    if found is None:
        return ""
    score = found.score
    told = [
        translate("Figures", "Images compared: {count}.").format(count=f"{len(score.images):,}")
    ]
    if score.is_cut_short:
        told.append(translate("Figures", "It was stopped before the last."))
    if score.without:
        words = translate("Figures", "Without labels or without a prediction: {count}.")
        told.append(words.format(count=f"{len(score.without):,}"))
    if score.problems:
        words = translate("Figures", "Left out: {count}. {reason}")
        reason = display_words(score.problems[0])
        told.append(words.format(count=f"{len(score.problems):,}", reason=reason))
    if found.unknown:
        words = translate("Figures", "The project has not these classes of the truth: {names}.")
        told.append(words.format(names=", ".join(found.unknown)))
    if found.choice.folder is None and score.images:
        told.append(display_words(FLATTERS))
    if score.taught:
        told.append(display_words(taught_words(score.taught)))
    return " ".join(told)
