"""A fresh database a test, and the program as a real subprocess.

Sealed tables cannot be flushed, and threads of one process are not the phones of a village: tests that commit, compete, kill or
browse take a **place** (a data folder, a database, a keyring) of their own. A place is a copy of a prepared one, made once a run:
on SQLite by copying files, on PostgreSQL by ``CREATE DATABASE … TEMPLATE``.

    place = fresh_sqlite(tmp_path)                       # migrated, empty
    place = fresh_postgres(tmp_path, recipe=DEMO)        # migrated, with what the recipe's commands made
    with serve(place, clock="2019-06-09T15:00") as program:
        ... program.address ...
"""

import atexit
import fcntl
import http.client
import itertools
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from psycopg import sql

from tests import needs

ROOT = Path(__file__).resolve().parent.parent
KHAOTOM = Path(sys.executable).parent / "khaotom"
PATIENCE = 60  # seconds until a program that was started must answer
_numbers = itertools.count(1)


GATHER = ("python", "-c", "import django; django.setup(); from khaotom.front.services.statics import gather; gather()")


@dataclass(frozen=True)
class Recipe:
    """What a prepared place holds: after migrating, each of ``commands`` is run there at ``clock``.

    A command begins with ``khaotom`` or ``python``. What the first one prints is the place's ``said``.
    """

    name: str
    commands: tuple[tuple[str, ...], ...] = ()
    clock: str = ""


EMPTY = Recipe("empty")


def made_by(module: str, *arguments: str, clock: str) -> Recipe:
    """What ``python -m MODULE ARGUMENTS…`` makes, ready to be served."""
    name = "-".join([module.rpartition(".")[2], *arguments])
    return Recipe(name, (("python", "-m", module, *arguments), GATHER), clock)


@dataclass(frozen=True)
class Place:
    """Where one installation lives. URLs as in ``DATABASE_URL``; ``data`` holds its files and secrets."""

    data: Path
    database_url: str
    keyring_url: str

    @property
    def said(self) -> str:
        """What its recipe's first command printed."""
        return (self.data / "said").read_text()

    def environment(self, *, clock: str = "") -> dict[str, str]:
        """A subprocess's whole environment, so that it is this place and nothing of the test's own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KHAOTOM_", "DATABASE_URL", "DJANGO_"))}
        own = {
            "KHAOTOM_MODE": "demo",
            "KHAOTOM_DATA": str(self.data),
            "DATABASE_URL": self.database_url,
            "KHAOTOM_KEYRING_URL": self.keyring_url,
            "DJANGO_SETTINGS_MODULE": "khaotom.front.settings",
        }
        return kept | own | ({"KHAOTOM_CLOCK": clock} if clock else {})

    def run(self, *arguments: str, clock: str = "", expect: int = 0) -> str:
        """Run ``khaotom ARGUMENTS…`` here to its end and return what it printed; ``expect`` is its exit code."""
        return self._run([str(KHAOTOM), *arguments], clock, expect)

    def python(self, *arguments: str, clock: str = "", expect: int = 0) -> str:
        """Run ``python ARGUMENTS…`` here (``"-m", "tests.concurrency.clerk", …``) and return what it printed."""
        return self._run([sys.executable, *arguments], clock, expect)

    def start(self, *arguments: str, clock: str = "", keep: int | None = None) -> "subprocess.Popen[str]":
        """Start ``python ARGUMENTS…`` here with pipes, in a session of its own; the caller ends it. ``keep``: an open file it gets."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment(clock=clock),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            pass_fds=() if keep is None else (keep,),
        )

    def _run(self, command: list[str], clock: str, expect: int) -> str:
        done = subprocess.run(command, env=self.environment(clock=clock), cwd=ROOT, text=True, capture_output=True, check=False)
        if done.returncode != expect:
            raise AssertionError(f"{' '.join(command)} ended with {done.returncode}, not {expect}:\n{done.stdout}{done.stderr}")
        return done.stdout


def fresh_sqlite(folder: Path, *, recipe: Recipe = EMPTY) -> Place:
    """A copy of the prepared SQLite place in a new folder below ``folder``."""
    data = folder / f"place-{next(_numbers)}"
    shutil.copytree(_prepared_sqlite(recipe).data, data)
    return _sqlite(data)


def fresh_postgres(folder: Path, *, recipe: Recipe = EMPTY) -> Place:
    """New databases copied from the prepared ones, files in a new folder below ``folder``. Left out without a server."""
    prepared = _prepared_postgres(recipe)
    number = next(_numbers)
    data = folder / f"place-{number}"
    shutil.copytree(prepared.data, data)
    names = [f"place_{os.getpid()}_{number}", f"place_{os.getpid()}_{number}_keyring"]
    with _server() as connection:
        for name, template in zip(names, (prepared.database_url, prepared.keyring_url), strict=True):
            _create(connection, name, template=urlsplit(template).path[1:])
    return Place(data, *(_postgres_url(name) for name in names))


@contextmanager
def copied_for_tests() -> Iterator[None]:
    """The databases that the tests of one pytest roll back to, as copies of the prepared place, where Django looks for them.

    Migrating takes half a minute, and a run has many a pytest.
    """
    with ExitStack() as held:
        for alias in connections:
            held.enter_context(_copied(alias, connections[alias].settings_dict["TEST"]["NAME"]))
        yield


@contextmanager
def new_copies() -> Iterator[Mapping[str, str]]:
    """More databases as ``copied_for_tests`` makes them, by alias, to ``stand_on`` for as long as the block lasts."""
    number = next(_numbers)
    with ExitStack() as held:
        names = {}
        for alias in connections:
            usual = connections[alias].settings_dict["TEST"]["NAME"]
            names[alias] = (
                usual.replace(f"memorydb_{alias}", f"memorydb_{alias}_{number}") if _in_memory(usual) else f"{usual}_{number}"
            )
            held.enter_context(_copied(alias, names[alias]))
        yield names


@contextmanager
def stand_on(names: Mapping[str, str]) -> Iterator[None]:
    """Within the block Django's connections are to these databases, by alias."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in names}
    _connect(names)
    try:
        yield
    finally:
        _connect(before)


def _connect(names: Mapping[str, str]) -> None:
    for alias, name in names.items():
        connection = connections[alias]
        BaseDatabaseWrapper.close(connection)  # SQLite's own would keep one in memory open
        if isinstance(connection, PostgreSQL):
            connection.close_pool()  # else one that is open to the other database is taken again
        connection.settings_dict["NAME"] = name


def _in_memory(name: str) -> bool:
    return name.startswith("file:")


@contextmanager
def _copied(alias: str, name: str) -> Iterator[None]:
    """The prepared place's database ``alias`` copied under this name; on SQLite into memory, for as long as the block lasts."""
    prepared = _prepared_sqlite(EMPTY) if _in_memory(name) else _prepared_postgres(EMPTY)
    original = urlsplit({"default": prepared.database_url, "keyring": prepared.keyring_url}[alias]).path
    if not _in_memory(name):
        with _server() as server:
            _create(server, name, template=original[1:])
        yield
        return
    with closing(sqlite3.connect(name, uri=True)) as copy:  # there as long as somebody is connected
        with closing(sqlite3.connect(original)) as source:
            source.backup(copy)
        yield


def blank_beside(place: Place) -> Place:
    """A new place of the same engine in which nothing is yet: no table, no file, no secret."""
    number = next(_numbers)
    data = place.data.parent / f"place-{number}"
    data.mkdir(mode=0o700)
    if place.database_url.startswith("sqlite"):
        return _sqlite(data)
    names = [f"place_{os.getpid()}_{number}", f"place_{os.getpid()}_{number}_keyring"]
    with _server() as connection:
        for name in names:
            _create(connection, name)
    return Place(data, *(_postgres_url(name) for name in names))


def _prepared_sqlite(recipe: Recipe) -> Place:
    place = _sqlite(_store() / f"sqlite-{recipe.name}")
    empty = _prepared_sqlite(EMPTY) if recipe != EMPTY else None
    with _one_at_a_time():
        if not _is_ready(place):
            _begin(place, empty)
            _prepare(place, recipe)
    return place


def _prepared_postgres(recipe: Recipe) -> Place:
    needs.require("postgresql")
    store = _store()
    name = f"prepared_{recipe.name}_{store.name.replace('-', '_').lower()}"
    place = Place(store / f"postgres-{recipe.name}", _postgres_url(name), _postgres_url(f"{name}_keyring"))
    empty = _prepared_postgres(EMPTY) if recipe != EMPTY else None
    with _one_at_a_time():
        if not _is_ready(place):
            _begin(place, empty)
            with _server() as connection:
                for alias in ("database_url", "keyring_url"):
                    template = urlsplit(getattr(empty, alias)).path[1:] if empty else "template0"
                    _create(connection, urlsplit(getattr(place, alias)).path[1:], template=template)
            _prepare(place, recipe)
    return place


def _begin(place: Place, empty: Place | None) -> None:
    """Its folder: new, or that of the empty place which is migrated already."""
    shutil.rmtree(place.data, ignore_errors=True)
    if empty is None:
        place.data.mkdir(mode=0o700, parents=True)
    else:
        shutil.copytree(empty.data, place.data)
        (place.data / "prepared").unlink()


def _prepare(place: Place, recipe: Recipe) -> None:
    if recipe == EMPTY:
        place.run("migrate", clock=recipe.clock)
    programs = {"khaotom": place.run, "python": place.python}
    said = [programs[program](*arguments, clock=recipe.clock) for program, *arguments in recipe.commands]
    (place.data / "said").write_text(said[0] if said else "")
    (place.data / "prepared").touch()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """The two engines of a suite run side by side and share the prepared places."""
    with (_store() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_ready(place: Place) -> bool:
    return (place.data / "prepared").exists()


def _store() -> Path:
    """The folder of this run's prepared places; the runner gives one to all its suites, a single pytest makes its own."""
    if "KHAOTOM_TEST_PREPARED" not in os.environ:
        os.environ["KHAOTOM_TEST_PREPARED"] = tempfile.mkdtemp(prefix="khaotom-prepared-")
        atexit.register(shutil.rmtree, os.environ["KHAOTOM_TEST_PREPARED"], ignore_errors=True)
    return Path(os.environ["KHAOTOM_TEST_PREPARED"])


def _sqlite(data: Path) -> Place:
    return Place(data, f"sqlite:///{data / 'khaotom.sqlite3'}", f"sqlite:///{data / 'keyring.sqlite3'}")


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    with psycopg.connect(needs.require("postgresql"), autocommit=True) as connection:
        yield connection


def _postgres_url(name: str) -> str:
    return urlsplit(needs.require("postgresql"))._replace(path=f"/{name}").geturl()


def _create(connection: psycopg.Connection, name: str, *, template: str = "template0") -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))


@dataclass(frozen=True)
class Program:
    """A served program. ``address`` is its root, without a slash at the end; ``log`` is what it printed."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def kill(self) -> None:
        """SIGKILL to the program and all it started, as if the plug were pulled."""
        _signal(self.process, signal.SIGKILL)
        self.process.wait()


@contextmanager
def serve(place: Place, *, clock: str = "", workers: int = 1) -> Iterator[Program]:
    """Serve the place with ``khaotom serve`` on a free port until the block ends. ``clock`` runs on from that moment."""
    port = _free_port()
    log = place.data / f"serve-{port}.log"
    bind = {"KHAOTOM_BIND": f"127.0.0.1:{port}", "KHAOTOM_WORKERS": str(workers)}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(KHAOTOM), "serve"],
            env=place.environment(clock=clock) | bind,
            cwd=ROOT,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    program = Program(f"http://127.0.0.1:{port}", process, log)
    try:
        _await_answer(program, port)
        yield program
    finally:
        _end(process)


def _await_answer(program: Program, port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            status = program.process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            if _answers(port):
                return
            continue
        raise AssertionError(f"the program ended with {status}:\n{program.log.read_text()}")
    raise AssertionError(f"the program did not answer in {PATIENCE} seconds:\n{program.log.read_text()}")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _end(process: "subprocess.Popen[bytes]") -> None:
    _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
    _signal(process, signal.SIGKILL)  # whatever it started and left behind
    process.wait()


def _signal(process: "subprocess.Popen[bytes]", number: int) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
