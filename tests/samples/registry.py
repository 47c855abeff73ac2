"""Who makes what stands in a URL part."""

from collections.abc import Callable, Iterable
from uuid import UUID

from tests.cast import Cast

Part = str | int | UUID
Maker = Callable[[Cast], Part]

makers: dict[str, Maker] = {}


def register(name: str, maker: Maker) -> None:
    """Say what stands for the URL part ``name`` (or ``room.name``)."""
    makers[name] = maker


def missing(room: str, names: Iterable[str]) -> list[str]:
    """The URL parts of a room's pattern for which nobody registered a maker."""
    return [name for name in names if f"{room}.{name}" not in makers and name not in makers]


def parts(room: str, names: Iterable[str], people: Cast) -> dict[str, Part]:
    """A value for each URL part of a room's pattern."""
    return {name: (makers.get(f"{room}.{name}") or makers[name])(people) for name in names}
