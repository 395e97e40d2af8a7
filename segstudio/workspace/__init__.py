"""What the app does, without Qt: imported by `ui` and `cli`, importing `worker` and below."""
