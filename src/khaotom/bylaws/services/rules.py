"""Bringing a clause into force, ending it, mending a slip of the hand. There is no vote in this room: who decides cites itself here."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import kinds, refusals, rules, selectors, tightening, words
from khaotom.bylaws.kinds import Stricter, described, of, parted, validate
from khaotom.bylaws.models import Clause, Version
from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.people.models import Group, Network
from khaotom.trail import services as trail


@transaction.atomic
def enact(
    *,
    actor: Actor,
    group: Group | None,
    kind: str,
    parameters: Mapping[str, object],
    effective_from: date,
    citation: Citation,
    key: UUID,
    number: str = "",
    title: str = "",
    text: str = "",
    decided_on: date | None = None,
    told: bool = False,
) -> Version:
    """A new version of the group's clause of ``kind`` (made if it is the first), in force from a day; without a group, of the network's.

    Of a kind that comes in many, ``kind`` is the clause's name ("benefit-hospital"), and ``title`` what the group calls it. ``told``: the
    groups whose own rules are looser than a common one know of it.

    Refuses: BYL-001, BYL-002 (parameters), BYL-003 (another version begins that day), BYL-005 (another clause's number), BYL-006
    (before it was decided), BYL-008 (decided in the future), BYL-021, BYL-022 (looser than the common rule), BYL-023 (groups that do not
    know), BYL-024 (a common rule without a number), BYL-025 (no words).
    """
    arguments = {
        "group": group.pk if group else None,
        "kind": kind,
        "parameters": dict(parameters),
        "from": effective_from,
        "number": number,
        "title": title,
        "text": text,
        "citation": [citation.kind, citation.id, citation.number, decided_on],
    }
    if not trail.once(
        actor=actor, key=key, what="bylaws.enact", arguments=arguments, subject=group.pk if group else actor.network
    ):
        return Version.objects.get(pk=key)
    says = validate(kind, parameters)
    check_words(kind, text)
    lock(actor, group)
    if group is None:
        _check_common(actor.network, kind, says, effective_from, number=number, told=told)
    else:
        check_tight(group, kind, says, effective_from)
    clause = _clause(_network(actor, group), group, kind, number, title.strip())
    _check_start(clause, effective_from, decided_on)
    return _version(clause, key, effective_from, citation, decided_on, parameters=dict(parameters), text=text)


@transaction.atomic
def repeal(
    *,
    actor: Actor,
    group: Group | None,
    kind: str,
    effective_from: date,
    citation: Citation,
    key: UUID,
    decided_on: date | None = None,
) -> Version | None:
    """The group's clause of ``kind`` (or the network's) ends on a day; None when there was none. Refuses: BYL-003, BYL-006, BYL-008."""
    arguments = {
        "group": group.pk if group else None,
        "kind": kind,
        "from": effective_from,
        "citation": [citation.kind, citation.number, decided_on],
    }
    if not trail.once(
        actor=actor, key=key, what="bylaws.repeal", arguments=arguments, subject=group.pk if group else actor.network
    ):
        return Version.objects.filter(pk=key).first()
    lock(actor, group)
    clause = Clause.objects.filter(network=_network(actor, group), group=group, **_named(kind)).first()
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


def _network(actor: Actor, group: Group | None) -> UUID:
    return group.network_id if group else actor.network


def lock(actor: Actor, group: Group | None) -> None:
    """The rules of one body change one after the other."""
    if group is None:
        Network.objects.select_for_update().get(pk=actor.network)
    else:
        Group.objects.select_for_update().get(pk=group.pk)


def check_words(name: str, text: str) -> None:
    """A clause of words only has some. Refuses: BYL-025."""
    if of(name).words_only and not text.strip():
        raise refusals.WordsMissing


def check_tight(group: Group, name: str, says: Any, on: date) -> None:
    """What a group would agree on is as tight as the network's rule of the day on which it would begin. Refuses: BYL-021, BYL-022."""
    kind, common = of(name), selectors.common(group.network_id, [name], on).get(name)
    loose = tightening.looser(kind, says, common.parameters) if common else []
    if common is None or not loose:
        return
    rule = described(kind)[loose[0]]
    refusal = refusals.AboveCommon if rule.stricter is Stricter.LOWER else refusals.BelowCommon
    raise refusal(
        label=str(rule.label),
        typed=words.value(rule, getattr(says, loose[0])),
        asked=words.value(rule, getattr(common.parameters, loose[0])),
        number=words.common(common.clause),
    )


def check_named(number: str) -> None:
    """A common rule has a number. Refuses: BYL-024."""
    if not number.strip():
        raise refusals.CommonWithoutNumber


def _check_common(network: UUID, name: str, says: Any, on: date, *, number: str, told: bool) -> None:
    check_named(number)
    loose = [] if told else selectors.loosened(network, name, says, on)
    if loose:
        raise refusals.GroupsLooser(groups=", ".join(group.name for group in loose))


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


def check_number(network: UUID, group: Group | None, name: str, number: str) -> None:
    """A number names one rule of a body; the clauses of a kind that comes in many may share theirs. Refuses: BYL-005."""
    named, wanted = _named(name), thai.arabic_digits(number).strip()
    shares = {"kind": named["kind"]} if of(name).comes_in_many and not of(name).words_only else named
    of_body = Clause.objects.filter(network=network, group=group)
    other = of_body.filter(number=wanted).exclude(**shares).first() if wanted else None
    if other is not None:
        raise refusals.NumberInUse(number=wanted, kind=other.title or kinds.title(other.name))


def _clause(network: UUID, group: Group | None, name: str, number: str, title: str) -> Clause:
    check_number(network, group, name, number)
    named, wanted = _named(name), thai.arabic_digits(number).strip()
    of_body = Clause.objects.filter(network=network, group=group)
    clause, made = of_body.get_or_create(
        **named, defaults={"network_id": network, "group": group, "number": wanted, "title": title}
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
