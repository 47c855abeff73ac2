"""The order of the scenarios."""

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The demonstration is built before anything else has touched the database.

    It lives two years in one transaction. Where rows of another test were rolled back before, PostgreSQL counts the tables as large
    and empty and, since nothing of a transaction still open is in its statistics, goes on reading them whole: seconds become many minutes.
    """
    items.sort(key=lambda item: Path(item.path).name != "test_demo.py")
