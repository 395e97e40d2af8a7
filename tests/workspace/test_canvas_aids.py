from segstudio.workspace.canvas_aids import CanvasAids
from segstudio.workspace.settings import AppSettings


def test_aids_are_remembered_and_nonsense_is_not(tmp_path):
    settings = AppSettings(tmp_path / "settings.json")
    assert CanvasAids.remembered(settings) == CanvasAids()
    chosen = CanvasAids(grid_spacing_px=12).toggled("rulers").toggled("mini_map")
    chosen.remember(settings)
    settings.flush()
    assert CanvasAids.remembered(AppSettings(tmp_path / "settings.json")) == chosen
    settings.set("canvas.aids", {"rulers": "yes", "grid_spacing_px": -3, "more": 1})
    assert CanvasAids.remembered(settings) == CanvasAids(grid_spacing_px=1)
    settings.set("canvas.aids", [1])
    assert CanvasAids.remembered(settings) == CanvasAids()
