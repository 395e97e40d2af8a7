"""The tables of a project file, as its first version made them; later changes are migrations."""

from __future__ import annotations

APPLICATION_ID = 0x53656753
"""Marks a SQLite file as a SegStudio project ("SegS")."""

FIRST_SCHEMA = """
CREATE TABLE image (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path NOT NULL,                     -- relative to the project, forward slashes; bytes if no text
    status TEXT NOT NULL DEFAULT 'new',
    height INTEGER,
    width INTEGER,
    problem TEXT,
    position INTEGER NOT NULL,
    cursor INTEGER NOT NULL DEFAULT 0  -- id of the last applied edit, 0 = none
);
CREATE TABLE class (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    color TEXT NOT NULL,
    is_locked INTEGER NOT NULL,
    position INTEGER NOT NULL,
    is_removed INTEGER NOT NULL
);
CREATE TABLE tile (
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    plane INTEGER NOT NULL,
    row INTEGER NOT NULL,
    column INTEGER NOT NULL,
    pixels BLOB NOT NULL,
    PRIMARY KEY (image_id, plane, row, column)
);
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    size_bytes INTEGER NOT NULL,
    created REAL NOT NULL,
    name TEXT NOT NULL,
    changes BLOB NOT NULL
);
CREATE INDEX edit_of_image ON edit (image_id, id, size_bytes);
CREATE TABLE pixel_count (
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    class_id INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (image_id, class_id)
) WITHOUT ROWID;
CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    created REAL NOT NULL,
    step INTEGER NOT NULL,
    dice REAL,
    note TEXT NOT NULL
);
CREATE TABLE curve (
    step INTEGER PRIMARY KEY,
    loss REAL NOT NULL,
    dice REAL,
    seconds REAL NOT NULL
);
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL                -- JSON
) WITHOUT ROWID;
"""

REVIEW_COLUMNS = """
ALTER TABLE image ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE image ADD COLUMN name_order TEXT NOT NULL DEFAULT '';
ALTER TABLE image ADD COLUMN split TEXT NOT NULL DEFAULT 'none';
ALTER TABLE image ADD COLUMN group_name TEXT NOT NULL DEFAULT '';
ALTER TABLE image ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE image ADD COLUMN work_s REAL NOT NULL DEFAULT 0;
ALTER TABLE image ADD COLUMN labelled_px INTEGER NOT NULL DEFAULT 0;
ALTER TABLE image ADD COLUMN confidence REAL;
ALTER TABLE image ADD COLUMN disagreement REAL;
CREATE TABLE image_tag (
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (image_id, tag)
) WITHOUT ROWID;
CREATE INDEX image_of_tag ON image_tag (tag, image_id);
CREATE INDEX image_of_class ON pixel_count (class_id, image_id);
UPDATE image SET labelled_px =
    (SELECT coalesce(sum(count), 0) FROM pixel_count WHERE image_id = image.id);
"""
"""What the fourth version adds for reviewing.

name: of the file, case folded; name_order sorts 9 before 10. group_name: patient, field or video,
'' for none. work_s: seconds of the person's work. confidence: mean of the whole prediction, 0 … 1.
disagreement: share of the labelled pixels that it says otherwise, 0 … 1.
"""

GUIDANCE_TABLES = """
CREATE TABLE kept_place (
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    row INTEGER NOT NULL,
    column INTEGER NOT NULL,
    height INTEGER NOT NULL,
    width INTEGER NOT NULL,
    drawn_id INTEGER NOT NULL,
    said_id INTEGER NOT NULL
);
CREATE INDEX kept_place_of_image ON kept_place (image_id);
CREATE TABLE class_work (
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    class_id INTEGER NOT NULL,
    seconds REAL NOT NULL,
    PRIMARY KEY (image_id, class_id)
) WITHOUT ROWID;
CREATE TABLE correction (
    image_id INTEGER PRIMARY KEY REFERENCES image (id) ON DELETE CASCADE,
    finished REAL NOT NULL,
    share REAL NOT NULL
);
CREATE TABLE sitting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started REAL NOT NULL,
    ended REAL NOT NULL,
    seconds REAL NOT NULL,
    strokes INTEGER NOT NULL,
    images INTEGER NOT NULL,
    dice_from REAL,
    dice_to REAL
);
"""
"""What guidance remembers.

kept_place: places where the person stays with what was drawn, whatever the network says.
class_work: seconds of work on each image, by the class in hand. correction: share of an image's
pixels that the person changed after the prediction was shown, and when last. sitting: from opening
the project to closing it; times since 1970, seconds of work, edits, images worked on, Dice.
"""

CORRECTED_CLASSES = """
CREATE TABLE corrected_class (
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    class_id INTEGER NOT NULL,
    said_px INTEGER NOT NULL,
    hit_px INTEGER NOT NULL,
    true_px INTEGER NOT NULL,
    PRIMARY KEY (image_id, class_id)
) WITHOUT ROWID;
"""
"""Of each reviewed image, by class: pixels that were predicted before it was corrected, how many of
them rightly so, and how many there are.
"""

ORDER_INDICES = """
CREATE INDEX image_by_position ON image (position);
CREATE INDEX image_by_confidence ON image (confidence, position);
CREATE INDEX image_by_disagreement ON image (disagreement, position);
CREATE INDEX image_by_area ON image (nullif(labelled_px, 0), position);
CREATE INDEX image_by_time ON image (nullif(work_s, 0), position);
DROP INDEX image_of_class;
CREATE INDEX image_of_class ON pixel_count (class_id, image_id, count);
"""
"""100,000 images are sorted in 30 ms by them, without in 100; expressions as in `ImageQuery`.

The last one also adds up the pixels of each class, which is done at each opening.
"""

STATUS_INDEX = """
CREATE INDEX image_by_status ON image (
    CASE status WHEN 'new' THEN 0 WHEN 'in_progress' THEN 1 WHEN 'predicted' THEN 2
    WHEN 'to_review' THEN 3 WHEN 'reviewed' THEN 4 WHEN 'excluded' THEN 5 END,
    position
);
"""
"""The same for the order by status, in which an image's status stands from new to excluded."""

TAUGHT_VERSION = """
ALTER TABLE image ADD COLUMN taught_version INTEGER NOT NULL DEFAULT 0;
"""
"""The newest version when an image with labels was last taken out of what is learned from, to be
held out or tested on; 0 where it never was.
"""
