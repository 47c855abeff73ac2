"""The web server."""

import socket
from collections.abc import Callable

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from khaotom.front.failures import CannotDo

THREADS = 2  # a worker: more only wait for each other
LAST_WORDS = 10  # seconds an answer under way has when the program is told to stop
EVERYWHERE = ("0.0.0.0", "::", "127.0.0.1", "::1")


def serve(*, once_listening: Callable[[str], None]) -> None:
    """Serve until told to stop (SIGTERM, SIGINT), finishing the answers under way. The address is told once it listens.

    Raises ``CannotDo`` when the address is taken or not this machine's.
    """
    host, port = _split()
    _look_whether_free(host, port)
    granian = Granian(
        "khaotom.front.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=LAST_WORDS,
    )
    granian.on_startup(lambda: once_listening(address()))
    granian.serve()


def _split() -> tuple[str, int]:
    host, _colon, port = settings.BIND.rpartition(":")
    return host.strip("[]"), int(port)


def _look_whether_free(host: str, port: int) -> None:
    """The server shares its port with its workers, and would share it with another server as well."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise CannotDo(
                f"cannot listen at {settings.BIND}: {problem.strerror}. Stop what is there, or choose another KHAOTOM_BIND."
            ) from problem


def address() -> str:
    """Where a browser on this machine finds it."""
    host, port = _split()
    shown = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
