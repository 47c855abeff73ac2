"""UUIDv7 from our clock: sortable by time, makeable anywhere (a phone makes the same kind)."""

import os
import threading
from uuid import UUID

from khaotom.kernel import clock

_lock = threading.Lock()
_last = (0, 0)  # (millisecond, counter of that millisecond): ids made in one process never go backwards
_AHEAD = 10_000  # milliseconds they may run ahead of a clock that stands still; of one set back further, they follow


def uuid7() -> UUID:
    """A new RFC 9562 version 7 identifier."""
    global _last
    moment = int(clock.now().timestamp() * 1000)
    with _lock:
        if _last[0] - _AHEAD <= moment <= _last[0]:
            moment, counter = _last[0], _last[1] + 1
        else:
            counter = int.from_bytes(os.urandom(2), "big") & 0x7FF
        if counter > 0xFFF:
            moment, counter = moment + 1, 0
        _last = (moment, counter)
    tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return UUID(int=(moment & ((1 << 48) - 1)) << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | tail)
