"""Bringing a clause into force, ending it, mending a slip of the hand. There is no vote in this room: who decides cites itself here."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import refusals, rules
from khaotom.bylaws.kinds import kinds, parted, validate
from khaotom.bylaws.models import Clause, Version
from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.people.models import Group
from khaotom.trail import services as trail


@transaction.atomic
def enact(
    *,
    actor: Actor,
    group: Group,
    kind: str,
    parameters: Mapping[str, object],
    effective_from: date,
    citation: Citation,
    key: UUID,
    number: str = "",
    title: str = "",
    text: str = "",
    decided_on: date | None = None,
) -> Version:
    """A new version of the group's clause of ``kind`` (made if it is the first), in force from a day.

    Of a kind that comes in many, ``kind`` is the clause's name ("benefit-hospital"), and ``title`` what the group calls it.

    Refuses: BYL-001, BYL-002 (parameters), BYL-003 (another version begins that day), BYL-005 (another clause's number), BYL-006
    (before it was decided), BYL-008 (decided in the future).
    """
    arguments = {
        "group": group.pk,
        "kind": kind,
        "parameters": dict(parameters),
        "from": effective_from,
        "number": number,
        "title": title,
        "text": text,
        "citation": [citation.kind, citation.id, citation.number, decided_on],
    }
    if not trail.once(actor=actor, key=key, what="bylaws.enact", arguments=arguments, subject=group.pk):
        return Version.objects.get(pk=key)
    validate(kind, parameters)
    _lock(group)
    clause = _clause(group, kind, number, title.strip())
    _check_start(clause, effective_from, decided_on)
    return _version(clause, key, effective_from, citation, decided_on, parameters=dict(parameters), text=text)


@transaction.atomic
def repeal(
    *,
    actor: Actor,
    group: Group,
    kind: str,
    effective_from: date,
    citation: Citation,
    key: UUID,
    decided_on: date | None = None,
) -> Version | None:
    """The group's clause of ``kind`` ends on a day; None when there was none. Refuses: BYL-003, BYL-006, BYL-008."""
    arguments = {
        "group": group.pk,
        "kind": kind,
        "from": effective_from,
        "citation": [citation.kind, citation.number, decided_on],
    }
    if not trail.once(actor=actor, key=key, what="bylaws.repeal", arguments=arguments, subject=group.pk):
        return Version.objects.filter(pk=key).first()
    _lock(group)
    clause = Clause.objects.filter(group=group, **_named(kind)).first()
    if clause is None:
        return None
    _check_start(clause, effective_from, decided_on)
    return _version(clause, key, effective_from, citation, decided_on, repeals=True)


@transaction.atomic
def take_back(*, actor: Actor, version: Version, key: UUID) -> Version:
    """It was written down wrongly, and noticed at once: what was before holds on. It stays in the history, struck through.

    Refuses: BYL-007 (it has been in force), BYL-009 (taken back before).
    """
    if not trail.once(actor=actor, key=key, what="bylaws.take_back", arguments={"version": version.pk}, subject=version.pk):
        return Version.objects.get(pk=version.pk)
    locked = Version.objects.select_for_update().get(pk=version.pk)
    if locked.taken_back_at is not None:
        raise refusals.TakenBackBefore
    if not rules.may_take_back(locked.effective_from, recorded_on=clock.local(locked.recorded_at).date(), today=clock.today()):
        raise refusals.AlreadyBegun(day=locked.effective_from)
    locked.taken_back_at = clock.now()
    locked.save(update_fields=["taken_back_at"])
    return locked


def _lock(group: Group) -> None:
    """The rules of one group change one after the other."""
    Group.objects.select_for_update().get(pk=group.pk)


def _check_start(clause: Clause, start: date, decided_on: date | None) -> None:
    today = clock.today()
    if decided_on is not None and decided_on > today:
        raise refusals.NotDecidedYet(day=decided_on)
    standing = clause.versions.filter(taken_back_at=None)
    if standing.filter(effective_from=start).exists():
        raise refusals.StartTaken(day=start)
    if not rules.may_begin(start, today=today, decided_on=decided_on, first=not standing.exists()):
        raise refusals.TooEarly(typed=start, earliest=decided_on or today)


def _named(name: str) -> dict[str, str]:
    kind, slot = parted(name)
    return {"kind": kind, "slot": slot}


def _clause(group: Group, name: str, number: str, title: str) -> Clause:
    named, wanted = _named(name), thai.arabic_digits(number).strip()
    other = Clause.objects.filter(group=group, number=wanted).exclude(kind=named["kind"]).first() if wanted else None
    if other is not None:
        raise refusals.NumberInUse(number=wanted, kind=str(kinds[other.kind].name) if other.kind else "")
    clause, made = Clause.objects.get_or_create(
        group=group, **named, defaults={"network_id": group.network_id, "number": wanted, "title": title}
    )
    called = {"number": wanted or clause.number, "title": title or clause.title}
    if not made and called != {"number": clause.number, "title": clause.title}:
        clause.number, clause.title = called["number"], called["title"]
        clause.save(update_fields=["number", "title"])
    return clause


def _version(
    clause: Clause, key: UUID, effective_from: date, citation: Citation, decided_on: date | None, **content: object
) -> Version:
    return Version.objects.create(
        id=key,
        clause=clause,
        effective_from=effective_from,
        citation_kind=citation.kind,
        citation_id=citation.id,
        citation_number=citation.number,
        decided_on=decided_on,
        recorded_at=clock.now(),
        **content,
    )
