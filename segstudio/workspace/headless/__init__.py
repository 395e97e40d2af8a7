"""Work without a window: what the command line does. Imported by `cli` only."""
