"""Pages with many lines in the database against the same pages with few: passbook, statement, book, trial balance, cash book.

Two databases stand side by side, one filled with ten thousand lines, one with ``--lines`` (ten million unless said); in each round
both are asked for the same page, one after the other, so that a busy machine is busy for both. In both the measured group is the
first one: in the larger it is also twenty times as old.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from bench import measured  # noqa: E402

FEW, MANY = 10_000, 10_000_000
ROUNDS = 15
AT_MOST = 1.3
WORKER = [sys.executable, "-m", "bench.pages_worker"]


class Side:
    """One of the two databases, with a process of its own that answers "go PAGE" with milliseconds."""

    def __init__(self, lines: int, name: str) -> None:
        environment = {
            **os.environ,
            "DATABASE_URL": _url(name),
            "KHAOTOM_KEYRING_URL": f"sqlite:///{settings.DATA}/{name}-keyring.sqlite3",
        }
        environment["KHAOTOM_CLOCK"] = "2019-12-09T15:00"
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [*WORKER, str(lines)], env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        said = self._line()
        self.pages = said.split("|")[1:]
        print(f"  {connection.vendor:<11} {said.split('|')[0]}, made in {time.perf_counter() - began:.0f} s", flush=True)

    def ask(self, page: str) -> float:
        """Milliseconds one request takes."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{page}\n")
        self.process.stdin.flush()
        return float(self._line())

    def end(self) -> None:
        """Send the process home."""
        self.process.communicate()

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the worker ended with {self.process.wait()}")
        return line.strip()


def _url(name: str) -> str:
    """The address of a database of this name, made new on PostgreSQL."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(settings.DATA) / name}.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE bench_{name} TEMPLATE template0")
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/bench_{name}").geturl()


def main() -> int:
    """Measure; 1 if any page missed the aim."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=MANY)
    few, many = Side(FEW, "few"), Side(parser.parse_args().lines, "many")
    missed = False
    for page in few.pages:
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(ROUNDS + 3):
            for side, took in zip((few, many), times, strict=True):
                spent = side.ask(page)
                if number >= 3:
                    took.append(spent)
        print(measured.told(f"{page}, few lines", times[0]))
        print(measured.told(f"{page}, many lines", times[1]))
        missed |= measured.aim(f"{page}, many to few", measured.median(times[1]) / measured.median(times[0]), AT_MOST, "x")
    for side in (few, many):
        side.end()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
