"""What holds for every test: both databases, no flush, tools that may be absent, and a report for the runner."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests import databases, needs

settings.register_profile("khaotom", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("ci", settings.get_profile("khaotom"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "khaotom")

FLUSHING = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


def pytest_report_header() -> str:
    return f"database: {django_settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        _forbid_flush(item)
        if _asks_database(item):
            item.add_marker(pytest.mark.django_db(databases="__all__"), append=False)
    if os.environ.get("KHAOTOM_TEST_ENGINE_ONLY"):
        config.hook.pytest_deselected(items=[item for item in items if not _depends_on_engine(item)])
        items[:] = [item for item in items if _depends_on_engine(item)]


def _depends_on_engine(item: pytest.Item) -> bool:
    return _asks_database(item) and item.get_closest_marker("any_engine") is None


def _asks_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or "db" in getattr(item, "fixturenames", ())


def _forbid_flush(item: pytest.Item) -> None:
    """Sealed tables cannot be flushed, so nothing may ask for it: take a fresh database from tests/databases.py."""
    mark = item.get_closest_marker("django_db")
    flushing = FLUSHING.intersection(getattr(item, "fixturenames", ()))
    if flushing or (mark is not None and (mark.args or mark.kwargs.get("transaction") or mark.kwargs.get("reset_sequences"))):
        raise pytest.UsageError(f"{item.nodeid} would flush the database: use a fresh one from tests/databases.py")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for tool in mark.args:
            needs.require(tool)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The test databases are there before Django asks: copies of a prepared place."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    with databases.copied_for_tests():
        yield


@pytest.fixture(autouse=True)
def _thai_first() -> Iterator[None]:
    """Every test begins in Thai: a page asked in English by the test before must not leave its language behind."""
    with translation.override(django_settings.LANGUAGE_CODE):
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the runner, when there is one, what was counted and why anything was left out."""
    path = os.environ.get("KHAOTOM_TEST_REPORT")
    if not path:
        return
    stats = terminalreporter.stats
    left_out = [str(report.longrepr[2]).removeprefix("Skipped: ") for report in stats.get("skipped", [])]
    counts = {kind: len(stats.get(kind, [])) for kind in ("passed", "failed", "error")}
    Path(path).write_text(json.dumps({**counts, "left_out": left_out}))
