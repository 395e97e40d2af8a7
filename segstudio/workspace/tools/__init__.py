"""The tools: pointer events in, mask edits out; one small file each. `workspace` and `ui` may import them."""
