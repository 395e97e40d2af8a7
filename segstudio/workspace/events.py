"""What happens in a session, for whoever shows it. Emitted on the session's own thread only."""

from __future__ import annotations

from psygnal import Signal


class Events:
    """Signals of one session; names are in the past tense, or say what changed."""

    project_opened = Signal()
    project_closed = Signal()
    images_changed = Signal()
    """The list: images came, went or moved."""
    image_changed = Signal(int)
    """Status or problem of one image (its id)."""
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
    curve_changed = Signal()
    jobs_changed = Signal()
    unsaved_changed = Signal()
    notice = Signal(object)
    """A Notice for the person."""
