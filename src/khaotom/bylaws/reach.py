"""What a common rule that is only drafted would do in the groups: where it would hold, whom it would hold tighter, what the year would have been."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from khaotom.bylaws import rules, selectors, tightening
from khaotom.bylaws.kinds import Compared, Kind, Replay, Year, of, validate
from khaotom.bylaws.models import Draft
from khaotom.kernel import clock
from khaotom.people.models import Group


@dataclass(frozen=True, slots=True)
class Reach:
    """The groups without such a rule of their own, those whose own it would hold tighter, and those that are as strict already.

    ``replay``: the last twelve months of all in which something else would hold, added up; None where nothing would, and for
    kinds of which nothing can be run again.
    """

    without: Sequence[Group]
    tighter: Sequence[Group]
    stricter: Sequence[Group]
    replay: Replay | None


def of_draft(draft: Draft) -> Reach | None:
    """Of an open draft of a common rule; None for a group's, for words, and once it is settled.

    Two queries, and those of the replay for each group in which something changes.
    """
    kind = of(draft.name)
    if draft.group_id is not None or kind.words_only or draft.state != Draft.State.OPEN:
        return None
    says, today = validate(draft.name, draft.parameters), clock.today()
    without: list[Group] = []
    tighter: list[Group] = []
    stricter: list[Group] = []
    changes: list[tuple[Year, Any, Any]] = []
    for group, written in selectors.everywhere(draft.network_id, draft.name):
        own = _own(draft.name, written, draft.effective_from)
        (without if own is None else tighter if tightening.looser(kind, own, says) else stricter).append(group)
        now, holds = _own(draft.name, written, today), written.on(today)
        # beside what a group has decided for later: that is not this draft's doing
        would = says if now is None else tightening.held(kind, now, says)
        if holds is None or holds.parameters != would:
            changes.append((Year(group.pk, draft.name, today), holds.parameters if holds else None, would))
    return Reach(without, tighter, stricter, _replay(kind, changes))


def _own(name: str, written: selectors.Written, on: date) -> Any:
    """What the group itself says of a day, or nothing."""
    own = rules.in_force(written.own, on)
    return validate(name, own.parameters) if own else None


def _replay(kind: Kind, changes: Sequence[tuple[Year, Any, Any]]) -> Replay | None:
    """The years added up, thing by thing; None where nothing would change or nothing can be run again."""
    if kind.replay is None or not changes:
        return None
    years = [kind.replay(*change) for change in changes]
    first = years[0]
    return Replay(
        first.sentence,
        sum(one.many for one in years),
        [_added_up(same) for same in zip(*(year.compared for year in years), strict=True)],
        gain=None if first.gain is None else sum(one.gain or 0 for one in years),
        lose=None if first.lose is None else sum(one.lose or 0 for one in years),
    )


def _added_up(same: Sequence[Compared]) -> Compared:
    return Compared(same[0].what, sum(one.before for one in same), sum(one.after for one in same), same[0].unit)


def held_tighter(draft: Draft) -> list[Group]:
    """The groups that have to know before it is decided: a common rule would hold their own tighter; one query, none for a group's."""
    if draft.group_id is not None:
        return []
    return selectors.loosened(draft.network_id, draft.name, validate(draft.name, draft.parameters), draft.effective_from)
