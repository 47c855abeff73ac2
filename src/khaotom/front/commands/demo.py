"""Build the demonstration network where there is none yet, say who may sign in, and serve it. All of it is invented."""

from argparse import ArgumentParser, Namespace
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from khaotom.front.commands import serve
from khaotom.front.environment import WrongSetting
from khaotom.front.services import databases

BUILDER = "khaotom.front.demo"
"""Its ``build()`` makes the network unless it is there, and returns the lines that say who may sign in."""


def prepare(parser: ArgumentParser) -> None:
    """Everything is said by settings."""


def run(arguments: Namespace) -> int:
    """Migrate, build, serve."""
    if not settings.DEMO:
        raise WrongSetting("KHAOTOM_MODE is not demo; the demonstration is never built where real people are.")
    databases.reach()
    databases.migrate()
    if find_spec(BUILDER) is not None:
        for line in import_module(BUILDER).build():
            print(line, flush=True)
    return serve.run(arguments)
