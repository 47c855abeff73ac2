"""Write every book into a folder: an hledger journal and CSV tables, without names. `hledger check --strict -f book.journal` proves a book without this program."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from khaotom.front.services import databases, exports


def prepare(parser: ArgumentParser) -> None:
    """Where to, what and how much."""
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("--group", default="", metavar="SHORT-NAME", help="only this group's book")
    parser.add_argument("--names", action="store_true", help="also write members.csv, the only file with people's names in it")


def run(arguments: Namespace) -> int:
    """Write, telling each book."""
    databases.be_ready()
    for written in exports.write(arguments.folder, group=arguments.group, names=arguments.names):
        print(f"{written.folder}: {written.entries} entries", flush=True)
    return 0
