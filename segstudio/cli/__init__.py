"""Headless commands, each a thin caller of `workspace`; imported by `__main__` only."""
