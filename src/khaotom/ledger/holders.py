"""Whose account it is, as pages and exports say it. The ledger knows ids only; each kind of holder is registered by its owner."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from khaotom.kernel.registry import Registry
from khaotom.ledger.models import NOBODY, Account
from khaotom.people.models import Membership


@dataclass(frozen=True, slots=True)
class Holder:
    """``number`` stands in exports and holds no words about a person ("023", "box-3f2a"); ``name`` is for those who may see it."""

    number: str
    name: str


NO_HOLDER = Holder("", "")

holders: Registry[Callable[[Collection[UUID]], dict[UUID, Holder]]] = Registry("kind of holder")
"""Kind → who these ids are, one query for all of them."""


def of_accounts(accounts: Iterable[Account]) -> dict[UUID, Holder]:
    """The holders of many accounts by id: one query a kind. Who is no longer known is shown by the end of the id."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for account in accounts:
        wanted[account.holder_kind].add(account.holder)
    found = {NOBODY: NO_HOLDER}
    for kind, ids in wanted.items():
        known = holders[kind](ids) if kind in holders else {}
        found |= {one: known.get(one, Holder(short(kind, one), short(kind, one))) for one in ids if one != NOBODY}
    return found


def short(kind: str, one: UUID) -> str:
    """An id as people can read it out: its kind and the end of it."""
    return f"{kind}-{one.hex[-8:]}"


def memberships(ids: Collection[UUID]) -> dict[UUID, Holder]:
    """Members by their number and what people call them."""
    rows = Membership.objects.filter(pk__in=ids).select_related("person")
    return {row.pk: Holder(row.number, f"{row.number} {row.person.calling}") for row in rows}


def register() -> None:
    """Make members known; places are the till's."""
    holders.register("membership", memberships)
