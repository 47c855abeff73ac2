"""Look for anything that is wrong in the data, all of it at once, also while the program serves. Exit 1 if there is any."""

from argparse import ArgumentParser, Namespace

from khaotom.front.services import databases
from khaotom.trail import checks


def prepare(parser: ArgumentParser) -> None:
    """Which checks to run."""
    parser.add_argument("check", nargs="*", help=f"only these: {', '.join(checks.checks)}")


def run(arguments: Namespace) -> int:
    """Print each finding, then how many there are."""
    databases.be_ready()
    wanted = arguments.check or list(checks.checks)
    found = 0
    for name, what in checks.run(wanted):
        print(f"{name}: {what}", flush=True)
        found += 1
    print(f"{len(wanted)} checks, {found} findings.")
    return 1 if found else 0
