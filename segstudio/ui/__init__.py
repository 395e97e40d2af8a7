"""The window, and the only room that imports Qt; nothing but `__main__` may import it."""
