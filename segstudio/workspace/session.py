"""A sitting: the open project, the image on the canvas, and the parts that work on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.acceptance import Acceptance
from segstudio.workspace.background import Background, Post
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.drawing_surface import DrawingSurface, PointerDesk
from segstudio.workspace.edit_sets import EditSets
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.exchange import Exchange
from segstudio.workspace.explanation_desk import ExplanationDesk
from segstudio.workspace.figures.figures_desk import FiguresDesk
from segstudio.workspace.guidance.guide import Guide
from segstudio.workspace.image_desk import ImageDesk
from segstudio.workspace.image_list import ImageList
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.instance_desk import InstanceDesk
from segstudio.workspace.intensity_desk import IntensityDesk
from segstudio.workspace.job import JobBoard
from segstudio.workspace.layers import Layers
from segstudio.workspace.leaving import Leaving
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.mask_desk import MaskDesk
from segstudio.workspace.network_desk import NetworkDesk
from segstudio.workspace.object_desk import ObjectDesk
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.prediction_intake import PredictionIntake
from segstudio.workspace.prediction_job import PredictionJobs
from segstudio.workspace.project_desk import ProjectDesk
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.review_desk import ReviewDesk
from segstudio.workspace.saver import Saver
from segstudio.workspace.settings import AppSettings
from segstudio.workspace.sight import ImageSight
from segstudio.workspace.sitting_parts import SittingParts
from segstudio.workspace.synthesis.desk import SynthesisDesk
from segstudio.workspace.training_log import TrainingLog
from segstudio.workspace.training_preview_desk import TrainingPreviewDesk
from segstudio.workspace.unlabelled_offer import UnlabelledOffer


class Session:
    """What the window and the tests drive. All methods are called on one thread and never wait."""

    def __init__(self, post: Post, settings: AppSettings, engine: bool = True) -> None:
        """post: runs a function soon on the session's thread. engine: False for none."""
        self.settings = settings
        self.events, self.layers = Events(), Layers.remembered(settings)
        background = self._background = Background(post)
        self.saver, self.jobs = Saver(background, self.events), JobBoard(self.events, post)
        self.intensity = IntensityDesk(background, self.events, self.saver)
        self.editing = Editing(background, self.events, self.saver, self._on_committed)
        intake = PredictionIntake(background, self.events)
        self.training_log = TrainingLog(self.events, self.saver)
        prediction_jobs = PredictionJobs(self.jobs, intake, self.events)
        self.loop = LiveLoop(
            background, self.events, intake, self.training_log, prediction_jobs, has_engine=engine
        )
        self.class_editing = ClassEditing(
            post, self.events, self.saver, self._replace_class, self.loop.set_classes
        )
        sight = ImageSight(background, self.events, self.editing)
        edited = self.editing, self.class_editing
        self.objects = ObjectDesk(background, self.events, *edited, settings)
        judged = *edited, self.objects
        self.acceptance = Acceptance(*judged, self.training_log.write, self.events.notice.emit)
        drawn = self.class_editing, sight, self.acceptance.judge, settings, self.objects
        surface = DrawingSurface(self.events, self.editing, *drawn)
        self.toolbox = surface.toolbox
        self.pointer = PointerDesk(self.events, self.editing, surface)
        self.desk = ProjectDesk(background, self.events, self.saver, settings, self._on_project)
        known = background, self.events, self.jobs, self.desk, self.editing, self.class_editing
        parts = SittingParts(*known, self.objects.accepted)
        self.edit_sets = EditSets(self.saver, self.loop.feed.send_whole, parts)
        painter = ImagePainter(self.edit_sets, parts)
        self.masks = MaskDesk(painter, parts, self.saver)
        self.figures, self.networks = FiguresDesk(parts, self.loop), NetworkDesk(parts, self.loop)
        self.instances = InstanceDesk(parts, self.loop, painter, self.training_log.write)
        self.review = ReviewDesk(painter, parts, self.saver, self.loop, self.training_log.write)
        self.exchange = Exchange(self.edit_sets, parts, self.review.mark_synthetic)
        intake.on_whole = self.review.note_prediction
        drawn_on = self.saver, self.editing, self.pointer, self.desk
        self._image_desk = ImageDesk(background, self.events, *drawn_on, self._on_shown)
        self.guide = Guide(parts, settings, self.saver, self._image_desk, self.loop)
        self._connect()

    def _connect(self) -> None:
        """Tell the parts of each other that were made too late to be given one."""
        self._image_desk.follow(self.review.queue)
        saved = self._background, self.events, self.saver
        works = self.figures.network_jobs, self.desk
        self.synthesis = SynthesisDesk(*works, self.remove_images, self.review.tell_purposes)
        self.explanation = ExplanationDesk(self._background, self.events, self.loop)
        self.training_preview = TrainingPreviewDesk(self.events, self.loop)
        self._unlabelled = UnlabelledOffer(self._background, self.events, self.desk, self.loop)
        self._leaving = Leaving(*saved, self.editing, self.pointer, self._close)
        self.desk.on_stored_change = self._image_desk.note_stored_edit
        self.class_editing.on_stored_change = self._image_desk.note_stored_edit
        self.class_editing.on_stored_edit = self.loop.feed.send_stored_edit
        self.desk.on_relinked = self._on_relinked
        self.acceptance.holding = self.review.batch.holding = self.masks.rules.holding
        self.masks.rules.on_rules = self.loop.method.hold_to
        self.loop.on_image_failed = self.desk.note_problem
        self.desk.on_counts = self.class_editing.take_counts
        self.editing.settle_tool = self.pointer.settle
        self.editing.on_drawn = self._on_drawn
        self.pointer.on_active = self.guide.record.touch

    @property
    def project(self) -> ProjectInfo | None:
        """The open project."""
        return self.desk.project

    @property
    def image(self) -> OpenImage | None:
        """The image on the canvas."""
        return self._image_desk.image

    @property
    def images(self) -> ImageList:
        """Its images."""
        return self.desk.images

    @property
    def classes(self) -> ClassTable:
        """Its classes."""
        return self.class_editing.table

    @property
    def active_class_id(self) -> int:
        """The class to paint with."""
        return self.class_editing.active_id

    @property
    def loading_image_id(self) -> int | None:
        """The image that is being read, or None."""
        return self._image_desk.loading_id

    @property
    def unsaved(self) -> str | None:
        """Why work is not on disk yet, in a sentence, or None."""
        return self.saver.unsaved

    def start(self) -> None:
        """Start the engine; it warms up in the background."""
        self.loop.start()

    def stop(self) -> None:
        """Save, close the project and end all threads; the only method that waits, for seconds.

        Ask `unsaved` before: what cannot be written now is lost.
        """
        self.pointer.settle()
        self.editing.finish_now()
        self._close()
        self.saver.stop()
        self._background.stop()
        self.loop.stop()
        self.settings.flush()

    def open_project(self, folder: Path) -> None:
        """Open the project in `folder`."""
        self._leaving.leave(lambda: self.desk.open_project(folder))

    def new_project(self, folder: Path, images: Sequence[Path] = ()) -> None:
        """Make a project in `folder` with those images."""
        self._leaving.leave(lambda: self.desk.new_project(folder, images))

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open a project, folders of images, or images: whatever is given or dropped."""
        if paths:
            self._leaving.leave(lambda: self.desk.open_paths(paths))

    def open_sample(self) -> None:
        """Open the bundled sample as a project of one's own."""
        self._leaving.leave(self.desk.open_sample)

    def close_project(self) -> None:
        """Close the project; everything drawn is on disk before."""
        self._leaving.leave(lambda: None)

    def restore_backup(self, folder: Path) -> None:
        """Put a damaged project's last good backup in its place, and open it."""
        self._leaving.leave(lambda: self.desk.restore(folder))

    def relink(self, folder: Path) -> None:
        """Look for missing images in `folder`."""
        self.desk.relink(folder)

    def remove_images(self, image_ids: Iterable[int]) -> None:
        """Take images out of the project; their files stay."""
        self._image_desk.remove(frozenset(image_ids))

    def show_image(self, image_id: int) -> None:
        """Bring an image onto the canvas."""
        self._image_desk.show(self.images.record(image_id))

    def show_next(self) -> None:
        """Show the next image; at the end nothing happens."""
        self._image_desk.show_neighbour(+1)

    def show_previous(self) -> None:
        """Show the image before; at the start nothing happens."""
        self._image_desk.show_neighbour(-1)

    def accept_and_next(self) -> None:
        """Accept the prediction, mark the image as reviewed and show the next one to review.

        Where only a part of the image is predicted, that is accepted, and the image stays.
        """
        image = self.image
        if image is None:
            return
        if not self.acceptance.accept_image():
            return

        def go_on() -> None:
            self.review.set_status([image.id], ImageStatus.REVIEWED)
            self.guide.go_next()

        self.editing.when_free(go_on)

    def choose_class(self, class_id: int) -> None:
        """Paint with that class."""
        self.editing.in_order(lambda: self.class_editing.choose(class_id))

    def swap_background(self) -> None:
        """Change between the background and the class before."""
        self.editing.in_order(self.class_editing.swap_background)

    def set_layers(self, layers: Layers) -> None:
        """Show the layers in another way; remembered for the next start."""
        if layers != self.layers:
            self.layers = layers
            layers.remember(self.settings)
            self.events.layers_changed.emit()

    def set_live(self, is_live: bool) -> None:
        """Train on and on, or rest; remembered with the project."""
        self.loop.set_live(is_live)
        if self.project is not None:
            self.saver.write(lambda store: store.set_setting("is_live", is_live))

    def _close(self) -> None:
        self.jobs.cancel_all()
        self._image_desk.clear()
        if self.project is not None:
            self.loop.save_checkpoint()
            self.training_log.write()
            self.guide.close()
            self.loop.close()
            self.desk.close()

    def _on_project(self, opened: OpenedProject) -> None:
        self.training_log.open(opened.curve)
        self.intensity.open(opened.intensity)
        self.loop.open(opened, self.desk.annotated_masks)
        self.class_editing.open(opened.classes, opened.counts)
        self.events.project_opened.emit()
        self.events.training_changed.emit()
        self.review.send_all()
        last = self.images.record(opened.last_image_id or 0)
        self._image_desk.show(last or self.images.neighbour(None, 0))

    def _on_relinked(self) -> None:
        self.loop.feed.forget_images()
        self.review.send_all()

    def _on_shown(self, image: OpenImage | None) -> None:
        self.class_editing.open_image_id = image.id if image else None
        self.intensity.place(image)
        if image is not None:
            self.loop.feed.continue_revision(image.id, image.mask)
        self.loop.show(image)

    def _on_committed(self, image: OpenImage, before: dict[int, int]) -> None:
        counts = image.mask.counts
        self.class_editing.note_counts(before, counts)
        if self.classes.removed:
            self.class_editing.restore_present(counts)
        self.desk.note_edited(image.id)
        self.loop.note_stroke(image)

    def _on_drawn(self, image: OpenImage, regions: list[Region]) -> None:
        self.loop.feed.send(image.id, image.record.location, image.mask, regions)
        self.guide.note_drawn(image, regions)

    def _replace_class(self, old_id: int, new_id: int, then: Callable[[], None]) -> None:
        if self.image is not None and old_id in self.image.mask.counts:
            self.editing.run("Delete class", lambda e: e.replace(old_id, new_id), frozenset())
        self.editing.when_free(then)
