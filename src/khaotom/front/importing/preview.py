"""What a list would do to a group's register: who is new, who is there already, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from khaotom.bylaws import selectors as bylaws
from khaotom.collection import refusals as collection
from khaotom.front.importing import columns, known, refusals
from khaotom.front.importing.known import Known
from khaotom.front.importing.lines import Finding, Line, Reading
from khaotom.front.importing.reading import Upload, read
from khaotom.front.importing.sheet import Sheet
from khaotom.kernel import clock, months, thai
from khaotom.kernel.refusal import Refusal
from khaotom.people import refusals as people
from khaotom.people.models import Group, Person
from khaotom.savings import refusals as savings


@dataclass(frozen=True, slots=True)
class LooksAlike:
    """Somebody of the network who may be, or is, the one on a row. ``certain``: by identity number; she becomes a member too."""

    row: int
    person: Person
    certain: bool


@dataclass(slots=True)
class Preview:
    """A list beside the register. Amounts in satang."""

    sheet: Sheet
    new: list[Line] = field(default_factory=list)
    there: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    alike: list[LooksAlike] = field(default_factory=list)

    @property
    def bad_rows(self) -> list[int]:
        """Rows that do not pass, in their order."""
        return sorted({finding.row for finding in self.findings})

    @property
    def saved(self) -> int:
        """What the passbooks of the new ones come to, to be held against the paper."""
        return sum(line.brought.saved for line in self.new if line.brought)

    @property
    def contested(self) -> int:
        """What is not agreed yet."""
        return sum(line.brought.contested for line in self.new if line.brought)

    @property
    def pledged(self) -> int:
        """What the new ones promise each month."""
        return sum(line.pledge for line in self.new)

    def person_of(self, line: Line) -> Person | None:
        """Who she is, where her identity number says that the network knows her."""
        return next((one.person for one in self.alike if one.row == line.row and one.certain), None)


def of_upload(group: Group, upload: Upload) -> Preview:
    """A file as it came. Refuses: IMP-001 to IMP-009 (the file), BYL-004 (the group has no pledge rule yet)."""
    return of_sheet(group, read(upload))


def of_sheet(group: Group, sheet: Sheet) -> Preview:
    """A list that was read, against the register as it is now. Refuses: BYL-004."""
    bylaws.need(group.pk, "pledge", clock.today())
    preview = Preview(sheet)
    lines = _lines(group, sheet, preview.findings)
    _Checking(group, preview, known.of(group, lines)).all(lines)
    bad = set(preview.bad_rows)
    preview.new = [line for line in preview.new if line.row not in bad]
    preview.findings.sort(key=lambda finding: (finding.row, sheet.places.get(finding.column, 0)))
    return preview


def _lines(group: Group, sheet: Sheet, findings: list[Finding]) -> list[Line]:
    found = []
    for row in sheet.rows:
        reading = Reading(row, clock.today(), group.number_width)
        line = reading.line()
        findings += reading.findings
        if line is not None:
            found.append(line)
    return found


class _Checking:
    """Every line against the others and against what is known."""

    def __init__(self, group: Group, preview: Preview, there: Known) -> None:
        self.group, self.preview, self.there = group, preview, there
        self.rules = bylaws.in_force(group.pk, ["pledge", "welfare_contribution", "payment_split"], clock.today())
        self.rows_of_number: dict[str, int] = {}
        self.rows_of_id: dict[str, int] = {}

    def all(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self._one(line)

    def _one(self, line: Line) -> None:
        number = known.same_number(line.number)
        first = self.rows_of_number.setdefault(number, line.row)
        if first != line.row:
            return self._find(line, columns.NUMBER, refusals.NumberTwice(number=line.number, first=first))
        if number in self.there.numbers:
            return self._compare(line)
        if line.number in self.there.former:
            taken = people.NumberTaken(number=line.number, name=self.there.former[line.number], next=self.there.next_number)
            return self._find(line, columns.NUMBER, taken)
        self._identity(line)
        self._rules(line)
        self._zone(line)
        self.preview.new.append(line)
        return None

    def _find(self, line: Line, column: str, refusal: Refusal) -> None:
        self.preview.findings.append(Finding(line.row, column, refusal))

    def _compare(self, line: Line) -> None:
        """The same content is there already; other content is said, cell by cell."""
        differing = list(self.there.differences(line))
        for column, there, typed in differing:
            self._find(line, column, refusals.ThereOtherwise(number=line.number, there=there, typed=typed))
        if not differing:
            self.preview.there.append(line)

    def _identity(self, line: Line) -> None:
        if line.national_id:
            first = self.rows_of_id.setdefault(line.national_id, line.row)
            if first != line.row:
                return self._find(line, columns.NATIONAL_ID, refusals.SameIdentityTwice(first=first))
        person = self.there.by_identity.get(line.national_id) if line.national_id else None
        if person is None:
            self._alike(line)
        elif other := self.there.open_number(person.whole):
            self._find(line, columns.NATIONAL_ID, refusals.HereUnderAnother(called=person.calling, other=other))
        else:
            self.preview.alike.append(LooksAlike(line.row, person.same_as or person, certain=True))
        return None

    def _alike(self, line: Line) -> None:
        person = self.there.alike(line)
        if person is not None:
            self.preview.alike.append(LooksAlike(line.row, person, certain=False))

    def _rules(self, line: Line) -> None:
        rule = self.rules["pledge"]
        bounds = rule.parameters
        if not bounds.lowest <= line.pledge <= bounds.highest or line.pledge % bounds.step:
            outside = savings.OutsidePledgeRule(
                clause=rule.clause, lowest=bounds.lowest, highest=bounds.highest, step=bounds.step, typed=line.pledge
            )
            self._find(line, columns.PLEDGE, outside)
        if line.welfare and not {"welfare_contribution", "payment_split"} & self.rules.keys():
            self._find(line, columns.WELFARE, refusals.NoWelfareFund())
        if line.brought and line.brought.through > months.of(clock.today()) + bounds.ahead:
            self._find(line, columns.THROUGH, collection.PaidTooFarAhead(month=line.brought.through, ahead=bounds.ahead))

    def _zone(self, line: Line) -> None:
        if line.zone and thai.fold_whole(line.zone) not in self.there.zones:
            self._find(line, columns.ZONE, refusals.NoSuchZone(typed=line.zone[:40]))
