"""Numbered refusals: what the program will not do, said so that a person knows the next step.

A room lists its refusals in its ``refusals.py`` as dataclasses::

    @dataclass(eq=False)
    class TooMuch(Refusal):
        code = "COL-003"
        message = _("%(amount)s is unusually large ... look at the zeros again")
        amount: int

        def values(self) -> dict[str, str]:
            return {"amount": formats.baht(self.amount)}

``message`` is one whole lazy-translated sentence with named values: what happened, why, what to do next.
"""

from collections.abc import Mapping
from typing import Any, ClassVar


class Refusal(Exception):
    """Base of every refusal. Changes nothing; answered 422 beside the place it arose, with everything typed kept."""

    code: ClassVar[str] = ""
    message: ClassVar[Any] = ""
    status: ClassVar[int] = 422
    numbered: ClassVar[dict[str, type["Refusal"]]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" not in cls.__dict__:
            return
        taken = Refusal.numbered.get(cls.code)
        if taken is not None and taken.__qualname__ != cls.__qualname__:
            raise TypeError(f"{cls.code} is already {taken.__module__}.{taken.__qualname__}: numbers are never re-used")
        Refusal.numbered[cls.code] = cls

    def values(self) -> Mapping[str, str]:
        """The facts as shown: every value already formatted for a person."""
        return {}

    @property
    def sentence(self) -> str:
        """The sentence in the language of the moment."""
        return str(self.message) % self.values()

    def __str__(self) -> str:
        return self.code


class Stale(Refusal):
    """Somebody else was first. Answered 409, both versions side by side where there are two."""

    status = 409


class Stranger(Exception):
    """Not there, or not yours to know of: the same 404 page for both."""


class NotYourOffice(Exception):
    """Yours to know of but not to do: 403, naming who may. ``offices`` are office kinds (people.OfficeKind values)."""

    def __init__(self, *offices: str) -> None:
        super().__init__(*offices)
        self.offices = offices
