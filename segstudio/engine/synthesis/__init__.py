"""Images made from masks, to have more of rare classes. Imported by worker's child side only."""
