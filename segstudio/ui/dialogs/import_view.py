"""The preview of an import: what will be taken, what it becomes, what is in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import ALL_TITLES, find_format
from segstudio.ui.dialogs.conflict_list import ConflictList
from segstudio.ui.dialogs.mapping_table import MappingTable
from segstudio.ui.dialogs.sample_strip import SampleStrip
from segstudio.ui.layout import column, label
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.import_desk import Look
from segstudio.workspace.import_order import Conflict
from segstudio.workspace.import_preview import ImportPreview

MOST_PROBLEMS = 500


class ImportView(QWidget):
    """`targets`, `conflict` and `single` are what the person chose."""

    def __init__(self) -> None:
        super().__init__()
        body = column(self)
        self.summary = label("", "strong", is_wrapped=True)
        self.samples = SampleStrip()
        self.mapping = MappingTable()
        self.limits = label("", "muted", is_wrapped=True)
        self.problem_count = label("", "warning")
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setFixedHeight(88)
        self.problems.setAccessibleName(translate("Import", "Problems"))
        self._conflicts = QButtonGroup(self)
        self._drawn_on: Sequence[tuple[int, str]] = ()
        self._each: ConflictList | None = None
        body.addWidget(self.summary)
        body.addWidget(self.samples)
        self.conflict_box = self._conflict_box()
        body.addWidget(self.conflict_box)
        self._classes_title = label(translate("Import", "Classes"))
        body.addWidget(self._classes_title)
        body.addWidget(self.mapping)
        body.addWidget(self.problem_count)
        body.addWidget(self.problems)
        body.addWidget(self.limits)
        body.addStretch(1)
        self.mapping.mapping.dataChanged.connect(self._paint_samples)

    @property
    def conflict(self) -> Conflict:
        """What becomes of images that are drawn on."""
        return list(Conflict)[max(self._conflicts.checkedId(), 0)]

    @property
    def single(self) -> dict[int, Conflict]:
        """What becomes of single ones instead, by id."""
        return {} if self._each is None else dict(self._each.images.single)

    def show_look(self, look: Look, table: ClassTable) -> None:
        """Show what was found. table: the classes of the project."""
        preview = look.preview
        self.summary.setText(" ".join(map(display_words, preview.sentences)))
        self.mapping.mapping.show(preview, table)
        self.samples.show_samples(preview.samples)
        self.samples.setVisible(bool(preview.samples))
        self._paint_samples()
        self.conflict_box.setVisible(bool(preview.drawn_on))
        self._drawn_on = preview.drawn_on
        if self._each is not None:
            self._each.show_images(self._drawn_on)
        self._conflict_title.setText(display_words(preview.conflict_words))
        has_classes = bool(preview.classes)
        self._classes_title.setVisible(has_classes)
        self.mapping.setVisible(has_classes)
        self._show_problems(preview)
        self._show_limits(look.name)

    def _show_problems(self, preview: ImportPreview) -> None:
        self.problem_count.setText(display_words(preview.problem_words))
        problems = preview.problems
        lines = [display_words(each) for each in problems[:MOST_PROBLEMS]]
        self.problems.setPlainText("\n".join(lines) + ("\n…" if len(problems) > len(lines) else ""))
        for each in (self.problem_count, self.problems):
            each.setVisible(bool(problems))

    def _show_limits(self, name: str) -> None:
        limits = find_format(name).limits if name else ""
        words = translate("Import", "{format} cannot carry: {limits}.")
        self.limits.setText(
            words.format(format=ALL_TITLES.get(name, ""), limits=display_words(limits))
        )
        self.limits.setVisible(bool(limits))

    def _conflict_box(self) -> QWidget:
        box = QWidget()
        lines = column(box, gap_px=4)
        self._conflict_title = label("")
        lines.addWidget(self._conflict_title)
        words = {
            Conflict.KEEP: translate("Import", "Keep mine: those images stay as they are"),
            Conflict.THEIRS: translate("Import", "Take theirs: what is drawn there is replaced"),
            Conflict.BOTH: translate("Import", "Both: theirs only where mine is empty"),
        }
        for number, conflict in enumerate(Conflict):
            choice = QRadioButton(words[conflict])
            choice.setChecked(conflict is Conflict.BOTH)
            self._conflicts.addButton(choice, number)
            lines.addWidget(choice)
        self.one_by_one = QPushButton(translate("Import", "Image by image…"))
        self.one_by_one.setAutoDefault(False)
        self.one_by_one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.one_by_one.clicked.connect(lambda: self._list_each(lines))
        lines.addWidget(self.one_by_one)
        return box

    def _list_each(self, lines: QVBoxLayout) -> None:
        """Let each image have a choice of its own; the list is made when it is asked for."""
        self._each = ConflictList()
        self._each.show_images(self._drawn_on)
        self._each.images.set_usual(self.conflict)
        self._conflicts.idClicked.connect(lambda _: self._take_usual())
        lines.addWidget(self._each)
        self.one_by_one.hide()
        self._each.table.setFocus()

    def _take_usual(self) -> None:
        if self._each is not None:
            self._each.images.set_usual(self.conflict)

    def _paint_samples(self, *_: object) -> None:
        self.samples.paint(self.mapping.mapping.color_of)
