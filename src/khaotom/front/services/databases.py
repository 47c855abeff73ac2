"""The two databases of an installation: are they there, are they up to date, bring them up to date."""

import psycopg
from django.core.management import call_command
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from khaotom.front.failures import CannotDo

SETTING = {"default": "DATABASE_URL", "keyring": "KHAOTOM_KEYRING_URL"}
"""Every database by its alias in Django, with the setting that names it."""

PATIENCE = 10  # seconds until a server must have answered


def reach() -> None:
    """Connect to each database. Raises ``CannotDo`` naming the setting of one that does not answer."""
    for alias, setting in SETTING.items():
        try:
            _connect(connections[alias])
        except (OperationalError, psycopg.OperationalError) as problem:
            reason = str(problem).strip().splitlines()[0]
            raise CannotDo(
                f"the database of {setting} does not answer: {reason}. Is it running, and is the address right?"
            ) from problem


def _connect(connection: BaseDatabaseWrapper) -> None:
    """Connect once. Past the pool, which would try for long and tell its log about every try."""
    if connection.vendor != "postgresql":
        connection.ensure_connection()
        return
    about = connection.settings_dict
    psycopg.connect(
        host=about["HOST"],
        port=about["PORT"] or None,
        user=about["USER"],
        password=about["PASSWORD"],
        dbname=about["NAME"],
        connect_timeout=PATIENCE,
    ).close()


def steps_behind() -> int:
    """How many migrations of the program have not been applied, in both databases together."""
    count = 0
    for alias in SETTING:
        executor = MigrationExecutor(connections[alias])
        count += len(executor.migration_plan(executor.loader.graph.leaf_nodes(*_only(alias))))
    return count


def _only(alias: str) -> tuple[str, ...]:
    """The one room of the keyring's database; nothing for the other, which every room is for. See ``keyring.router``."""
    return ("keyring",) if alias == "keyring" else ()


def be_ready() -> None:
    """Raises ``CannotDo`` unless both databases answer and fit the program."""
    reach()
    behind = steps_behind()
    if behind:
        raise CannotDo(f"the databases are {behind} steps behind the program. Make a backup, then run: khaotom migrate")


def migrate() -> None:
    """Apply what is missing in both databases, and set the seals again."""
    for alias in SETTING:
        call_command("migrate", *_only(alias), database=alias, verbosity=0, interactive=False)


def is_empty(alias: str) -> bool:
    """Whether the database holds no table at all."""
    return not connections[alias].introspection.table_names()
