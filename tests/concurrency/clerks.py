"""Clerks at work at once: processes that say ``ready``, wait for a line, and act."""

import json
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from typing import IO, TypeAlias

from tests.concurrency.nursery import LONGEST
from tests.databases import Place

Hire: TypeAlias = Callable[..., "Clerk"]
Ask: TypeAlias = Callable[..., str]

PATIENCE = 120  # seconds a clerk has to finish


class Nursery:
    """A place's clerks of one module; the program is read once for all of them."""

    def __init__(self, place: Place, module: str) -> None:
        self.door, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with inside:
            self.process = place.start("-m", "tests.concurrency.nursery", module, str(inside.fileno()), keep=inside.fileno())

    def ask(self, told: list[str] | int, *streams: int) -> int:
        """Tell it an act, or the number of a clerk to wait for; returns the clerk's number, or how she ended."""
        try:
            socket.send_fds(self.door, [json.dumps(told).encode()], streams)
            return int(json.loads(self.door.recv(LONGEST)))
        except (OSError, ValueError):
            raise AssertionError(f"the nursery has ended:\n{self.process.communicate()[1]}") from None

    def close(self) -> None:
        """Nobody else is hired."""
        self.door.close()
        try:
            self.process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()


class Clerk:
    """One process. ``stdin``, ``stdout`` and ``stderr`` are the ends the test holds."""

    def __init__(self, nursery: Nursery, act: list[str]) -> None:
        self.nursery = nursery
        hers_in, self._in = os.pipe()
        self._out, hers_out = os.pipe()
        self._err, hers_err = os.pipe()
        self.number = nursery.ask(act, hers_in, hers_out, hers_err)
        for end in (hers_in, hers_out, hers_err):
            os.close(end)
        self.stdin: IO[str] = os.fdopen(self._in, "w")
        self.ended: int | None = None

    def line(self) -> str:
        """The next line she says; empty once she has ended."""
        said = b""
        while not said.endswith(b"\n"):
            byte = os.read(self._out, 1)
            if not byte:
                break
            said += byte
        return said.decode()

    def rest(self) -> tuple[str, str]:
        """All that she still says, and what she complains of."""
        said: dict[int, bytes] = {self._out: b"", self._err: b""}
        open_ends, deadline = list(said), time.monotonic() + PATIENCE
        while open_ends:
            ready, _out, _err = select.select(open_ends, [], [], max(0, deadline - time.monotonic()))
            if not ready:
                self.kill()
                raise AssertionError(f"a clerk did not finish in {PATIENCE} seconds, having said {said}")
            for end in ready:
                more = os.read(end, LONGEST)
                said[end] += more
                if not more:
                    open_ends.remove(end)
        return said[self._out].decode(), said[self._err].decode()

    def kill(self) -> None:
        """As if the plug were pulled."""
        if self.ended is None:
            os.kill(self.number, signal.SIGKILL)

    def wait(self) -> int:
        """Until she ends; how she did, as a process does."""
        if self.ended is None:
            self.ended = self.nursery.ask(self.number)
        return self.ended

    def close(self) -> None:
        """Send her home."""
        self.kill()
        self.wait()
        self.stdin.close()
        os.close(self._out)
        os.close(self._err)


def begin_together(clerks: list[Clerk]) -> None:
    """Wait until each is ready, then let all go."""
    for clerk in clerks:
        said = clerk.line()
        assert said == "ready\n", (said, *clerk.rest())
    for clerk in clerks:
        clerk.stdin.write("go\n")
        clerk.stdin.flush()


def cut_off(clerk: Clerk, *, after: str) -> str:
    """SIGKILL as soon as the clerk has said ``after``; returns the last line she said."""
    said = ""
    while said != after:
        line = clerk.line()
        assert line, f"the clerk ended without saying {after!r}:\n{clerk.rest()[1]}"
        said = line.strip()
    clerk.kill()
    return (clerk.rest()[0].split() or [said])[-1]


def finish(clerks: list[Clerk]) -> list[str]:
    """What each said, once all have ended well."""
    said = [clerk.rest() for clerk in clerks]
    assert [(clerk.wait(), errors) for clerk, (_out, errors) in zip(clerks, said, strict=True)] == [(0, "")] * len(clerks)
    return [out for out, _errors in said]
