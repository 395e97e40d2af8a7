"""Exchange formats, one file each: import, export and what cannot be carried. Workspace uses it."""
