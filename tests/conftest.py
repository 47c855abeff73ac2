"""Fixtures of the suites outside the rooms."""

from pathlib import Path

import pytest

from tests.databases import EMPTY, Place, fresh_postgres, fresh_sqlite


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place of the test's own, once on SQLite and once on PostgreSQL: migrated and empty, or as the test's mark ``recipe`` says."""
    mark = request.node.get_closest_marker("recipe")
    recipe = mark.args[0] if mark else EMPTY
    return fresh_sqlite(tmp_path, recipe=recipe) if request.param == "sqlite" else fresh_postgres(tmp_path, recipe=recipe)
