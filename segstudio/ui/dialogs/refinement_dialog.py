"""Refines predictions beside the image: what it would change is seen before all are predicted."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.refinement_box import RefinementBox
from segstudio.ui.dialogs.refinement_veil import RefinementVeil
from segstudio.ui.layout import label
from segstudio.ui.translation import translate
from segstudio.workspace.session import Session


class RefinementDialog(FormDialog):
    """Stays open beside the image; “Predict all images” does so with what is chosen."""

    def __init__(self, parent: QWidget, session: Session, canvas: Canvas) -> None:
        super().__init__(parent, translate("Refinement", "Refine predictions"))
        self.setMinimumWidth(420)
        self._session = session
        words = translate(
            "Refinement",
            "What would change in view is shown in the colour of the class that it becomes; "
            "nothing is kept until all images are predicted.",
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self.refined = RefinementBox(session)
        self.refined.box.setChecked(True)
        self.body.addWidget(self.refined)
        self.veil = RefinementVeil(session, canvas, lambda: self.refined.refinement, self)
        self.body.addWidget(self.veil.summary)
        self.predict_button = self.buttons.addButton(
            translate("Refinement", "Predict all images"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.offer_close()
        self.refined.changed.connect(self.veil.request)
        session.events.training_changed.connect(self._on_training)
        session.events.project_closed.connect(self._on_closed)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self._on_finished)
        self._on_training()

    def _on_training(self) -> None:
        self.predict_button.setEnabled(self._session.loop.status.version > 0)

    def _on_accepted(self) -> None:
        refinement = self.refined.refinement
        if refinement is not None:
            self._session.networks.keep_refinement(refinement)
        self._session.review.batch.predict_all(refinement)

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        self._session.events.training_changed.disconnect(self._on_training)
        self._session.events.project_closed.disconnect(self._on_closed)
        self.veil.stop()
