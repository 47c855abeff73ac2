"""Where clerks come from: one process that has read the program, of which each is born by fork.

Run in a place, ``python -m tests.concurrency.nursery MODULE DOOR``: at the socket ``DOOR`` it is told an act of the module with the
clerk's stdin, stdout and stderr, and says her process's number; or is told such a number, waits for that clerk's end, and says how she ended.
"""

import importlib
import json
import os
import socket
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence

LONGEST = 65_536


def main(module: str, number: str) -> None:
    """Until nobody is at the door any more."""
    acts: Mapping[str, Callable[..., None]] = importlib.import_module(module).ACTS
    door = socket.socket(fileno=int(number))
    while True:
        told, streams, _flags, _address = socket.recv_fds(door, LONGEST, 3)
        if not told:
            return
        match json.loads(told):
            case [str(act), *arguments]:
                door.send(json.dumps(_born(acts[act], arguments, streams)).encode())
            case int(clerk):
                door.send(json.dumps(os.waitstatus_to_exitcode(os.waitpid(clerk, 0)[1])).encode())


def _born(act: Callable[..., None], arguments: Sequence[str], streams: Sequence[int]) -> int:
    clerk = os.fork()
    if clerk:
        for stream in streams:
            os.close(stream)
        return clerk
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
    code = 0
    try:
        act(*arguments)
    except BaseException:  # to its end like any other process: it is said, and the nursery lives on
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
