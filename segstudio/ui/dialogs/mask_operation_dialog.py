"""Chooses an operation on masks and shows, over the image, what it would change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.map_operation import (
    FOR_REGIONS,
    WITH_GAIN,
    WITH_LOSS,
    WITH_RADIUS,
    Kind,
    MapOperation,
)
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.dialogs.class_choice import ClassChoice
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.mask_veil import MaskVeil
from segstudio.ui.dialogs.operation_words import OPERATIONS, SCOPES
from segstudio.ui.layout import GAP_PX, align_labels, label
from segstudio.ui.operation_memory import MAX_AREA_PX, MAX_RADIUS_PX, OperationMemory
from segstudio.ui.translation import translate
from segstudio.workspace.mask_order import MaskOrder, Scope
from segstudio.workspace.session import Session

Pixel = tuple[int, int]


class MaskOperationDialog(FormDialog):
    """Stays open, beside the image: several operations can follow each other."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        canvas: Canvas,
        memory: OperationMemory,
        pixel: Pixel | None,
        remember: Callable[[OperationMemory], None],
    ) -> None:
        """pixel: under the pointer when it was opened."""
        super().__init__(parent, translate("Mask", "Mask operations"))
        self.setMinimumWidth(360)
        self._session = session
        self._canvas = canvas
        self._pixel = pixel
        self._remember = remember
        self._add_fields(memory)
        self._add_scopes()
        self.veil = MaskVeil(session, canvas, self.order, self)
        self.body.addWidget(self.veil.summary)
        self.body.addStretch(1)
        self.apply_button = self.buttons.addButton(
            translate("Mask", "Apply"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        self.apply_button.setDefault(True)
        self.apply_button.clicked.connect(self._on_apply)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.finished.connect(self._on_finished)
        session.events.image_opened.connect(self._on_image)
        session.events.project_closed.connect(self._on_closed)
        session.events.classes_changed.connect(self._on_classes)
        self._on_image(is_new=False)

    def order(self) -> MaskOrder:
        """Return what is asked for now."""
        kind = self.kind
        area_px = self.area.value() if kind is Kind.REMOVE_SMALL else self.hole.value()
        background_ids = self._session.classes.ids[:1]
        terms = ChangeTerms(
            self.own.class_id,
            self.becomes.class_id,
            frozenset(background_ids) if self.spares.isChecked() else None,
        )
        operation = MapOperation(kind, self.radius.value(), area_px)
        return MaskOrder(operation, terms, self.scope, self._canvas.visible_region(), self._pixel)

    @property
    def kind(self) -> Kind:
        """The chosen operation."""
        return Kind(self.operation.currentData())

    @property
    def scope(self) -> Scope:
        """How far it shall reach."""
        return next(
            (each for each, button in self.scopes.items() if button.isChecked()), Scope.IMAGE
        )

    def _add_fields(self, memory: OperationMemory) -> None:
        classes, active_id = self._session.classes, self._session.active_class_id
        self.operation = QComboBox()
        self.operation.setMaxVisibleItems(len(OPERATIONS))
        for kind, words, _ in OPERATIONS:
            self.operation.addItem(translate("Mask", words), kind.value)
        self.operation.setCurrentIndex(self.operation.findData(memory.kind))
        self.meaning = label("", "muted", is_wrapped=True)
        self.meaning.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.radius = _number(memory.radius_px, 1, MAX_RADIUS_PX)
        self.area = _number(memory.area_px, 1, MAX_AREA_PX)
        self.hole = _number(memory.hole_px, 0, MAX_AREA_PX)
        self.hole.setSpecialValueText(translate("Mask", "Any size"))
        self.own = ClassChoice(translate("Mask", "Class"), classes, active_id)
        unlabelled = translate("Mask", "Unlabelled")
        self.becomes = ClassChoice(translate("Mask", "Becomes"), classes, 0, unlabelled)
        self.spares = QCheckBox(translate("Mask", "Spare other classes"))
        self.spares.setToolTip(
            translate("Mask", "Takes pixels from the unlabelled and the background only.")
        )
        self.spares.setChecked(memory.spares_others)
        self._lay_out()
        self.operation.currentIndexChanged.connect(self._on_changed)
        for choice in (self.own, self.becomes):
            choice.currentIndexChanged.connect(self._on_changed)
        for number in (self.radius, self.area, self.hole):
            number.valueChanged.connect(self._on_changed)
        self.spares.toggled.connect(self._on_changed)

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form.setVerticalSpacing(GAP_PX)
        self.form.setHorizontalSpacing(2 * GAP_PX)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (translate("Mask", "Operation"), self.operation),
            ("", self.meaning),
            (translate("Mask", "Class"), self.own),
            (translate("Mask", "Radius"), self.radius),
            (translate("Mask", "Smaller than"), self.area),
            (translate("Mask", "Holes smaller than"), self.hole),
            (translate("Mask", "Removed pixels become"), self.becomes),
            ("", self.spares),
        ):
            self.form.addRow(words, field)
        align_labels(self.form)
        self.body.addLayout(self.form)

    def _add_scopes(self) -> None:
        self.scopes: dict[Scope, QRadioButton] = {}
        group = QButtonGroup(self)
        self.body.addWidget(label(translate("Mask", "Where"), "strong"))
        for scope, words in SCOPES:
            button = self.scopes[scope] = QRadioButton(translate("Mask", words))
            group.addButton(button)
            self.body.addWidget(button)
            button.toggled.connect(self._on_changed)
        self.scopes[Scope.REGION].setToolTip(
            translate("Mask", "Open this window with its shortcut while you point at a region.")
        )

    def _on_image(self, *, is_new: bool = True) -> None:
        """Another image has other regions; the first time, one may be pointed at."""
        if is_new:
            self._pixel = None
        region = MaskOrder(MapOperation(Kind.GROW), ChangeTerms(0), Scope.REGION, None, self._pixel)
        found = self._session.masks.operations.resolved(region)
        has_region = found is not None
        words, of_class = translate("Mask", "Region under the pointer"), None
        if found is not None:
            of_class = self._session.classes.get(found.terms.class_id)
        if of_class is not None:
            words = translate("Mask", "Region under the pointer, “{name}”").format(
                name=of_class.name
            )
        self.scopes[Scope.REGION].setText(words)
        self.scopes[Scope.REGION].setEnabled(has_region)
        first = Scope.REGION if has_region else Scope.IMAGE
        if not is_new or self.scope is Scope.REGION:
            self.scopes[first].setChecked(True)
        self._on_changed()

    def _on_classes(self) -> None:
        for choice in (self.own, self.becomes):
            choice.offer_classes(self._session.classes, choice.class_id)
        self._on_changed()

    def _on_changed(self, *_: object) -> None:
        kind, scope = self.kind, self.scope
        words = {each: (name, meaning) for each, name, meaning in OPERATIONS}
        self.meaning.setText(translate("Mask", words[kind][1]))
        removed = translate("Mask", "Removed pixels become")
        becomes = translate("Mask", "New class") if kind is Kind.REPLACE else removed
        self.form.labelForField(self.becomes).setText(becomes)  # type: ignore[attr-defined]
        for field, is_shown in (
            (self.own, scope is not Scope.REGION),
            (self.radius, kind in WITH_RADIUS),
            (self.area, kind is Kind.REMOVE_SMALL),
            (self.hole, kind is Kind.FILL_HOLES),
            (self.becomes, kind in WITH_LOSS and kind is not Kind.MERGE),
            (self.spares, kind in WITH_GAIN),
        ):
            self.form.setRowVisible(field, is_shown)
        number = len(self._session.images)
        of_all = translate("Mask", "Apply to {number} images").format(number=f"{number:,}")
        here = translate("Mask", "Apply")
        self.apply_button.setText(of_all if scope is Scope.ALL_IMAGES and number > 1 else here)
        is_possible = kind not in FOR_REGIONS or scope is Scope.REGION
        self.apply_button.setEnabled(is_possible and self._session.image is not None)
        self.veil.request()

    def _on_apply(self) -> None:
        self._session.masks.operations.run(self.order())

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        self.veil.stop()
        events = self._session.events
        events.image_opened.disconnect(self._on_image)
        events.project_closed.disconnect(self._on_closed)
        events.classes_changed.disconnect(self._on_classes)
        self._remember(
            OperationMemory(
                self.kind.value,
                self.radius.value(),
                self.area.value(),
                self.hole.value(),
                self.spares.isChecked(),
            )
        )


def _number(value: int, least: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    box.setSuffix(translate("Mask", " px"))
    box.setGroupSeparatorShown(True)
    box.lineEdit().setTextMargins(4, 0, 0, 0)
    return box
