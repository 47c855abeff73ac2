"""One database to one file and back, while others go on reading and writing it."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connections
from psycopg.conninfo import make_conninfo

from khaotom.front.failures import CannotDo


def engine(alias: str) -> str:
    """``sqlite`` or ``postgresql``."""
    return connections[alias].vendor


def dump(alias: str, file: Path) -> None:
    """Copy one moment of the database into ``file``. Raises ``CannotDo`` when the copy is not whole."""
    if engine(alias) == "sqlite":
        _dump_sqlite(alias, file)
    else:
        _run(alias, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")
    file.chmod(0o600)


def load(alias: str, file: Path) -> None:
    """Fill the empty database from ``file``; all of it or nothing."""
    if engine(alias) == "sqlite":
        _load_sqlite(alias, file)
    else:
        _run(alias, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", str(file))


def _dump_sqlite(alias: str, file: Path) -> None:
    """SQLite's own backup: one step, so that what is written meanwhile is either wholly in it or wholly not."""
    connections[alias].ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connections[alias].connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no write-ahead log beside it
        (state,) = copy.execute("PRAGMA integrity_check").fetchone()
    if state != "ok":
        raise CannotDo(f"the copy of the database is damaged ({state}). Look at the disk before anything else.")


def _load_sqlite(alias: str, file: Path) -> None:
    target = Path(connections[alias].settings_dict["NAME"])
    connections[alias].close()
    for leftover in (target, *(target.with_name(target.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    half = target.with_name(target.name + ".half")
    shutil.copyfile(file, half)
    half.chmod(0o600)
    half.replace(target)


def _run(alias: str, program: str, *arguments: str) -> None:
    """One of PostgreSQL's programs on this database. The password goes through a file only we can read, never the command line."""
    if shutil.which(program) is None:
        raise CannotDo(f"{program} is not on this machine. Install PostgreSQL's client programs, as new as the server.")
    about = connections[alias].settings_dict
    with tempfile.TemporaryDirectory() as folder:
        password = Path(folder) / "pgpass"
        password.touch(mode=0o600)
        password.write_text(f"*:*:*:*:{_escaped(about['PASSWORD'])}\n")
        command = [program, *arguments[:-1], f"--dbname={_address(about, password)}", arguments[-1]]
        done = subprocess.run(command, text=True, capture_output=True, check=False)
    if done.returncode:
        raise CannotDo(f"{program} could not do it: {done.stderr.strip().splitlines()[-1]}")


def _address(about: dict[str, Any], password: Path) -> str:
    options = {name: value for name, value in about["OPTIONS"].items() if name != "pool"}
    named = {"host": about["HOST"], "port": about["PORT"], "user": about["USER"], "dbname": about["NAME"]}
    return make_conninfo("", **{name: value for name, value in named.items() if value}, **options, passfile=os.fspath(password))


def _escaped(password: str) -> str:
    return password.replace("\\", "\\\\").replace(":", "\\:")
