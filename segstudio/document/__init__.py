"""What the person owns: classes, masks, edits, history. Anyone may import it."""
