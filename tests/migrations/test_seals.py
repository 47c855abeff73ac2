"""The seals stand after migrating from nothing, and again after a sealed table with rows in it was altered."""

from tests.databases import Place

BOOKS = ("-m", "tests.migrations.books")


def test_every_migration_runs_from_nothing_and_sets_every_seal(place: Place) -> None:
    place.python("-m", "django", "migrate", "--check")
    place.python("-m", "django", "migrate", "keyring", "--check", "--database=keyring")
    assert place.python(*BOOKS, "findings") == ""


def test_seals_bite(place: Place) -> None:
    place.python(*BOOKS, "post")
    assert place.python(*BOOKS, "attack") == ""
    assert place.python(*BOOKS, "count") == "1 2 24000\n"


def test_altering_sealed_tables_keeps_their_rows_and_seals(place: Place) -> None:
    place.python(*BOOKS, "post")
    place.python("-m", "django", "migrate", "--verbosity=0", "--settings=tests.migrations.altered_settings")
    assert place.python(*BOOKS, "findings") == ""
    assert place.python(*BOOKS, "attack") == ""
    assert place.python(*BOOKS, "count") == "1 2 24000\n"


def test_a_seal_that_is_missing_changed_or_off_is_found(place: Place) -> None:
    place.python(*BOOKS, "loosen")
    found = place.python(*BOOKS, "findings").splitlines()
    expected_on = {
        True: ["seal seal_ledger_line_update is missing", "seal seal_ledger_entry_update was changed"],
        False: ["seal seal_ledger_line_change is missing", "seal seal_ledger_entry_change is switched off"],
    }
    assert found == expected_on[place.database_url.startswith("sqlite")]
