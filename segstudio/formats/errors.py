"""What can go wrong with files for exchange; each text is a sentence: what, where, what to do."""


class FormatError(Exception):
    """Any failure of the formats room."""


class ExportFailed(FormatError):
    """A file could not be written; what was there before is whole."""


class ImportFailed(FormatError):
    """A file cannot be taken in."""


class OtherShape(ImportFailed):
    """A mask has another size than its image."""
