"""Frozen dataclasses to JSON and back, driven by their type hints.

Strict: a value of the wrong type is an error that names the place. A field that the class does
not know is passed over and told; a missing one takes its default. Enums become their values,
days ISO dates, bytes base64, tuples lists; a union of dataclasses carries the class name under
"type". Strings are kept code point by code point, lone surrogates and all.
"""

import base64
import binascii
import json
import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Json: TypeAlias = Any
"""What the json module reads and writes; its shape is checked here, not by types."""

TAG = "type"
MOST_VALUES = 1_500_000
"""Lists and objects in one JSON text; more would only be there to fill the memory."""


class CodecError(ValueError):
    """The JSON does not describe a value of the type asked for; `place` is where."""

    def __init__(self, problem: str, place: str = "") -> None:
        super().__init__(f"{place.lstrip('.') or 'value'}: {problem}")
        self.problem = problem
        self.place = place

    def below(self, step: str) -> "CodecError":
        """Return the same error seen from one level further out."""
        return CodecError(self.problem, step + self.place)


@dataclass(slots=True)
class Decoding:
    """How to decode, and what there was to tell.

    Attributes:
        lenient: pass over list elements and optional fields that cannot be read, telling so.
        unknown: fields that the classes do not have, as "Class.field".
        lost: what was passed over because it could not be read.
        watch: a class whose values are also collected in `watched`.
    """

    lenient: bool = False
    unknown: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    watch: type | None = None
    watched: list[Any] = field(default_factory=list)


Encoder: TypeAlias = Callable[[Any], Json]
Decoder: TypeAlias = Callable[[Json, Decoding], Any]


def to_json(value: T, kind: type[T] | None = None) -> Json:
    """Return the JSON form of a dataclass or other supported value of type `kind`."""
    chosen: Any = kind or type(value)
    return _encoder(chosen)(value)


def from_json(kind: type[T], data: Json, decoding: Decoding | None = None) -> T:
    """Return the value of type `kind` that `data` describes.

    Raises:
        CodecError: `data` does not describe one.
    """
    chosen: Any = kind
    value: T = _decoder(chosen)(data, decoding or Decoding())
    return value


def to_bytes(data: Json) -> bytes:
    """Return compact JSON as UTF-8; lone surrogates keep their three-byte form."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> Json:
    """Return the JSON in `data`.

    Raises:
        CodecError: it is not JSON in UTF-8, nested too deeply, or far too much.
    """
    if data.count(b"[") + data.count(b"{") > MOST_VALUES:
        raise CodecError("too many values")
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except RecursionError as error:
        raise CodecError("nested too deeply") from error
    except ValueError as error:
        raise CodecError(f"not JSON ({error})") from error


def _members(kind: Any) -> tuple[list[Any], bool]:
    """Return the members of a union without None, and whether None was among them."""
    members = [member for member in get_args(kind) if member is not types.NoneType]
    return members, len(members) < len(get_args(kind))


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _as_it_is(value: Any) -> Json:
    return value


_PLAIN_ENCODERS: dict[Any, Encoder] = {
    str: _as_it_is,
    int: _as_it_is,
    float: _as_it_is,
    bool: _as_it_is,
    date: lambda value: value.isoformat(),
    bytes: lambda value: base64.b64encode(value).decode("ascii"),
}


@cache
def _encoder(kind: Any) -> Encoder:
    """Return the function that encodes values of a type.

    Raises:
        TypeError: no such type belongs in a file.
    """
    if kind in _PLAIN_ENCODERS:
        return _PLAIN_ENCODERS[kind]
    if get_origin(kind) is tuple:
        return _tuple_encoder(get_args(kind))
    if _is_union(kind):
        return _union_encoder(kind)
    if is_dataclass(kind):
        return _dataclass_encoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    raise TypeError(f"{kind} cannot be stored")


def _tuple_encoder(members: tuple[Any, ...]) -> Encoder:
    if len(members) == 2 and members[1] is Ellipsis:
        each = _encoder(members[0])
        return lambda values: [each(value) for value in values]
    encoders = [_encoder(member) for member in members]
    return lambda values: [encode(value) for encode, value in zip(encoders, values, strict=True)]


def _union_encoder(kind: Any) -> Encoder:
    members, optional = _members(kind)
    if len(members) == 1:
        inner = _encoder(members[0])
        return lambda value: None if value is None else inner(value)
    encoders = {member: _encoder(member) for member in _tagged(members).values()}

    def encode(value: Any) -> Json:
        if value is None and optional:
            return None
        return {TAG: type(value).__name__, **encoders[type(value)](value)}

    return encode


def _tagged(members: list[Any]) -> dict[str, Any]:
    for member in members:
        if not is_dataclass(member) or any(each.name == TAG for each in fields(member)):
            raise TypeError(f"{member} cannot stand in a stored union")
    return {member.__name__: member for member in members}


def _dataclass_encoder(kind: Any) -> Encoder:
    hints = get_type_hints(kind)
    encoders = [(each.name, _encoder(hints[each.name])) for each in fields(kind) if each.init]
    return lambda value: {name: encode(getattr(value, name)) for name, encode in encoders}


def _plain_decoder(kind: type) -> Decoder:
    def decode(data: Json, _: Decoding) -> Any:
        if type(data) is not kind:
            raise CodecError(f"{kind.__name__} expected, found {type(data).__name__}")
        return data

    return decode


def _decode_float(data: Json, _: Decoding) -> float:
    if type(data) not in (int, float):
        raise CodecError(f"number expected, found {type(data).__name__}")
    try:
        return float(data)
    except OverflowError as error:
        raise CodecError("number too large") from error


def _decode_date(data: Json, _: Decoding) -> date:
    try:
        day = date.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise CodecError(f"date expected, found {data!r:.40}") from error
    if day.isoformat() != data:
        raise CodecError(f"date expected, found {data!r:.40}")
    return day


def _decode_bytes(data: Json, _: Decoding) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise CodecError("base64 expected") from error


_PLAIN_DECODERS: dict[Any, Decoder] = {
    str: _plain_decoder(str),
    int: _plain_decoder(int),
    bool: _plain_decoder(bool),
    float: _decode_float,
    date: _decode_date,
    bytes: _decode_bytes,
}


@cache
def _decoder(kind: Any) -> Decoder:
    if kind in _PLAIN_DECODERS:
        return _PLAIN_DECODERS[kind]
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if _is_union(kind):
        return _union_decoder(kind)
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_decoder(kind)
    raise TypeError(f"{kind} cannot be stored")


def _enum_decoder(kind: type[Enum]) -> Decoder:
    def decode(data: Json, _: Decoding) -> Enum:
        try:
            return kind(data)
        except ValueError as error:
            raise CodecError(f"{data!r:.40} is no {kind.__name__}") from error

    return decode


def _tuple_decoder(members: tuple[Any, ...]) -> Decoder:
    if not (len(members) == 2 and members[1] is Ellipsis):
        return _fixed_tuple_decoder([_decoder(member) for member in members])
    each = _decoder(members[0])

    def decode(data: Json, decoding: Decoding) -> tuple[Any, ...]:
        _expect_list(data)
        values = []
        for index, element in enumerate(data):
            try:
                values.append(each(element, decoding))
            except CodecError as error:
                if not decoding.lenient:
                    raise error.below(f"[{index}]") from error
                decoding.lost.append(str(error))
        return tuple(values)

    return decode


def _expect_list(data: Json) -> None:
    if type(data) is not list:
        raise CodecError(f"list expected, found {type(data).__name__}")


def _fixed_tuple_decoder(decoders: list[Decoder]) -> Decoder:
    def decode(data: Json, decoding: Decoding) -> tuple[Any, ...]:
        _expect_list(data)
        if len(data) != len(decoders):
            raise CodecError(f"{len(decoders)} elements expected, found {len(data)}")
        return tuple(each(element, decoding) for each, element in zip(decoders, data, strict=True))

    return decode


def _union_decoder(kind: Any) -> Decoder:
    members, optional = _members(kind)
    if len(members) == 1:
        inner = _decoder(members[0])
        return lambda data, decoding: None if data is None else inner(data, decoding)
    decoders = {name: _decoder(member) for name, member in _tagged(members).items()}

    def decode(data: Json, decoding: Decoding) -> Any:
        if data is None and optional:
            return None
        if type(data) is not dict:
            raise CodecError(f"object expected, found {type(data).__name__}")
        tag = data.get(TAG)
        if not isinstance(tag, str) or tag not in decoders:
            raise CodecError(f"unknown type {tag!r:.40}")
        return decoders[tag]({key: data[key] for key in data if key != TAG}, decoding)

    return decode


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    plan = {
        each.name: (
            _decoder(hints[each.name]),
            each.default is MISSING and each.default_factory is MISSING,
        )
        for each in fields(kind)
        if each.init
    }
    needed = [name for name, (_, required) in plan.items() if required]

    def decode(data: Json, decoding: Decoding) -> Any:
        if type(data) is not dict:
            raise CodecError(f"object expected, found {type(data).__name__}")
        values = {}
        for name, element in data.items():
            if name not in plan:
                decoding.unknown.add(f"{kind.__name__}.{name}")
                continue
            each, required = plan[name]
            try:
                values[name] = each(element, decoding)
            except CodecError as error:
                if required or not decoding.lenient:
                    raise error.below(f".{name}") from error
                decoding.lost.append(str(error.below(f"{kind.__name__}.{name}")))
        for name in needed:
            if name not in values:
                raise CodecError(f"“{name}” is missing")
        return _construct(kind, values, decoding)

    return decode


def _construct(kind: Any, values: dict[str, Any], decoding: Decoding) -> Any:
    try:
        value = kind(**values)
    except ValueError as error:
        raise CodecError(str(error)) from error
    if kind is decoding.watch:
        decoding.watched.append(value)
    return value
