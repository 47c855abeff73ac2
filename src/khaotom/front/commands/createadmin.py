"""Begin a network with its first administrator, or give a network an administrator again. Asks for what is not given; the password is never an argument."""

import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass

from khaotom.front.services import databases
from khaotom.kernel.ids import uuid7
from khaotom.people.services import founding

QUESTIONS = {
    "network_name": "Name of the network",
    "slug": "Its short name (letters, digits and dashes, for addresses)",
    "given_name": "The administrator's given name",
    "family_name": "Her family name",
    "phone": "Her phone number, with which she signs in",
}


def prepare(parser: ArgumentParser) -> None:
    """One option a question."""
    for name, question in QUESTIONS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", help=question)


def run(arguments: Namespace) -> int:
    """Ask what is missing and found the network."""
    databases.be_ready()
    answers = {name: getattr(arguments, name) or _ask(question) for name, question in QUESTIONS.items()}
    person = founding.found(**answers, password=_password(), key=uuid7())
    print(f"{person.full_name} is administrator of {answers['network_name']} and signs in with {person.phone}.")
    return 0


def _ask(question: str) -> str:
    print(f"{question}: ", end="", flush=True)
    return sys.stdin.readline().strip()


def _password() -> str:
    """Typed unseen at a terminal; a line of the input otherwise."""
    if sys.stdin.isatty():
        return getpass("Her password (at least 10 characters): ")
    return sys.stdin.readline().rstrip("\n")
