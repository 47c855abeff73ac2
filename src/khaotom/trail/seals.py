"""Seals: the triggers by which the database itself keeps tables append-only, one SQL file a room and engine.

They are no part of migrations: SQLite rebuilds a table on most alterations and loses or breaks its triggers. So they
are lifted before every migration and set again after, and ``findings`` compares those present with the files.
"""

import re
import sqlite3
from collections.abc import Iterator
from importlib import resources

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from khaotom.kernel.registry import Registry

rooms: Registry[str] = Registry("sealed room")

_TRIGGER = re.compile(r"CREATE TRIGGER (seal_\w+)\b.*?\bON (\w+)\b", re.DOTALL)
_FUNCTION = re.compile(r"CREATE FUNCTION (seal_\w+)\(\).*?AS \$\$(.*?)\$\$", re.DOTALL)


def register(room: str) -> None:
    """Declare that ``khaotom.<room>/seal/<engine>.sql`` seals that room's tables."""
    rooms.register(room, room)


def statements(vendor: str) -> Iterator[str]:
    """Every statement of every room's file for one engine, functions before the triggers that call them."""
    found = [statement for room in rooms for statement in _split(_text(room, vendor), vendor)]
    yield from sorted(found, key=lambda statement: not statement.startswith("CREATE FUNCTION"))


def _text(room: str, vendor: str) -> str:
    return resources.files(f"khaotom.{room}").joinpath("seal", f"{vendor}.sql").read_text()


def _split(text: str, vendor: str) -> Iterator[str]:
    """Cut at the end of each statement; PostgreSQL's ``$$`` body and SQLite's BEGIN … END stay whole."""
    statement = ""
    for line in text.splitlines():
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line + "\n"
        whole = statement.count("$$") != 1 if vendor == "postgresql" else sqlite3.complete_statement(statement)
        if whole and line.rstrip().endswith(";"):
            yield statement.strip()
            statement = ""


def lift_before_migrating(*, using: str, **_: object) -> None:
    """Drop every seal present, so that tables may be rebuilt."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, table in _present(connection):
            on_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER "{name}"{on_table}')
        if connection.vendor == "postgresql":
            for name in _functions(connection):
                cursor.execute(f'DROP FUNCTION "{name}"()')


def set_after_migrating(*, using: str, **_: object) -> None:
    """Set every seal whose table exists in this database."""
    connection = connections[using]
    lift_before_migrating(using=using)
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            trigger = _TRIGGER.match(statement)
            if trigger is None or trigger.group(2) in tables:
                cursor.execute(statement)


def findings(using: str = "default") -> list[str]:
    """What differs between the seals present and the files: missing, strange, changed or switched off."""
    connection = connections[using]
    wanted = list(statements(connection.vendor))
    expected = {match.group(1) for statement in wanted if (match := _TRIGGER.match(statement))}
    present = {name for name, _table in _present(connection)}
    found = [f"seal {name} is missing" for name in sorted(expected - present)]
    found += [f"seal {name} is not one of ours" for name in sorted(present - expected)]
    if connection.vendor == "postgresql":
        found += _changed_functions(connection, wanted) + _switched_off(connection)
    else:
        found += _changed_triggers(connection, wanted)
    return found


def _present(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
                " WHERE NOT tgisinternal AND tgname LIKE 'seal\\_%' AND pg_table_is_visible(pg_class.oid)"
            )
        else:
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'seal\\_%' ESCAPE '\\'")
        return [(str(name), str(table)) for name, table in cursor.fetchall()]


def _functions(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'seal\\_%' AND pg_function_is_visible(oid)")
        return {str(name): str(source) for name, source in cursor.fetchall()}


def _changed_functions(connection: BaseDatabaseWrapper, wanted: list[str]) -> list[str]:
    sources = _functions(connection)
    bodies = {match.group(1): match.group(2) for statement in wanted if (match := _FUNCTION.match(statement))}
    return [f"seal {name} was changed" for name, body in sorted(bodies.items()) if sources.get(name, "") != body]


def _switched_off(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'seal\\_%' AND tgenabled <> 'O'")
        return [f"seal {name} is switched off" for (name,) in cursor.fetchall()]


def _changed_triggers(connection: BaseDatabaseWrapper, wanted: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        sources = {str(name): _plain(str(sql)) for name, sql in cursor.fetchall()}
    named = ((match.group(1), statement) for statement in wanted if (match := _TRIGGER.match(statement)))
    return [f"seal {name} was changed" for name, sql in named if name in sources and sources[name] != _plain(sql)]


def _plain(sql: str) -> str:
    return " ".join(sql.rstrip("; \n").split())
