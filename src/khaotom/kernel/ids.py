"""UUIDv7 from our clock: sortable by time, makeable anywhere (a phone makes the same kind)."""

import os
import threading
from uuid import UUID

from khaotom.kernel import clock

_lock = threading.Lock()
_last = (0, 0)  # (millisecond, counter of that millisecond): ids made in one process never go backwards


def uuid7() -> UUID:
    """A new RFC 9562 version 7 identifier."""
    global _last
    moment = int(clock.now().timestamp() * 1000)
    with _lock:
        counter = _last[1] + 1 if moment == _last[0] else int.from_bytes(os.urandom(2), "big") & 0x7FF
        if counter > 0xFFF:
            moment, counter = moment + 1, 0
        _last = (moment, counter)
    tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return UUID(int=(moment & ((1 << 48) - 1)) << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | tail)
