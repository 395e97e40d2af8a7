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
