"""Who sees what is asked of the welfare fund: the committee, and she who asks. Each look at a claim is recorded."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from khaotom.bylaws.kinds import parted
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.people import access as people
from khaotom.people.models import Group, Membership
from khaotom.welfare import claims
from khaotom.welfare.models import Claim, Evidence, Matching

fund = people.group_as(*people.COMMITTEE)
"""The group, for a member of its committee."""


def _membership(actor: Actor, wanted: UUID) -> Membership:
    rows = people.scoped(actor, Membership).filter(pk=wanted, group__in=people.groups(actor))
    found = rows.select_related("person__household", "group").first()
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.group_id)
    return found


def membership(actor: Actor, membership: UUID) -> Membership:
    """A member, present or former, of a group on whose committee she is."""
    return _membership(actor, membership)


membership.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A member, and what is asked for her."""

    membership: Membership
    clause: str


def to_ask(actor: Actor, membership: UUID, kind: str) -> ToAsk:
    """A member of a group on whose committee she is, and a clause of the kind that gives help; the page says whether it is in force."""
    if parted(kind)[0] != claims.BENEFIT or not parted(kind)[1]:
        raise Stranger
    return ToAsk(_membership(actor, membership), kind)


to_ask.offices = people.COMMITTEE  # type: ignore[attr-defined]


def claim(actor: Actor, claim: UUID) -> Claim:
    """A claim of a group on whose committee she is."""
    found = Claim.objects.filter(pk=claim, group__in=people.groups(actor)).values_list("group", flat=True).first()
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found)
    return claims.of_group(found).get(pk=claim)


claim.offices = people.COMMITTEE  # type: ignore[attr-defined]


def evidence(actor: Actor, evidence: UUID) -> Evidence:
    """A picture that a claim is shown with: for the committee that decides, and for nobody else."""
    rows = Evidence.objects.filter(pk=evidence, claim__group__in=people.groups(actor)).exclude(photo="")
    found = rows.select_related("claim__membership__person", "claim__group").first()
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.claim.group_id)
    return found


evidence.offices = people.COMMITTEE  # type: ignore[attr-defined]


def own_claim(actor: Actor, claim: UUID) -> Claim:
    """A claim of her own, or of a child she is guardian of: she may add to what it is shown with, and sees only its sentence."""
    hers = people.memberships(actor).filter(people.hers(actor) | Q(guardian=actor.person))
    found = Claim.objects.filter(pk=claim, membership__in=hers).values_list("group", flat=True).first()
    if found is None:
        raise Stranger
    return claims.of_group(found).get(pk=claim)


@dataclass(frozen=True, slots=True)
class YearOf:
    """A group, and a year of its matching money."""

    group: Group
    year: int


def matching_year(actor: Actor, slug: str, year: int) -> YearOf:
    """A year of a group on whose committee she is."""
    if not 1990 <= year <= 2200:
        raise Stranger
    return YearOf(fund(actor, slug), year)


matching_year.offices = people.COMMITTEE  # type: ignore[attr-defined]


def matching(actor: Actor, matching: UUID) -> Matching:
    """A request for matching money of a group on whose committee she is."""
    found = Matching.objects.filter(pk=matching, group__in=people.groups(actor)).select_related("group").first()
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.group_id)
    return found


matching.offices = people.COMMITTEE  # type: ignore[attr-defined]
