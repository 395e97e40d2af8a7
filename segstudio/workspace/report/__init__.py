"""A report of a project as one HTML file. Imported by `figures`, `cli` and `ui`."""
