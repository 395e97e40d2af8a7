"""Why a benchmark cannot be run; each text is a sentence: what, where, what to do."""


class BenchmarkRefused(ValueError):
    """The images, the options or the folder for the results do not do."""
