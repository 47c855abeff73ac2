"""Clerks are hired by the test and sent home at its end."""

from collections.abc import Iterator

import pytest

from tests.concurrency.clerks import Clerk, Hire, HireIn
from tests.databases import Place


@pytest.fixture
def hire(place: Place, hire_in: HireIn) -> Hire:
    """``hire("tests.concurrency.clerk", "post", …)`` starts that module as a process in the place."""
    return lambda module, *act: hire_in(place, module, *act)


@pytest.fixture
def hire_in() -> Iterator[HireIn]:
    """As ``hire``, in a place that is named."""
    hired: list[Clerk] = []

    def one(place: Place, module: str, *act: str) -> Clerk:
        hired.append(place.start("-m", module, *act))
        return hired[-1]

    yield one
    for clerk in hired:
        if clerk.poll() is None:
            clerk.kill()
        clerk.communicate()
