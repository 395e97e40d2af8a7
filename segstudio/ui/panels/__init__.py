"""The panels around the canvas, one a file; only `ui` imports them."""
