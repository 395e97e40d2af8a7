"""Where to look next, what to doubt, when to stop. The session and the window may import it."""
