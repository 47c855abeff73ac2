"""What a group's bylaws may set about its meetings: how many must be there, and how many in favour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.bylaws.kinds import Example, Kind, Replay, Stricter, Unit, Year, kinds, parameter
from khaotom.meetings.rules import Majority

MAJORITIES = (
    (Majority.HALF.value, gettext_lazy("more than half of those in the room")),
    (Majority.TWO_THIRDS.value, gettext_lazy("two thirds of those in the room")),
)


@dataclass(frozen=True, slots=True)
class DecisionsRule:
    """Quorum, and the majorities of a resolution and of a change of the rules."""

    quorum: int = parameter(
        gettext_lazy("A meeting needs at least"), Unit.PEOPLE, default=20, lowest=2, highest=1000, stricter=Stricter.HIGHER
    )
    majority: str = parameter(
        gettext_lazy("A resolution needs"),
        Unit.CHOICE,
        default=Majority.HALF.value,
        choices=MAJORITIES,
        stricter=Stricter.HIGHER,
        aside=True,
    )
    amending: str = parameter(
        gettext_lazy("A change of the rules needs"),
        Unit.CHOICE,
        default=Majority.TWO_THIRDS.value,
        choices=MAJORITIES,
        stricter=Stricter.HIGHER,
        aside=True,
    )


def _decisions(rule: DecisionsRule) -> str:
    named = {
        "quorum": rule.quorum,
        "majority": str(dict(MAJORITIES)[rule.majority]),
        "amending": str(dict(MAJORITIES)[rule.amending]),
    }
    return (
        _(
            "A meeting needs at least %(quorum)s members. A resolution needs %(majority)s, a change of the rules %(amending)s."
            " Who gains by something does not vote on it."
        )
        % named
    )


def register(
    *,
    examples: Callable[[DecisionsRule, DecisionsRule | None, date], Sequence[Example]],
    replay: Callable[[Year, Any, Any], Replay],
) -> None:
    """Make the kind known to the bylaws."""
    kinds.register(
        "decisions",
        Kind(
            gettext_lazy("Meeting and voting"),
            DecisionsRule,
            _decisions,
            gettext_lazy("How many must be there for the meeting to decide?"),
            position=9,
            rare=True,
            examples=examples,
            replay=replay,
        ),
    )
