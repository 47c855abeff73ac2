"""A PostgreSQL of one's own for as long as a command runs: a new data folder, a free port, gone at the end.

    python tools/postgres.py run [--durable] -- COMMAND…

runs COMMAND with ``KHAOTOM_TEST_POSTGRES`` set to the server's URL. The server is a throw-away: whoever uses it may create
databases and leave them. Without ``--durable`` it does not wait for the disk, which suits every test that does not pull the
server's own plug. PostgreSQL refuses to run as root, so root starts it as the system's ``postgres`` (or ``nobody``).
"""

import argparse
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "KHAOTOM_TEST_POSTGRES"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
TRIES = 3  # between finding a free port and taking it another program may be quicker


class NotStarted(Exception):
    """The server did not start; the text is what it wrote."""


def programs() -> Path | None:
    """The folder that holds ``initdb`` and ``pg_ctl``, the newest version first, or None."""
    found = [Path(folder) for folder in (os.environ.get("KHAOTOM_POSTGRES_PROGRAMS", ""),) if folder]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    found += [Path(on_path).resolve().parent] if on_path else []
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Start a server, yield its URL (of the database ``postgres``), stop it and remove its files."""
    folder = programs()
    if folder is None:
        raise NotStarted("PostgreSQL's initdb and pg_ctl are not on this machine")
    home = Path(tempfile.mkdtemp(prefix="khaotom-postgres-"))
    user = _user()
    if user is not None:
        os.chown(home, user.pw_uid, user.pw_gid)
    data = home / "data"
    try:
        _run(user, folder / "initdb", "-D", data, "-U", "khaotom", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        port = _start(user, folder, data, home, {} if durable else FAST)
        try:
            yield f"postgres://khaotom@127.0.0.1:{port}/postgres"
        finally:
            _run(user, folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _start(user: pwd.struct_passwd | None, folder: Path, data: Path, home: Path, options: dict[str, str]) -> int:
    for attempt in range(1, TRIES + 1):
        port = _free_port()
        settings = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": str(home), **options}
        (data / "postgresql.auto.conf").write_text("".join(f"{name} = '{value}'\n" for name, value in settings.items()))
        try:
            _run(user, folder / "pg_ctl", "-D", data, "-l", home / "log", "-w", "start")
            return port
        except NotStarted:
            if attempt == TRIES:
                raise
    raise NotStarted("no port was free")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _user() -> pwd.struct_passwd | None:
    """Who owns the server when root starts it; None when one's own user does."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(user: pwd.struct_passwd | None, *command: str | Path) -> None:
    """Run one of PostgreSQL's programs as ``user``, its output kept for the error."""
    with tempfile.TemporaryFile() as said:  # not a pipe: the server would inherit it and keep it open
        done = subprocess.run(
            [str(part) for part in command],
            stdout=said,
            stderr=said,
            cwd="/",
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
            check=False,
        )
        said.seek(0)
        if done.returncode:
            raise NotStarted(f"{Path(str(command[0])).name}: {said.read().decode(errors='replace').strip()}")


def main() -> int:
    """The command line; the exit code is the command's."""
    parser = argparse.ArgumentParser(description="Run a command beside a throw-away PostgreSQL.")
    parser.add_argument("verb", choices=["run"])
    parser.add_argument("--durable", action="store_true", help="wait for the disk as a real server does")
    parser.add_argument("command", nargs="+")
    wanted = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that being told to stop also stops the server
    try:
        with server(durable=wanted.durable) as url:
            return subprocess.run(wanted.command, env={**os.environ, VARIABLE: url}, check=False).returncode
    except NotStarted as problem:
        print(f"PostgreSQL did not start: {problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
