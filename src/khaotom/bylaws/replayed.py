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


def said(replay: Replay) -> Replayed:
    """A replay in the language of the moment."""
    rows = [_row(one) for one in replay.compared if one.before or one.after]
    return Replayed(_lead(replay), replay.sentence, rows if replay.many else [])


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
