"""Bring both databases up to date with the program, and set the seals again. Make a backup first."""

from argparse import ArgumentParser, Namespace

from khaotom.front.services import databases


def prepare(parser: ArgumentParser) -> None:
    """Nothing to say."""


def run(arguments: Namespace) -> int:
    """Apply what is missing and say how much it was."""
    databases.reach()
    behind = databases.steps_behind()
    databases.migrate()
    print(f"Applied {behind} steps. The databases are up to date.")
    return 0
