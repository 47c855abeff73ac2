"""What is refused of the papers that a claim is shown with."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.bylaws import words as bylaws
from khaotom.kernel.refusal import Refusal
from khaotom.welfare import words


@dataclass(eq=False)
class NothingShown(Refusal):
    """The clause asks for a paper, and there is no picture of it."""

    code = "WEL-024"
    message = _(
        "%(clause)s asks to be shown: %(what)s, and there is no picture of it yet. Add it to the claim, or another committee member writes down why it goes without."
    )
    clause: str
    kind: str

    def values(self) -> dict[str, str]:
        return {"clause": bylaws.clause(self.clause), "what": words.evidence(self.kind)}


@dataclass(eq=False)
class ExcusesOwn(Refusal):
    """The one who receives, or one of her house, lets her own claim go on without a paper."""

    code = "WEL-025"
    message = _(
        "Who receives, or lives in the same house, does not decide that it goes without a paper. Let another committee member do it."
    )


@dataclass(eq=False)
class ShownStays(Refusal):
    """What a paid claim was shown with stays."""

    code = "WEL-027"
    message = _(
        "This was paid by voucher %(number)s, and what was shown then stays with it. Add another picture if one is missing."
    )
    number: int

    def values(self) -> dict[str, str]:
        return {"number": str(self.number)}


@dataclass(eq=False)
class TooManyPictures(Refusal):
    """More pictures than anybody looks through."""

    code = "WEL-028"
    message = _(
        "A claim holds up to %(most)s pictures, and this would make %(many)s. Choose those on which everything can be read."
    )
    most: int
    many: int

    def values(self) -> dict[str, str]:
        return {"most": str(self.most), "many": str(self.many)}


@dataclass(eq=False)
class TakenBackAlready(Refusal):
    """Nothing is added to what was taken back."""

    code = "WEL-029"
    message = _("This claim was taken back, so nothing is added to it. Ask once more, and add the picture there.")
