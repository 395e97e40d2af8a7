"""The image view: tiles, zoom, pan and pointer events; only the rest of `ui` may import it.

It knows documents, layer styles, pointer events and previews, and nothing of sessions or tools.
"""

from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.content import CanvasContent

__all__ = ["Canvas", "CanvasContent"]
