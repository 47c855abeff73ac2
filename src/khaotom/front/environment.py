"""Every setting, read once from the environment: only ``KHAOTOM_*`` and ``DATABASE_URL``.

Each is described in docs/reference/settings.md; a test compares the two.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class WrongSetting(Exception):
    """A setting is missing or wrong. The text says which, what was found and what to write instead."""


MODES = ("demo", "production", "test")


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one running program. Paths are absolute; keys are never shown by ``repr``."""

    mode: str
    data: Path
    database_url: str
    keyring_url: str
    hosts: tuple[str, ...]
    bind: str
    workers: int
    clock: datetime | None
    https: bool
    signing_key: str
    master_key: bytes
    hash_key: bytes

    def __repr__(self) -> str:
        return f"Environment(mode={self.mode!r}, data={str(self.data)!r}, hosts={self.hosts!r})"


def read(env: Mapping[str, str] | None = None) -> Environment:
    """Read and check every setting. Raises ``WrongSetting`` with one clear sentence."""
    env = os.environ if env is None else env
    mode = env.get("KHAOTOM_MODE", "demo")
    if mode not in MODES:
        raise WrongSetting(f"KHAOTOM_MODE is {mode!r}; write one of: {', '.join(MODES)}.")
    data = Path(env.get("KHAOTOM_DATA", "data")).absolute()
    _make_private_folder(data)
    production = mode == "production"
    return Environment(
        mode=mode,
        data=data,
        database_url=env.get("DATABASE_URL") or f"sqlite:///{data / 'khaotom.sqlite3'}",
        keyring_url=env.get("KHAOTOM_KEYRING_URL") or f"sqlite:///{data / 'keyring.sqlite3'}",
        hosts=_hosts(env.get("KHAOTOM_HOSTS", ""), production),
        bind=_bind(env.get("KHAOTOM_BIND", "127.0.0.1:8000")),
        workers=_workers(env.get("KHAOTOM_WORKERS", "1")),
        clock=_clock(env.get("KHAOTOM_CLOCK", ""), production),
        https=_yes_or_no("KHAOTOM_HTTPS", env.get("KHAOTOM_HTTPS", "yes" if production else "no")),
        signing_key=_secret(env, "KHAOTOM_SIGNING_KEY", data, production).hex(),
        master_key=_secret(env, "KHAOTOM_MASTER_KEY", data, production),
        hash_key=_secret(env, "KHAOTOM_HASH_KEY", data, production),
    )


def _make_private_folder(data: Path) -> None:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise WrongSetting(f"KHAOTOM_DATA is {str(data)!r}, which cannot be made: {problem.strerror}.") from problem
    if not os.access(data, os.W_OK):
        raise WrongSetting(f"KHAOTOM_DATA is {str(data)!r}, which this program may not write to.")


def _hosts(text: str, production: bool) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    if production and not hosts:
        raise WrongSetting("KHAOTOM_HOSTS is empty; write the host names people use, for example: khaotom.example.org.")
    return hosts or ("localhost", "127.0.0.1", "[::1]")


def _bind(text: str) -> str:
    host, colon, port = text.rpartition(":")
    if not (colon and host and port.isdigit() and 0 < int(port) < 65536):
        raise WrongSetting(f"KHAOTOM_BIND is {text!r}; write an address and a port, for example: 127.0.0.1:8000.")
    return text


def _workers(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise WrongSetting(f"KHAOTOM_WORKERS is {text!r}; write a number from 1 to 64.")
    return int(text)


def _clock(text: str, production: bool) -> datetime | None:
    if not text:
        return None
    if production:
        raise WrongSetting("KHAOTOM_CLOCK is set; a production system keeps real time, so remove it.")
    try:
        return datetime.fromisoformat(text)
    except ValueError as problem:
        raise WrongSetting(f"KHAOTOM_CLOCK is {text!r}; write a moment such as 2019-06-09T15:00.") from problem


def _yes_or_no(name: str, text: str) -> bool:
    if text not in ("yes", "no"):
        raise WrongSetting(f"{name} is {text!r}; write yes or no.")
    return text == "yes"


def _secret(env: Mapping[str, str], name: str, data: Path, production: bool) -> bytes:
    """32 bytes as 64 hex digits from the environment or ``data/secrets``; outside production made on first use."""
    file = data / "secrets" / name.removeprefix("KHAOTOM_").lower()
    text = env.get(name) or (file.read_text().strip() if file.exists() else "")
    if not text and production:
        raise WrongSetting(f"{name} is missing; make one with `openssl rand -hex 32` and keep it in {file} (mode 0600).")
    if not text:
        text = _make_secret(file)
    try:
        key = bytes.fromhex(text)
    except ValueError as problem:
        raise WrongSetting(f"{name} is not hexadecimal; it must be 64 digits of 0-9 and a-f.") from problem
    if len(key) != 32:
        raise WrongSetting(f"{name} has {len(text)} digits; it must have exactly 64.")
    return key


def _make_secret(file: Path) -> str:
    file.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of the same start made it a moment ago
        return file.read_text().strip()
    with os.fdopen(handle, "w") as out:
        text = secrets.token_hex(32)
        out.write(text)
    return text
