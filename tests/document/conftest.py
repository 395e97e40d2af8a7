"""Random tests take as long as the machine needs."""

from hypothesis import settings

settings.register_profile("document", deadline=None)
settings.load_profile("document")
