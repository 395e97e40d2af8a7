"""Figures of a project as jobs of a sitting: evaluation, objects, the images as a whole.

Imported by `session`, `ui` and `cli`.
"""
