"""Who opens a group's book: its bookkeepers line by line, its own people in sums. The network's officers see neither: where cash lies is the group's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.ledger import statements
from khaotom.ledger.models import Account, Book, Entry
from khaotom.people import access as people
from khaotom.people.models import Group, Membership, OfficeKind

D = TypeVar("D", bound=Callable[..., Any])

BOOKKEEPERS = people.BOOKKEEPERS
CLOSERS = (OfficeKind.CHAIR, OfficeKind.TREASURER)


@dataclass(frozen=True, slots=True)
class GroupBook:
    """A group and its book; None while the group has not begun to collect. ``keeper``: she may open it line by line; ``closer``: close days."""

    group: Group
    book: Book | None
    keeper: bool
    closer: bool = False


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """One entry of a group's book."""

    group: Group
    book: Book
    entry: Entry


@dataclass(frozen=True, slots=True)
class OpenedAccount:
    """One account of a group's book, with its fund."""

    group: Group
    book: Book
    account: Account


def sums(actor: Actor, slug: str) -> GroupBook:
    """The book in sums: for a member of the group and whoever holds office in it."""
    mine = Membership.objects.filter(people.hers(actor), ended_on=None).values("group")
    in_office = people.groups_in_office(actor, OfficeKind.values)
    group = people.groups(actor).filter(Q(pk__in=mine) | Q(pk__in=in_office), slug=slug).first()
    if group is None:
        raise Stranger
    keeper, closer = (people.holds(actor, kinds, group=group.pk) for kinds in (BOOKKEEPERS, CLOSERS))
    return GroupBook(group, _book(group), keeper, closer)


def _for(*kinds: str) -> Callable[[D], D]:
    """Say whose office a door asks for: it is named on the 403 page and in the walking test."""

    def say(door: D) -> D:
        door.offices = kinds  # type: ignore[attr-defined]
        return door

    return say


@_for(*BOOKKEEPERS)
def line_by_line(actor: Actor, slug: str) -> GroupBook:
    """The book line by line: for the group's bookkeepers."""
    group = people.group_as(*BOOKKEEPERS)(actor, slug)
    return GroupBook(group, _book(group), keeper=True)


@_for(*BOOKKEEPERS)
def entry(actor: Actor, slug: str, seq: int) -> OpenedEntry:
    """One entry by its number, for the group's bookkeepers."""
    opened = line_by_line(actor, slug)
    found = statements.entry_of(opened.book.pk, seq) if opened.book else None
    if opened.book is None or found is None:
        raise Stranger
    return OpenedEntry(opened.group, opened.book, found)


@_for(*BOOKKEEPERS)
def account(actor: Actor, slug: str, account: UUID) -> OpenedAccount:
    """One account, for the group's bookkeepers."""
    opened = line_by_line(actor, slug)
    found = Account.objects.select_related("fund").filter(pk=account, book=opened.book).first() if opened.book else None
    if opened.book is None or found is None:
        raise Stranger
    return OpenedAccount(opened.group, opened.book, found)


@_for(*BOOKKEEPERS)
def accounts(actor: Actor, slug: str, code: str) -> tuple[GroupBook, str]:
    """All accounts of one code, for the group's bookkeepers."""
    return line_by_line(actor, slug), code


@_for(*CLOSERS)
def closing(actor: Actor, slug: str) -> GroupBook:
    """The closing of days: for chair and treasurer."""
    group = people.group_as(*CLOSERS)(actor, slug)
    return GroupBook(group, _book(group), keeper=True)


def _book(group: Group) -> Book | None:
    return Book.objects.filter(owner_kind="group", owner=group.pk, network=group.network_id).first()
