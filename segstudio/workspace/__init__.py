"""What the app does, without Qt: `ui` and `cli` import it, and it imports nothing above `worker`."""
