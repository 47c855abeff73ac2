"""Serve the program at KHAOTOM_BIND until it is told to stop. Changes no database: run `khaotom migrate` after an update."""

from argparse import ArgumentParser, Namespace

from django.conf import settings

from khaotom.front.services import databases, server, statics


def prepare(parser: ArgumentParser) -> None:
    """Everything is said by settings."""


def run(arguments: Namespace) -> int:
    """Look that the databases fit the program, then serve. Only the demonstration brings them up to date by itself."""
    databases.reach()
    if settings.DEMO and databases.steps_behind():
        databases.migrate()
    databases.be_ready()
    statics.gather()
    server.serve(once_listening=_tell)
    return 0


def _tell(address: str) -> None:
    print(f"Khaotom is served at {address} (stop it with Ctrl-C)", flush=True)
