"""What was backed up comes back, also when it was backed up while clerks were posting; keys and what was erased do not."""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.databases import KHAOTOM, ROOT, Place, blank_beside

TREASURE = ("-m", "tests.migrations.treasure")
CLERK = ("-m", "tests.concurrency.clerk")


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Where backups are written."""
    return tmp_path / "backups"


def _books_of(folder: Path) -> Path:
    (found,) = folder.glob("khaotom-2*.tar")
    return found


def _restore(place: Place, folder: Path, *, keyring: bool = True) -> subprocess.CompletedProcess[str]:
    command = [str(KHAOTOM), "restore", str(_books_of(folder))]
    command += ["--keyring", str(folder / "khaotom-keyring.tar")] if keyring else []
    return subprocess.run(command, env=place.environment(), cwd=ROOT, text=True, capture_output=True, check=False)


def _bring_secrets(place: Place, to: Place) -> None:
    """As the administrator does, from the other place she keeps them in."""
    shutil.copytree(place.data / "secrets", to.data / "secrets")


def test_a_backup_made_while_clerks_post_comes_back_whole(place: Place, backups: Path) -> None:
    sealed = place.python(*TREASURE, "bury").strip()
    book, fund = place.python(*CLERK, "open").split()
    clerk = place.start(*CLERK, "post", book, fund, "1000000")
    assert clerk.stdin is not None
    assert clerk.stdout is not None
    try:
        assert clerk.stdout.readline() == "ready\n"
        clerk.stdin.write("go\n")
        clerk.stdin.flush()
        while clerk.stdout.readline() != "20\n":
            pass
        told = place.run("backup", str(backups))
    finally:
        clerk.kill()
    said, _errors = clerk.communicate()
    _look_for_keys(place, backups, told)
    new = blank_beside(place)
    _bring_secrets(place, new)
    done = _restore(new, backups)
    entries, *faults = new.python(*CLERK, "audit", book).splitlines()
    assert faults == []
    assert 20 <= int(entries) <= int(said.split()[-1]) + 1
    # The clerk writes no trail and registers her kind in her own process only: these findings are hers, and there are no others.
    assert {line.partition(":")[0] for line in done.stdout.splitlines() if ": " in line} == {"ledger.commands", "ledger.words"}
    assert new.python(*TREASURE, "dig", sealed) == "ป้าหนูเล่าให้ฟัง\na photo\n"


def _look_for_keys(place: Place, backups: Path, told: str) -> None:
    """They are in no file of the backup, which is ours alone to read, and the command says where they must be kept."""
    assert "KHAOTOM_MASTER_KEY" in told
    secrets = [file.read_text().strip() for file in (place.data / "secrets").iterdir()]
    assert len(secrets) == 3
    for file in backups.iterdir():
        content = file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0
        assert [key for key in secrets if key.encode() in content or bytes.fromhex(key) in content] == []


def test_what_was_erased_after_the_backup_stays_erased(place: Place, backups: Path) -> None:
    sealed = place.python(*TREASURE, "bury").strip()
    place.run("backup", str(backups))
    old = _books_of(backups).rename(backups.parent / "kept-for-years.tar")
    place.python(*TREASURE, "erase")
    place.run("backup", str(backups))
    _books_of(backups).unlink()
    shutil.move(old, backups / "khaotom-20190609-180000.tar")
    new = blank_beside(place)
    _bring_secrets(place, new)
    assert _restore(new, backups).returncode == 0
    assert new.python(*TREASURE, "dig", sealed) == "erased\na photo\n"


def test_what_cannot_be_restored_is_said_and_changes_nothing(place: Place, backups: Path, tmp_path: Path) -> None:
    place.python(*TREASURE, "bury")
    place.run("backup", str(backups))
    assert "the database of DATABASE_URL is not empty" in _refused(_restore(place, backups))
    new = blank_beside(place)
    assert "--keyring FILE" in _refused(_restore(new, backups, keyring=False))
    books = _books_of(backups)
    whole = books.read_bytes()
    wrong = {
        "is no whole backup of ours": whole[: len(whole) // 2],
        "not of the books": (backups / "khaotom-keyring.tar").read_bytes(),
        "outside.txt does not belong in it": _with_member(tmp_path, books, "files/../../outside.txt"),
        "cron.d/root does not belong in it": _with_member(tmp_path, books, "cron.d/root"),
    }
    for said, content in wrong.items():
        books.write_bytes(content)
        assert said in _refused(_restore(new, backups))
    assert not (new.data.parent / "outside.txt").exists()
    books.write_bytes(whole)
    assert "this master key does not open the keyring" in _refused(_restore(new, backups))


def _refused(done: "subprocess.CompletedProcess[str]") -> str:
    """The one sentence it said."""
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("khaotom: ")
    assert "Traceback" not in done.stderr
    return done.stderr


def _with_member(folder: Path, tar: Path, name: str) -> bytes:
    copy = folder / "copy.tar"
    shutil.copyfile(tar, copy)
    with tarfile.open(copy, "a") as opened:
        opened.add(sys.executable, name)
    return copy.read_bytes()
