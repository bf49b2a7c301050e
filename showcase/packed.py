"""Records that most pages have, thousands of times: they go to another process as MessagePack, not as pickle's steps.

That takes a third of the time.
"""

from __future__ import annotations

import functools
from typing import Any

import msgspec
from msgspec import Struct


class Packed(Struct, frozen=True):
    """A record of which every field has a type that MessagePack and `msgspec` bring back as it was."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpacked, (type(self), _ENCODER.encode(self))


_ENCODER = msgspec.msgpack.Encoder()


def _unpacked(kind: type[Struct], raw: bytes) -> Struct:
    return _decoder(kind).decode(raw)


@functools.cache
def _decoder(kind: type[Struct]) -> msgspec.msgpack.Decoder[Struct]:
    return msgspec.msgpack.Decoder(kind)
