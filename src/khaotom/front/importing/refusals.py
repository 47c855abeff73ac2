"""What an import refuses: files that cannot be read, and cells that cannot be taken."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats

# --- The file ------------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class NotASpreadsheet(Refusal):
    """A picture, a PDF, anything else."""

    code = "IMP-001"
    message = _("“%(name)s” is neither Excel (.xlsx) nor CSV. Save the list as one of these, then send it again.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class OldExcel(Refusal):
    """An .xls of before 2007, or a workbook with a password: both look alike from outside."""

    code = "IMP-002"
    message = _(
        "“%(name)s” is an old Excel file (.xls) or has a password. Save it as .xlsx without a password, then send it again."
    )
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class TooLarge(Refusal):
    """More bytes than a list of members can have."""

    code = "IMP-003"
    message = _("The file is larger than %(most)s MB. Take pictures and other sheets out of it, then send it again.")
    most: int

    def values(self) -> dict[str, str]:
        return {"most": str(self.most)}


@dataclass(eq=False)
class Damaged(Refusal):
    """It says it is a spreadsheet and cannot be opened."""

    code = "IMP-004"
    message = _(
        "“%(name)s” cannot be opened: the file is damaged, or not what its name says. Open it in Excel, save it anew, then send that."
    )
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class TooManyRows(Refusal):
    """More rows than one group has members."""

    code = "IMP-005"
    message = _("The list has more than %(most)s rows. Send it in parts, each with its headings.")
    most: int

    def values(self) -> dict[str, str]:
        return {"most": str(self.most)}


@dataclass(eq=False)
class HeadingsMissing(Refusal):
    """No row holds the headings by which a list of members is known."""

    code = "IMP-006"
    message = _(
        "There is no row with the headings %(missing)s. Copy the headings from the template above the list, then send it again."
    )
    missing: str

    def values(self) -> dict[str, str]:
        return {"missing": self.missing}


@dataclass(eq=False)
class HeadingTwice(Refusal):
    """Two columns that mean the same."""

    code = "IMP-007"
    message = _("Two columns mean “%(heading)s”: %(first)s and %(second)s. Take one of them out, then send it again.")
    heading: str
    first: str
    second: str

    def values(self) -> dict[str, str]:
        return {"heading": self.heading, "first": self.first, "second": self.second}


@dataclass(eq=False)
class NobodyInIt(Refusal):
    """Headings and nothing below them."""

    code = "IMP-009"
    message = _("There is nobody below the headings yet. Write one member a row, then send it again.")


# --- A cell --------------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class NumberTwice(Refusal):
    """One member number on two rows."""

    code = "IMP-008"
    message = _("Number %(number)s stands on row %(first)s too. Mend it in the file and send it again, or leave this row out.")
    number: str
    first: int

    def values(self) -> dict[str, str]:
        return {"number": self.number, "first": str(self.first)}


@dataclass(eq=False)
class StillEmpty(Refusal):
    """What must be there is not."""

    code = "IMP-010"
    message = _("It is still empty. Fill it in and send the file again, or leave this row out.")


@dataclass(eq=False)
class FormulaWithoutResult(Refusal):
    """A formula whose result was not saved in the file."""

    code = "IMP-011"
    message = _(
        "There is a formula here without its result. Open the file in Excel and save it again, or type the number itself."
    )


@dataclass(eq=False)
class ErrorInCell(Refusal):
    """#REF!, #N/A and their like."""

    code = "IMP-012"
    message = _("The spreadsheet shows %(shown)s here: its formula does not work out. Type the value itself.")
    shown: str

    def values(self) -> dict[str, str]:
        return {"shown": self.shown}


@dataclass(eq=False)
class MergedCell(Refusal):
    """A cell that is one with its neighbour."""

    code = "IMP-013"
    message = _(
        "This cell is merged with another, so it is not known whose value it is. Unmerge it and write the value in each row."
    )


@dataclass(eq=False)
class NotAnAmount(Refusal):
    """Not baht."""

    code = "IMP-014"
    message = _("“%(typed)s” cannot be read as baht. Write digits only, such as 1,250 or 1,250.50, then send the file again.")
    typed: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed}


@dataclass(eq=False)
class BelowZero(Refusal):
    """A negative amount."""

    code = "IMP-015"
    message = _("%(typed)s is below zero, and a passbook has no such balance. Write what she has, or leave this row out.")
    typed: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed}


@dataclass(eq=False)
class FinerThanSatang(Refusal):
    """Three decimals."""

    code = "IMP-016"
    message = _("%(typed)s is finer than a satang. Write no more than two decimals, such as %(instead)s.")
    typed: str
    instead: int

    def values(self) -> dict[str, str]:
        return {"typed": self.typed, "instead": formats.baht(self.instead)}


@dataclass(eq=False)
class UnusuallyLarge(Refusal):
    """More than any member has."""

    code = "IMP-017"
    message = _("%(typed)s baht is unusually large. Look at the number of zeros once more.")
    typed: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed}


@dataclass(eq=False)
class NeitherYesNorNo(Refusal):
    """A word that is neither."""

    code = "IMP-018"
    message = _("“%(typed)s” is neither yes nor no. Write one of the two.")
    typed: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed}


@dataclass(eq=False)
class NotAMonth(Refusal):
    """A month that cannot be read."""

    code = "IMP-019"
    message = _("“%(typed)s” cannot be read as a month. Write month and year, such as 5/2562.")
    typed: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed}


@dataclass(eq=False)
class NotABirth(Refusal):
    """A birth date that cannot be."""

    code = "IMP-020"
    message = _(
        "“%(typed)s” cannot be read as a day of birth. Write it with all four digits of the year, such as 9/6/2502, or leave it empty."
    )
    typed: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed}


@dataclass(eq=False)
class ChristianEra(Refusal):
    """A year of the other era."""

    code = "IMP-021"
    message = _("The year in “%(typed)s” looks like the Christian era. If it means %(instead)s, write that.")
    typed: str
    instead: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed, "instead": self.instead}


@dataclass(eq=False)
class MonthWithoutSavings(Refusal):
    """A month or a contested amount beside an empty balance."""

    code = "IMP-023"
    message = _(
        "Her savings are still empty, though something is written here. Write 0 where she has saved nothing yet, or empty both."
    )


# --- Against what the group already has ----------------------------------------------------------------------------------


@dataclass(eq=False)
class ThereOtherwise(Refusal):
    """The number is there with other content."""

    code = "IMP-024"
    message = _(
        "Number %(number)s is in the register already, and there this is “%(there)s”, not “%(typed)s”."
        " Change it on the member's own page if the file is right; the import does not."
    )
    number: str
    there: str
    typed: str

    def values(self) -> dict[str, str]:
        return {"number": self.number, "there": self.there, "typed": self.typed}


@dataclass(eq=False)
class HereUnderAnother(Refusal):
    """The same human is a member of this group under another number."""

    code = "IMP-025"
    message = _(
        "%(called)s, number %(other)s of this group, has this identity number. Is it one person? Mend the number, or leave this row out."
    )
    called: str
    other: str

    def values(self) -> dict[str, str]:
        return {"called": self.called, "other": self.other}


@dataclass(eq=False)
class SameIdentityTwice(Refusal):
    """One identity number on two rows."""

    code = "IMP-026"
    message = _("This identity number stands on row %(first)s too. Look at both cards once more.")
    first: int

    def values(self) -> dict[str, str]:
        return {"first": str(self.first)}


@dataclass(eq=False)
class NoSuchZone(Refusal):
    """A zone the community does not have."""

    code = "IMP-027"
    message = _("The community has no zone “%(typed)s”. Add the zone first, or empty the cell.")
    typed: str

    def values(self) -> dict[str, str]:
        return {"typed": self.typed}


@dataclass(eq=False)
class NoWelfareFund(Refusal):
    """Somebody who takes part in what the group has no rule for."""

    code = "IMP-028"
    message = _("The group has no rule for a welfare contribution yet. Set it under Rules first, or write no.")


@dataclass(eq=False)
class TooLong(Refusal):
    """More letters than a register keeps."""

    code = "IMP-029"
    message = _("This has %(letters)s letters, and there is room for %(most)s. Write it shorter.")
    letters: int
    most: int

    def values(self) -> dict[str, str]:
        return {"letters": str(self.letters), "most": str(self.most)}


# --- The whole -----------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class RowsDoNotPass(Refusal):
    """Nothing is brought in while rows do not pass and nobody said to leave them out."""

    code = "IMP-030"
    message = _(
        "%(many)s rows do not pass yet, so nothing was brought in. Mend the file and send it again, or say that these rows are left out."
    )
    many: int

    def values(self) -> dict[str, str]:
        return {"many": str(self.many)}


@dataclass(eq=False)
class LookedAtTooLongAgo(Stale):
    """The preview was sent back by another person, for another group, or a day later."""

    code = "IMP-031"
    message = _("This preview is no longer good: it was made for another page, or more than a day ago. Send the file once more.")


@dataclass(eq=False)
class NobodyLeft(Refusal):
    """All rows are left out or there already."""

    code = "IMP-032"
    message = _("No row is left to bring in: all of them are in the register already, or do not pass.")
