"""Backup and restore of an installation.

A backup is two files. ``khaotom-DAY-TIME.tar`` holds the database and the private and public files. ``khaotom-keyring.tar`` holds
the wrapped keys of sealed answers and the list of what was erased; each backup replaces the one before, so that an erased key does
not live on in old copies. The master key and the hash key are in neither: whoever finds a backup opens nothing.
"""

import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import connections

from khaotom.front.failures import CannotDo
from khaotom.front.services import databases, dumps
from khaotom.kernel import clock
from khaotom.keyring import services as keyring

KEYRING = "khaotom-keyring.tar"
MANIFEST, DATABASE, FILES = "manifest.json", "database", "files"
WHAT = {"default": "books", "keyring": "keyring"}


@dataclass(frozen=True, slots=True)
class Backup:
    """The two files that were written."""

    books: Path
    keyring: Path


def write(folder: Path) -> Backup:
    """Write a backup into the folder, replacing its keyring file. Consistent while the program serves.

    The database is copied before the files and the keyring: what a row names was there when the row was.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup = Backup(folder / f"khaotom-{clock.now():%Y%m%d-%H%M%S}.tar", folder / KEYRING)
    with _new_tar(backup.books) as tar:
        _add_database(tar, "default")
        _add_files(tar)
    with _new_tar(backup.keyring) as tar:
        _add_database(tar, "keyring")
    return backup


@contextmanager
def _new_tar(file: Path) -> Iterator[tarfile.TarFile]:
    """A tar only we may read, under its name only when it is whole."""
    half = file.with_name(file.name + ".half")
    half.touch(mode=0o600)
    with tarfile.open(half, "w") as tar:
        yield tar
    half.replace(file)


def _add_database(tar: tarfile.TarFile, alias: str) -> None:
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        manifest = Path(folder) / MANIFEST
        about = {"what": WHAT[alias], "engine": dumps.engine(alias), "made_at": f"{clock.now():%Y-%m-%dT%H:%M:%S%z}"}
        manifest.write_text(json.dumps(about | {"program": version("khaotom")}))
        tar.add(manifest, MANIFEST)
        dumps.dump(alias, Path(folder) / DATABASE)
        tar.add(Path(folder) / DATABASE, DATABASE)


def _add_files(tar: tarfile.TarFile) -> None:
    """Every file; one that was taken away meanwhile is left out, and ``khaotom check`` would say if a row still named it."""
    root = files_folder()
    for file in sorted(root.rglob("*")):
        if file.is_file():
            with suppress(FileNotFoundError):
                tar.add(file, f"{FILES}/{file.relative_to(root).as_posix()}", recursive=False)


def files_folder() -> Path:
    """Where uploaded files live."""
    return Path(settings.DATA) / FILES


def restore(books: Path, keys: Path | None) -> None:
    """Fill an empty installation from a backup, and destroy again every key that the keyring lists as erased.

    A keyring that is alive is newer than any backup and is kept. Raises ``CannotDo``, having changed nothing, when something is in
    the way: the database or the files are not empty, the backup is of another engine or a newer program, no keyring is named.
    """
    _refuse_unless_empty()
    alive = not databases.is_empty("keyring")
    if alive and keys is not None:
        raise CannotDo("the keyring here is alive, and newer than any backup. Leave --keyring out.")
    if not alive and keys is None:
        raise CannotDo(f"the keyring is empty. Name the file {KEYRING} that was written beside the backup: --keyring FILE")
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        unpacked = {
            alias: _unpack(tar, alias, Path(folder) / alias) for alias, tar in (("default", books), ("keyring", keys)) if tar
        }
        for alias, found in unpacked.items():
            dumps.load(alias, found / DATABASE)
            connections[alias].close()
        if (unpacked["default"] / FILES).exists():
            (unpacked["default"] / FILES).replace(files_folder())
    keyring.replay_erasures()


def _refuse_unless_empty() -> None:
    if not databases.is_empty("default"):
        raise CannotDo("the database of DATABASE_URL is not empty; a backup is only restored into a new one.")
    if files_folder().exists():
        with suppress(OSError):
            files_folder().rmdir()
    if files_folder().exists():
        raise CannotDo(f"{files_folder()} is not empty; a backup is only restored into a new data folder.")


def _unpack(tar: Path, alias: str, folder: Path) -> Path:
    """Look at the manifest, then write the members below ``folder``, whatever their names try."""
    folder.mkdir(mode=0o700)
    try:
        with tarfile.open(tar) as opened:
            _refuse_unless_ours(tar, alias, opened)
            for member in opened:
                _write_member(opened, member, folder)
    except (OSError, tarfile.TarError, KeyError, ValueError) as problem:
        raise CannotDo(f"{tar} is no whole backup of ours: {problem}") from problem
    return folder


def _refuse_unless_ours(tar: Path, alias: str, opened: tarfile.TarFile) -> None:
    text = opened.extractfile(MANIFEST)
    about = json.load(text) if text else {}
    if about["what"] != WHAT[alias]:
        raise CannotDo(f"{tar} is a backup of the {about['what']}, not of the {WHAT[alias]}.")
    if about["engine"] != dumps.engine(alias):
        setting = databases.SETTING[alias]
        raise CannotDo(
            f"{tar} was made on {about['engine']}, but {setting} names {dumps.engine(alias)}. Restore it on {about['engine']}."
        )
    if _number(about["program"]) > _number(version("khaotom")):
        raise CannotDo(f"{tar} was made by Khaotom {about['program']}, which is newer than this one. Update the program first.")


def _number(program: str) -> tuple[int, ...]:
    return tuple(int(part) for part in program.split(".") if part.isdigit())


def _write_member(opened: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    name = PurePosixPath(member.name)
    known = (name.parts[0] == FILES and ".." not in name.parts) or member.name in (MANIFEST, DATABASE)
    source = opened.extractfile(member) if member.isreg() and known and not name.is_absolute() else None
    if source is None:
        raise ValueError(f"{member.name} does not belong in it")
    target = folder / name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with source, target.open("wb") as out:
        target.chmod(0o600)
        while block := source.read(1 << 20):
            out.write(block)
