"""The ``khaotom`` command: the first word names a module of ``commands``, which prepares its arguments and runs.

Django is set up before that module is imported, so that a wrong setting is one sentence and not a traceback. Exit codes:
0 done; 1 found something, or could not be done; 2 a wrong setting, or words this command does not know.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import django
from django.utils import translation

from khaotom.front.environment import WrongSetting
from khaotom.front.failures import CannotDo
from khaotom.kernel.refusal import Refusal

COMMANDS = {
    "serve": "serve the program until it is told to stop",
    "demo": "build the demonstration network where there is none, and serve it",
    "migrate": "bring the databases up to date with the program",
    "createadmin": "begin a network, or give it an administrator again",
    "import": "bring members and their balances in from a spreadsheet",
    "check": "look for anything that is wrong in the data; exit 1 if there is any",
    "export": "write the books as hledger journals and CSV",
    "backup": "copy everything but the keys, also while serving",
    "restore": "bring a backup back into an empty installation",
}
"""Each name is a module of ``khaotom.front.commands`` with ``prepare`` and ``run``."""

MODULES = {"import": "bring_in"}
"""But for a name that Python keeps for itself."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    name, *rest = list(sys.argv[1:] if words is None else words) or ["--help"]
    if name in ("-h", "--help"):
        print(_usage())
        return 0
    if name not in COMMANDS:
        return _fail(f"there is no command {name!r}.\n\n{_usage()}", 2)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khaotom.front.settings")
    try:
        django.setup()
        translation.activate("en")
        command = import_module(f"khaotom.front.commands.{MODULES.get(name, name)}")
        parser = argparse.ArgumentParser(prog=f"khaotom {name}", description=command.__doc__)
        command.prepare(parser)
        return int(command.run(parser.parse_args(rest)))
    except WrongSetting as wrong:
        return _fail(str(wrong), 2)
    except Refusal as refusal:
        return _fail(f"{refusal.sentence} ({refusal.code})", 1)
    except CannotDo as problem:
        return _fail(str(problem), 1)


def _usage() -> str:
    lines = [f"  {name:<12} {does}" for name, does in COMMANDS.items()]
    return "\n".join(["usage: khaotom COMMAND [ARGUMENTS]   (khaotom COMMAND --help tells more)", "", *lines])


def _fail(said: str, code: int) -> int:
    print(f"khaotom: {said}", file=sys.stderr)
    return code
