"""Small files of an encoder as torchvision publishes them, and a server that gives files out."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from segstudio.document.encoder_weights import EncoderWeights

VGG16 = {0: (64, 3), 2: (64, 64), 5: (128, 64), 7: (128, 128)} | {
    10: (256, 128),
    12: (256, 256),
    14: (256, 256),
}
"""(out, in) of the first convolutions, by their place among torchvision's features."""


def write_encoder(folder: Path) -> EncoderWeights:
    """Write what “fcn” of depth 3 begins with, drawn at random, under its checksum's name."""
    import torch

    table, random = {}, torch.Generator().manual_seed(0)
    for place, (out, channels) in VGG16.items():
        weight = torch.randn(out, channels, 3, 3, generator=random) * (2 / channels / 9) ** 0.5
        table |= {f"features.{place}.weight": weight, f"features.{place}.bias": torch.zeros(out)}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "new.pth"
    torch.save(table, file)
    name = f"vgg16-{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}.pth"
    file.rename(folder / name)
    return EncoderWeights(name, 7, "a part of VGG-16")


class Quiet(SimpleHTTPRequestHandler):
    """Gives files out; where `pause` is set it sends half of one and waits for that event."""

    pause: threading.Event | None = None

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def copyfile(self, source, outputfile) -> None:
        """Send a file, or half of it, and the rest later."""
        content = source.read()
        outputfile.write(content[: len(content) // 2])
        if self.pause is not None:
            outputfile.flush()
            self.pause.wait(60)
        try:
            outputfile.write(content[len(content) // 2 :])
        except ConnectionError:
            return


@contextmanager
def served(folder: Path, pause: threading.Event | None = None) -> Iterator[str]:
    """Give out what is in a folder; yields the address."""
    handler = type("Handler", (Quiet,), {"pause": pause})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    look_s = 0.01  # whether to end
    thread = threading.Thread(target=server.serve_forever, args=(look_s,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        if pause is not None:
            pause.set()
        server.shutdown()
        thread.join()
        server.server_close()
