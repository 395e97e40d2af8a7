"""What the person owns: classes, masks, edits, history. NumPy and OpenCV only; anyone may import it."""
