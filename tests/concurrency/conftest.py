"""Clerks are hired by the test and sent home at its end."""

from collections.abc import Iterator

import pytest

from tests.concurrency.clerks import Ask, Clerk, Hire, Nursery, finish
from tests.databases import Place


@pytest.fixture
def hire(place: Place) -> Iterator[Hire]:
    """``hire("tests.concurrency.clerk", "post", …)`` has an act of that module done in the place by a process of its own."""
    nurseries: dict[str, Nursery] = {}
    hired: list[Clerk] = []

    def one(module: str, *act: str) -> Clerk:
        if module not in nurseries:
            nurseries[module] = Nursery(place, module)
        hired.append(Clerk(nurseries[module], list(act)))
        return hired[-1]

    yield one
    for clerk in hired:
        clerk.close()
    for nursery in nurseries.values():
        nursery.close()


@pytest.fixture
def ask(hire: Hire) -> Ask:
    """``ask("tests.concurrency.clerk", "audit", …)``: what one clerk alone says when she has done it."""
    return lambda module, *act: finish([hire(module, *act)])[0]
