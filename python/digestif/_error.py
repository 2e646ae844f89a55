"""The one exception of the package; the native module raises it, too."""


class DigestifError(ValueError):
    """What digestif raises for a value that it cannot use; the message names the value."""

    __module__ = "digestif"
