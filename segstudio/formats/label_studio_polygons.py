"""Label Studio with polygons, which are easier to change there than brush strokes."""

from segstudio.formats.label_studio import format_of

FORMAT = format_of("label-studio-polygons", "Label Studio (polygons)", as_polygons=True)
