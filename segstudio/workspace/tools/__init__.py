"""The tools: pointer events in, mask edits out; imported by `workspace` and `ui`."""
