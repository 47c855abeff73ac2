"""Fixtures of the suites outside the rooms."""

from pathlib import Path

import pytest

from tests.databases import Place, fresh_postgres, fresh_sqlite


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A migrated, empty place of the test's own: once on SQLite and once on PostgreSQL."""
    return fresh_sqlite(tmp_path) if request.param == "sqlite" else fresh_postgres(tmp_path)
