"""Actions of the File menu."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP

FILE = (
    ActionSpec(
        "new-project",
        QT_TRANSLATE_NOOP("Actions", "New project…"),
        lambda c: c.files.new_project(),
        ("Ctrl+N",),
        "new-project",
        QT_TRANSLATE_NOOP("Actions", "Start an empty project in a folder."),
    ),
    ActionSpec(
        "open-images",
        QT_TRANSLATE_NOOP("Actions", "Open images…"),
        lambda c: c.files.open_images(),
        ("Ctrl+O",),
        "open-images",
    ),
    ActionSpec(
        "open-folder",
        QT_TRANSLATE_NOOP("Actions", "Open folder…"),
        lambda c: c.files.open_folder(),
        ("Ctrl+Shift+O",),
        "open-folder",
        QT_TRANSLATE_NOOP("Actions", "Open a folder of images, or a project."),
    ),
    ActionSpec(
        "open-sample",
        QT_TRANSLATE_NOOP("Actions", "Try the sample"),
        lambda c: c.session.open_sample(),
        (),
        "sample",
    ),
    ActionSpec(
        "import-masks",
        QT_TRANSLATE_NOOP("Actions", "Import masks…"),
        lambda c: c.files.import_masks(),
        ("Ctrl+I",),
        "import",
        is_enabled=with_project,
    ),
    ActionSpec(
        "export-masks",
        QT_TRANSLATE_NOOP("Actions", "Export masks…"),
        lambda c: c.files.export_masks(),
        ("Ctrl+E",),
        "export",
        is_enabled=with_project,
    ),
    ActionSpec(
        "export-overlays",
        QT_TRANSLATE_NOOP("Actions", "Export overlays…"),
        lambda c: c.files.export_overlays(),
        ("Ctrl+Shift+E",),
        is_enabled=with_project,
    ),
    ActionSpec(
        "relink",
        QT_TRANSLATE_NOOP("Actions", "Find missing images…"),
        lambda c: c.files.relink(),
        (),
        "link",
        is_enabled=with_project,
    ),
    ActionSpec(
        "restore-backup",
        QT_TRANSLATE_NOOP("Actions", "Restore backup…"),
        lambda c: c.files.restore_backup(),
        tip=QT_TRANSLATE_NOOP("Actions", "Put a damaged project's last good backup in its place."),
    ),
    ActionSpec(
        "close-project",
        QT_TRANSLATE_NOOP("Actions", "Close project"),
        lambda c: c.session.close_project(),
        ("Ctrl+W",),
        is_enabled=with_project,
    ),
    ActionSpec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), lambda c: c.quit(), ("Ctrl+Q",)),
)
