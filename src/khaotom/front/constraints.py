"""What the database refused, by the name of the constraint that refused it: the one place where that is found out.

What a person can cause is refused by the service first, with its own sentence. What still reaches the door is either a race, in
which somebody saved the same thing between our look and our write (a uniqueness: ``SomebodyWasFirst``), or broken books.
"""

import re
from dataclasses import dataclass

from django.apps import apps
from django.db import IntegrityError
from django.db.models import Field, Model, UniqueConstraint

from khaotom.front.refusals import SomebodyWasFirst
from khaotom.kernel.invariant import Broken
from khaotom.kernel.refusal import Refusal

UNIQUE = "23505"
_SQLITE = re.compile(r"(?P<kind>UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(?:: (?P<about>.*))?")
_COLUMN = re.compile(r"(\w+)\.(\w+)")


@dataclass(frozen=True, slots=True)
class Violated:
    """``name``: the constraint's, or what the engine says where it has none. ``unique``: something was there already."""

    name: str
    unique: bool


def translate(error: IntegrityError) -> Refusal | Broken:
    """What to answer for it."""
    violated = read(error)
    return SomebodyWasFirst() if violated.unique else Broken(f"the database refused it: {violated.name}")


def read(error: IntegrityError) -> Violated:
    """Which constraint it was. PostgreSQL tells; SQLite names checks and seals, and of uniqueness the table and columns."""
    told = getattr(error.__cause__, "diag", None)
    if told is not None:
        return Violated(told.constraint_name or told.column_name or str(error), unique=told.sqlstate == UNIQUE)
    found = _SQLITE.fullmatch(str(error))
    if found is None:
        return Violated(str(error), unique=False)  # a seal says its own name
    about = found["about"] or "foreign key"
    if found["kind"] != "UNIQUE":
        return Violated(about, unique=False)
    return Violated(_named(about), unique=True)


def _named(about: str) -> str:
    """The constraint of ``index 'name'``, or of ``table.column, table.column``; what SQLite says where we know none."""
    if about.startswith("index "):
        return about.split("'")[1]
    pairs = _COLUMN.findall(about)
    columns = {column for _table, column in pairs}
    for model in apps.get_models():
        if pairs and model._meta.db_table == pairs[0][0]:
            return _constraint_on(model, columns) or about
    return about


def _constraint_on(model: type[Model], columns: set[str]) -> str:
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and columns == {_column(model, name) for name in constraint.fields}:
            return str(constraint.name)
    return ""


def _column(model: type[Model], name: str) -> str:
    field = model._meta.get_field(name)
    return str(field.column) if isinstance(field, Field) else name
