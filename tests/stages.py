"""What the tests of one module begin from, built once instead of before each of them.

    golden_once = stages.once(evening.prepare)

    @pytest.fixture
    def golden(golden_once: Evening, db: None) -> Evening:
        return deepcopy(golden_once)          # rows roll back after each test; what Python holds of them is copied

The stage is built in a transaction that outlasts the module's tests, each of which rolls back to it. Every test of the module that runs
after the first use stands on it, so a module that uses a stage is about that stage alone.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

import pytest
from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

T = TypeVar("T")


def once(build: Callable[[], T]) -> Callable[..., T]:
    """A fixture of the module, holding what ``build`` returns."""

    @pytest.fixture(scope="module")
    def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[T]:
        with ExitStack() as rolled_back:
            with django_db_blocker.unblock():
                for alias in connections:
                    rolled_back.enter_context(_rolled_back(alias, django_db_blocker))
                built = build()
            yield built

    return stage


@contextmanager
def _rolled_back(alias: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction that never commits. The database is closed to tests that did not ask for it while one of them runs."""
    atomic = transaction.atomic(using=alias)
    atomic.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True, using=alias)
        atomic.__exit__(None, None, None)
