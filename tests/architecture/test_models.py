"""Every model: its time from our clock, its key from our identifiers, its constraints named, its money whole."""

import re
from collections.abc import Iterator

from django.db import models
from django.db.models.deletion import CASCADE, SET_DEFAULT, SET_NULL

from khaotom.trail import seals
from tests.architecture import house

SEALED = re.compile(r"BEFORE (?:UPDATE|UPDATE OR DELETE|DELETE) ON (\w+)")


def _fields() -> Iterator[tuple[str, "models.Field[object, object]"]]:
    for model in house.models():
        for field in model._meta.local_fields:
            yield f"{model._meta.label}.{field.name}", field


def test_there_are_models_to_ask() -> None:
    assert len(house.models()) > 10


def test_no_time_is_taken_behind_our_back() -> None:
    assert [name for name, field in _fields() if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)] == []


def test_no_number_is_a_float() -> None:
    assert [name for name, field in _fields() if isinstance(field, models.FloatField)] == []


def test_no_table_counts_its_rows_by_a_sequence() -> None:
    assert [
        name for name, field in _fields() if isinstance(field, models.AutoField | models.BigAutoField | models.SmallAutoField)
    ] == []


def test_every_constraint_and_index_has_a_name_of_its_room() -> None:
    strange = [
        f"{model._meta.label}: {thing.name!r}"
        for model in house.models()
        for thing in [*model._meta.constraints, *model._meta.indexes]
        if not thing.name.startswith(f"{model._meta.app_label}_")
    ]
    assert strange == []


def test_what_must_be_unique_is_a_named_constraint() -> None:
    unnamed = [
        name
        for name, field in _fields()
        if field.unique
        and not field.primary_key
        and not isinstance(field, models.OneToOneField)
        and not isinstance(field, models.AutoField)
    ]
    together = [model._meta.label for model in house.models() if model._meta.unique_together]
    assert unnamed + together == []


def test_no_two_constraints_share_a_name() -> None:
    names = [thing.name for model in house.models() for thing in [*model._meta.constraints, *model._meta.indexes]]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_nothing_sealed_goes_or_changes_with_something_else() -> None:
    """A sealed row cannot be deleted or rewritten, so nothing it points at may be deleted under it."""
    sealed = {table for vendor in ("sqlite", "postgresql") for sql in seals.statements(vendor) for table in SEALED.findall(sql)}
    assert {"ledger_entry", "ledger_line", "trail_command"} <= sealed
    loose = [
        f"{model._meta.label}.{field.name}"
        for model in house.models()
        if model._meta.db_table in sealed
        for field in model._meta.local_fields
        if field.remote_field is not None and field.remote_field.on_delete in (CASCADE, SET_NULL, SET_DEFAULT)
    ]
    assert loose == []


def test_both_engines_seal_the_same_tables() -> None:
    tables = {vendor: {t for sql in seals.statements(vendor) for t in SEALED.findall(sql)} for vendor in ("sqlite", "postgresql")}
    assert tables["sqlite"] == tables["postgresql"]
