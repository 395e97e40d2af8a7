"""What happens in a session, for whoever shows it. Emitted on the session's own thread only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psygnal import Signal


class Events:
    """Signals of one session; names are in the past tense, or say what changed."""

    project_opened = Signal()
    project_closed = Signal()
    images_changed = Signal()
    """The list: images came, went or moved."""
    image_changed = Signal(int)
    """Status or problem of one image (its id)."""
    queue_changed = Signal()
    """Which images are listed, or their order."""
    details_changed = Signal(list)
    """Tags, note, group or figures of images (their ids) were read."""
    image_loading = Signal(int)
    image_opened = Signal()
    image_failed = Signal(int, str)
    """An image could not be read: its id and why."""
    mask_changed = Signal(list)
    """Regions of the current mask whose pixels changed."""
    prediction_changed = Signal(list)
    """Regions of the current prediction whose pixels changed."""
    classes_changed = Signal()
    active_class_changed = Signal()
    layers_changed = Signal()
    display_changed = Signal()
    """Window, gamma or colours of the open image, or what was measured of them."""
    tool_changed = Signal()
    """Another tool, brush size or option of a tool."""
    pixel_size_changed = Signal()
    """Of the open image."""
    preview_changed = Signal()
    history_changed = Signal()
    objects_changed = Signal()
    """Whether objects are drawn, or which one."""
    training_changed = Signal()
    method_changed = Signal()
    """How the network learns."""
    method_checked = Signal()
    """The engine has told whether it could learn in another way."""
    curve_changed = Signal()
    explanation_changed = Signal()
    """Why the network says what it says: asked, under way, answered, refused or cleared."""
    training_previewed = Signal()
    """What training would make of the open image: asked, answered, refused or cleared."""
    versions_compared = Signal()
    """Two versions, on the open image."""
    jobs_changed = Signal()
    guidance_changed = Signal()
    """Where to look next, what to doubt, or how far the work is."""
    place_shown = Signal(object)
    """A Region of the open image that the person is led to."""
    unsaved_changed = Signal()
    figures_changed = Signal()
    """An evaluation, a measurement or statistics of the project: begun, ended or forgotten."""
    networks_changed = Signal()
    """A comparison of networks or a search: begun, gone on or ended."""
    instances_changed = Signal()
    """Mask R-CNN: its network, its training, or what it found in the open image."""
    notice = Signal(object)
    """A Notice for the person."""

    def listeners(self) -> list[object]:
        """Return who listens now."""
        return [each for name in _NAMES for each in getattr(self, name)._slots]

    def forget(self, listeners: Iterable[object]) -> None:
        """Forget these: of a window that was replaced."""
        gone = {id(each) for each in listeners}
        for name in _NAMES:
            slots = getattr(self, name)._slots
            slots[:] = [each for each in slots if id(each) not in gone]

    def tell_all(self, has_image: bool) -> Iterator[None]:
        """Tell a window made in mid-sitting of all that it would have heard; no work is done.

        One event between two turns.
        """
        for name in (*_OF_PROJECT, *(("image_opened",) if has_image else ()), *_OF_IMAGE):
            getattr(self, name).emit()
            yield


_NAMES = tuple(name for name, each in vars(Events).items() if isinstance(each, Signal))
_OF_PROJECT = (
    "project_opened",
    "images_changed",
    "queue_changed",
    "classes_changed",
    "layers_changed",
)
_OF_IMAGE = (
    "display_changed",
    "active_class_changed",
    "tool_changed",
    "preview_changed",
    "pixel_size_changed",
    "history_changed",
    "objects_changed",
    "training_changed",
    "method_changed",
    "curve_changed",
    "jobs_changed",
    "guidance_changed",
    "unsaved_changed",
)
