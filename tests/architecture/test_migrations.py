"""Migrations are named by what they do, and set no seal: seals are lifted before every migration and set after."""

import re

from django.db import migrations
from django.db.migrations.loader import MigrationLoader

NAME = re.compile(r"\d{4}_[a-z][a-z0-9]*(_[a-z0-9]+)*")
NAMELESS = re.compile(r"_auto_\d|_initial$|_and_more$")


def _ours() -> list[tuple[str, migrations.Migration]]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = [(f"{app}.{name}", found) for (app, name), found in loader.disk_migrations.items()]
    return [(name, found) for name, found in ours if type(found).__module__.startswith("khaotom.")]


def test_every_migration_says_what_it_does() -> None:
    names = [name for name, _found in _ours()]
    assert len(names) > 5
    assert [name for name in names if not NAME.fullmatch(name.partition(".")[2]) or NAMELESS.search(name)] == []


def test_no_migration_sets_a_seal() -> None:
    sql = [
        (name, operation) for name, found in _ours() for operation in found.operations if isinstance(operation, migrations.RunSQL)
    ]
    assert [name for name, operation in sql if "TRIGGER" in str(operation.sql).upper()] == []
