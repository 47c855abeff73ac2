"""Bring a backup back into an empty installation: a new database, a new data folder, and the keys of the old one. Then look whether all is right."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings

from khaotom.front.failures import CannotDo
from khaotom.front.services import backups, databases
from khaotom.keyring import services as keyring
from khaotom.trail import checks


def prepare(parser: ArgumentParser) -> None:
    """What to bring back."""
    parser.add_argument("books", type=Path, help="khaotom-DAY-TIME.tar")
    parser.add_argument("--keyring", type=Path, help="khaotom-keyring.tar, unless the keyring is alive")


def run(arguments: Namespace) -> int:
    """Restore, then check."""
    databases.reach()
    backups.restore(arguments.books, arguments.keyring)
    if not keyring.master_key_fits():
        raise CannotDo(
            f"restored, but this master key does not open the keyring. Put the right one into {settings.DATA / 'secrets'}."
        )
    if databases.steps_behind():
        print("Restored from an older program. Run next: khaotom migrate, then: khaotom check")
        return 0
    found = [f"{name}: {what}" for name, what in checks.run()]
    print("\n".join([*found, f"Restored. {len(list(checks.checks))} checks, {len(found)} findings."]))
    return 1 if found else 0
