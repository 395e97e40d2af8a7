"""How figures change when images do; imported by `workspace`, `ui`, `cli`."""
