"""What all classes of the model share: the way to plain data and back."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self, TypeAlias

from digestif._error import DigestifError

Readers: TypeAlias = Mapping[str, Callable[[Any], Any]]
"""By field, what makes its value of plain data; a field without one stays as it is."""


def read_date(text: str) -> date:
    """The day of an ISO 8601 date."""
    return date.fromisoformat(text)


def plain(value: object) -> Any:
    """The JSON form of a field: decimals and dates as strings, records as dicts, tuples as lists."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    msg = f"no JSON form of {value!r}"
    raise TypeError(msg)


class Record:
    """A frozen dataclass whose fields are those of the output contract."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]
    _readers: ClassVar[Readers] = {}

    def to_dict(self) -> dict[str, Any]:
        """The fields in their order as plain data, as they stand in the JSON lines of the program.

        Returns:
            A dict that ``json.dumps`` takes: decimals and dates are strings, absent values ``None``.
        """
        return {name: plain(getattr(self, name)) for name in self.__match_args__}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record that ``to_dict`` wrote.

        Args:
            data: The fields by name, as plain data.

        Returns:
            A record equal to the one written.

        Raises:
            DigestifError: Where a field is missing, unknown or unreadable; the message names it.
        """
        return cls(**cls._read_fields(data))

    @classmethod
    def _read_fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        if not isinstance(data, Mapping):
            msg = f"{cls.__name__} is read from a mapping, not from {data!r}"
            raise DigestifError(msg)
        if unknown := sorted(map(str, data.keys() - set(cls.__match_args__))):
            msg = f"{cls.__name__} has no field {unknown[0]!r}"
            raise DigestifError(msg)
        fields = {}
        for name in cls.__match_args__:
            if name not in data:
                msg = f"{cls.__name__} lacks its field {name!r}"
                raise DigestifError(msg)
            fields[name] = cls._read(name, data[name])
        return fields

    @classmethod
    def _read(cls, name: str, value: object) -> Any:
        reader = cls._readers.get(name)
        if reader is None or value is None:
            return value
        try:
            return reader(value)
        except DigestifError:
            raise
        except (TypeError, ValueError, ArithmeticError) as error:
            msg = f"{cls.__name__}: {name!r} cannot be {value!r}"
            raise DigestifError(msg) from error
