"""Images made from masks, to learn rare classes from; imported by `workspace`, `cli`, `ui`."""
