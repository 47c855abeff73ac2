"""What the tests of a module begin from, built once instead of before each of them.

    golden_once = stages.once(evening.prepare)

    @pytest.fixture
    def golden(golden_once: Evening, db: None) -> Evening:
        return deepcopy(golden_once)          # rows roll back after each test; what Python holds of them is copied

A stage has a database of its own, in which every test of the module rolls back to it, and which is kept for the next module that
asks for the same one: a run builds the golden evening once, not for each of the fifty modules that begin there. What one module alone
adds is given the stage it goes on from:

    opened_once = stages.once(_opened, after=evening.prepare)      # def _opened(golden: Evening) -> Opened

Every test of the module that runs after the first use stands on it, so a module that uses a stage is about that stage alone.
"""

import atexit
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

from tests import databases


@dataclass(frozen=True)
class _Stage:
    """What was built, and the databases it lies in, by alias."""

    built: Any
    databases: Mapping[str, str]


_stages: dict[Callable[[], Any], _Stage] = {}
_kept = ExitStack()  # the databases of all stages, until the run ends
atexit.register(_kept.close)


def once(build: Callable[..., Any], *, after: Callable[[], Any] | None = None) -> Callable[..., Any]:
    """A fixture of the module, holding what ``build`` returns; ``build`` takes what the stage ``after`` which it goes on returned."""

    @pytest.fixture(scope="module")
    def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
        with ExitStack() as left:
            with django_db_blocker.unblock():
                begun = _stage(after or build)
                left.enter_context(_standing_on(begun, django_db_blocker))
                built = deepcopy(begun.built)
                if after is not None:
                    for alias in connections:
                        left.enter_context(_rolled_back(alias, django_db_blocker))
                    built = build(built)
            yield built

    return stage


def _stage(build: Callable[[], Any]) -> _Stage:
    """The stage, built when it is first asked for. What would be done on commit is left undone, as in a test."""
    if build not in _stages:
        names = _kept.enter_context(databases.new_copies())
        with databases.stand_on(names), ExitStack() as committed:
            for alias in connections:
                committed.enter_context(transaction.atomic(using=alias))
            _stages[build] = _Stage(build(), names)
            for alias in connections:
                connections[alias].run_on_commit.clear()
    return _stages[build]


@contextmanager
def _standing_on(stage: _Stage, blocker: DjangoDbBlocker) -> Iterator[None]:
    with ExitStack() as left:
        left.enter_context(databases.stand_on(stage.databases))
        yield
        with blocker.unblock():
            left.close()


@contextmanager
def _rolled_back(alias: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction that never commits. The database is closed to tests that did not ask for it while one of them runs."""
    atomic = transaction.atomic(using=alias)
    atomic.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True, using=alias)
        atomic.__exit__(None, None, None)
