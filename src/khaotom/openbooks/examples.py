"""The worked examples of what is shown: who paid, who did not, and who reads the rules."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.openbooks.clauses import NAMES, SHOWN, DisclosureRule


def of_disclosure(says: DisclosureRule, _before: DisclosureRule | None, _start: date) -> Sequence[Example]:
    """Who paid, who did not, and somebody from elsewhere. What did not come is on no wall, whatever is chosen."""
    paid = (
        _("Aunt Nu pays 100 baht: her name stands on the wall with 100 baht.")
        if says.wall == NAMES
        else _("Aunt Nu pays 100 baht: it is in the sum on the wall, and her name does not stand there.")
    )
    rules = (
        _("Somebody who is no member opens the group's page: the rules can be read there.")
        if says.rules == SHOWN
        else _(
            "Somebody who is no member opens the group's page: the rules do not stand there, members read them when they sign in."
        )
    )
    silent = _("Uncle Juan cannot pay this month: nothing of it stands on the wall.")
    return [Example("paid", (says.wall,), paid), Example("silent", (says.wall,), silent), Example("rules", (says.rules,), rules)]
