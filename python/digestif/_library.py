"""Libraries that digestif works with and does not need."""

from importlib import import_module
from types import ModuleType

from digestif._error import DigestifError


def library(name: str, for_what: str) -> ModuleType:
    """The library of this name, which is also the name of the extra that brings it.

    Raises:
        DigestifError: Where it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        msg = f"{for_what} needs {name}; pip install 'digestif[{name}]' brings it"
        raise DigestifError(msg) from error
