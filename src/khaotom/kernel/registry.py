"""Down by import, up by registration: the one way an upper room makes itself known to a lower one.

Filled in ``AppConfig.ready``; every registry is listed in ARCHITECTURE.md and its completeness is tested.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things by name, each name registered once."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._things: dict[str, T] = {}

    def register(self, name: str, thing: T) -> T:
        """Add ``thing``; the same name with another thing is a programming error."""
        if name in self._things and self._things[name] is not thing:
            raise LookupError(f"{self.what} {name!r} is registered twice")
        self._things[name] = thing
        return thing

    def __getitem__(self, name: str) -> T:
        try:
            return self._things[name]
        except KeyError:
            raise LookupError(f"no {self.what} is called {name!r}") from None

    def __contains__(self, name: object) -> bool:
        return name in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._things))

    def items(self) -> Iterator[tuple[str, T]]:
        """Every (name, thing), by name."""
        for name in self:
            yield name, self._things[name]
