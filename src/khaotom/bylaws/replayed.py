"""A replay as it is read: what comes of it in a sentence, what was counted twice, and people only so that none of them can be known."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Compared, Replay, Unit
from khaotom.kernel import smallcells
from khaotom.ui import formats


@dataclass(frozen=True, slots=True)
class Row:
    """One thing counted twice, said; ``changes``: it would have been otherwise."""

    what: str
    before: str
    after: str
    changes: bool


@dataclass(frozen=True, slots=True)
class Replayed:
    """``lead`` is what comes of it, ``how`` what was run again; ``rows`` leaves out what there was neither way."""

    lead: str
    how: str
    rows: Sequence[Row]


def said(replay: Replay, *, of_all: bool = False) -> Replayed:
    """A replay in the language of the moment. ``of_all``: several groups added up, for all to read, so no money that tells of a few."""
    shown = [one for one in replay.compared if not (of_all and one.unit is Unit.SATANG and _few(replay))]
    rows = [_row(one) for one in shown if one.before or one.after]
    return Replayed(_lead(replay), _how(replay, of_all=of_all), rows if replay.many else [])


def _few(replay: Replay) -> bool:
    return any(smallcells.show(many).hidden for many in (replay.many, (replay.gain or 0) + (replay.lose or 0)))


def _how(replay: Replay, *, of_all: bool) -> str:
    if not of_all:
        return replay.sentence
    added = _(
        "All groups in which something would change, added up. So that nobody is recognised, small numbers are covered and the others rounded to five."
    )
    return f"{replay.sentence} {added}"


def _lead(replay: Replay) -> str:
    if not replay.many:
        return _("In the last twelve months there was nothing that this rule speaks of.")
    if replay.same:
        return _("By this draft the last twelve months would have been just as they are by the rule of today.")
    if replay.gain is None or replay.lose is None:
        return _("By this draft the last twelve months would have been otherwise:")
    return _("By this draft so many would have been better off: %(gain)s; so many worse off: %(lose)s.") % {
        "gain": people(replay.gain),
        "lose": people(replay.lose),
    }


def people(many: int) -> str:
    """A number of people, or of what befell them, so that nobody is recognised in it."""
    shown = smallcells.show(many)
    if shown.hidden:
        return _("1 to %(most)s") % {"most": smallcells.HIDDEN_UP_TO}
    return _("about %(number)s") % {"number": shown} if shown.number else _("none")


def _row(one: Compared) -> Row:
    before, after = _value(one.before, one.unit), _value(one.after, one.unit)
    return Row(one.what, before, after, before != after)


def _value(many: int, unit: Unit) -> str:
    if unit is Unit.PEOPLE:
        return people(many)
    return _("%(amount)s baht") % {"amount": formats.baht(many)} if unit is Unit.SATANG else f"{many:,}"
