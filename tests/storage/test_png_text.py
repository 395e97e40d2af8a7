"""A remark in a PNG is read by others, and the pixels stay."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from segstudio.storage.png_text import with_text


def test_pillow_reads_the_remark_and_the_same_pixels() -> None:
    pixels = np.arange(48, dtype=np.uint16).reshape(6, 8) * 1000
    png = with_text(cv2.imencode(".png", pixels)[1].tobytes(), "Comment", "µ made – up")
    with Image.open(io.BytesIO(png)) as image:
        assert image.info["Comment"] == "µ made ? up"
        image.load()
    read = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(read, pixels)


def test_what_is_no_png_is_refused() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        with_text(b"BM", "Comment", "text")
