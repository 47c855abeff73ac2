"""Copy the database and the files into one tar, and the keyring into another, also while serving. The master key and the hash key are in neither."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings

from khaotom.front.services import backups, databases

KEYS = """Not in it, on purpose: the master key and the hash key. Without them no sealed answer of this backup can be opened.
Keep KHAOTOM_MASTER_KEY and KHAOTOM_HASH_KEY (here: {secrets}) in another place than the backups, on paper too."""


def prepare(parser: ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("folder", type=Path, help="the folder for both files; its keyring file is replaced")


def run(arguments: Namespace) -> int:
    """Write both and say what is not in them."""
    databases.reach()
    written = backups.write(arguments.folder)
    print(f"{written.books}: the database and the files")
    print(f"{written.keyring}: the keyring; it replaces the one before. Keep no copy of it older than 30 days.")
    print(KEYS.format(secrets=settings.DATA / "secrets"))
    return 0
