"""Who may print which paper: officers the evening's, and each member, her guardian or an officer of her group what is hers."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from khaotom.collection import access
from khaotom.collection.models import Sheet, Slip
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.ledger.models import Book
from khaotom.people import access as people
from khaotom.people.models import Group, Membership

FARTHEST = timedelta(days=400)
"""How far from today a collection sheet may be asked for: what is owed years ahead is nobody's question."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one group, and the page of its collection sheet that is meant."""

    group: Group
    on: date
    page: int = 1


@dataclass(frozen=True, slots=True)
class Year:
    """One calendar year (of the Christian era) of one membership."""

    membership: Membership
    year: int


def collection_day(actor: Actor, slug: str, day: str) -> Day:
    """A day of a group whose books have begun, written 2019-06-09, for a member of its committee."""
    found = access.days(actor, slug)
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise Stranger from None
    if abs(on - clock.today()) > FARTHEST or not Book.objects.filter(owner=found.pk).exists():
        raise Stranger
    return Day(found, on)


def page_of_day(actor: Actor, slug: str, day: str, page: int) -> Day:
    """A page of that day's collection sheet."""
    found = collection_day(actor, slug, day)
    return Day(found.group, found.on, page)


def closed_sheet(actor: Actor, sheet: UUID) -> Sheet:
    """A closed collection of a group, for its committee and its auditor."""
    found = access.sheets(actor).filter(pk=sheet, closing__isnull=False).first()
    if found is None:
        raise Stranger
    people.require(actor, people.READERS, group=found.group_id)
    return found


def sheet(actor: Actor, sheet: UUID) -> Sheet:
    """A collection of a group, open or closed, for its committee and its auditor."""
    found = access.sheets(actor).filter(pk=sheet).first()
    if found is None:
        raise Stranger
    people.require(actor, people.READERS, group=found.group_id)
    return found


def slip(actor: Actor, slip: UUID) -> Slip:
    """A slip of her own or her ward's, or of a group in which she holds office."""
    wanted = Slip.objects.filter(pk=slip, membership__in=people.memberships(actor))
    found = wanted.select_related("table", "membership__person", "sheet__group").first()
    if found is None:
        raise Stranger
    return found


membership = people.membership
"""Her own passbook, her ward's, and all of a group in which she holds office."""


def year(actor: Actor, membership: UUID, year: int) -> Year:
    """A year of one of these passbooks, from a century ago to the present one."""
    found = people.membership(actor, membership)
    if not 0 <= clock.today().year - year <= 100:
        raise Stranger
    return Year(found, year)


def mine(actor: Actor) -> list[Membership]:
    """Her own memberships in every group, and no other's; there is no statement without one. Not while the phone is lent."""
    people.herself(actor)
    found = list(people.memberships(actor).filter(people.hers(actor)).order_by("joined_on", "pk"))
    if not found:
        raise Stranger
    return found


collection_day.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test
page_of_day.offices = people.COMMITTEE  # type: ignore[attr-defined]
closed_sheet.offices = people.READERS  # type: ignore[attr-defined]
sheet.offices = people.READERS  # type: ignore[attr-defined]
