"""The worked examples of how a meeting decides: one who is missing, one hand too few, a change of the rules."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.meetings import rules
from khaotom.meetings.clauses import DecisionsRule
from khaotom.meetings.rules import Majority

IN_THE_ROOM = 30


def of_decisions(says: DecisionsRule, _before: DecisionsRule | None, _start: date) -> Sequence[Example]:
    """Worked out by the rule that counts every vote."""
    heads = max(IN_THE_ROOM, says.quorum)
    needed, amending = (rules.needed(heads, Majority(one)) for one in (says.majority, says.amending))
    named = {"few": says.quorum - 1, "heads": heads, "needed": needed, "short": needed - 1, "amending": amending}
    return [
        Example(
            "quorum", (says.quorum,), _("%(few)s members have come: the meeting talks and eats, but decides nothing.") % named
        ),
        Example(
            "majority",
            (heads, needed),
            _("Of %(heads)s in the room %(short)s raise a hand: not carried. With %(needed)s it is.") % named,
        ),
        Example(
            "amending",
            (heads, amending),
            _("To change a rule, %(amending)s of the %(heads)s in the room have to raise a hand.") % named,
        ),
    ]
