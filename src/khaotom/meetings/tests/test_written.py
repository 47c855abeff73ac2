"""What a clerk types of a list on paper, read back."""

from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import thai
from khaotom.meetings.written import Slip, Why, lines, numbers

PEOPLE = {f"{number:02}": f"คนที่ {number}" for number in range(1, 46) if number not in (7, 13)}


def test_a_whole_evening_of_numbers() -> None:
    found, slips = numbers("1-12 14 17 20-45", PEOPLE)
    assert slips == []
    assert len(found) == 11 + 2 + 26  # nobody has 7
    assert found[0] == "คนที่ 1"


def test_as_people_write_it() -> None:
    for typed in ("1-3,5", "๑–๓ ๕", "1 - 3 5", "1 ถึง 3\n5", " 01-03 ; 5,5 ", "3 2 1 5 2-3"):
        assert numbers(typed, PEOPLE) == (["คนที่ 1", "คนที่ 2", "คนที่ 3", "คนที่ 5"], []), typed


def test_everything_that_cannot_be_taken_is_said() -> None:
    _found, slips = numbers("7 9-3 40-46 ป้า 12", PEOPLE)
    assert slips == [
        Slip(Why.NOBODY, "7"),
        Slip(Why.BACKWARDS, "9-3"),
        Slip(Why.NOBODY, "40-46"),
        Slip(Why.NOT_A_NUMBER, "ป้า"),
    ]


@given(st.sets(st.sampled_from(sorted(PEOPLE))), st.randoms(), st.booleans())
def test_any_order_any_digits_the_same_people(chosen: set[str], order: object, in_thai: bool) -> None:
    listed = sorted(chosen, key=lambda _number: order.random())  # type: ignore[attr-defined]
    typed = " ".join(listed)
    found, slips = numbers(thai.thai_digits(typed) if in_thai else typed, PEOPLE)
    assert (found, slips) == ([PEOPLE[number] for number in sorted(chosen)], [])


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(typed: str) -> None:
    found, slips = numbers(typed, PEOPLE)
    assert set(found) <= set(PEOPLE.values())
    assert all(slip.typed for slip in slips)
    for number, parts in lines(typed):
        assert number >= 1
        assert any(parts)


def test_lines_keep_their_numbers() -> None:
    assert lines("น้ำเข้าบ้าน / 18\n\n  \nหนี้แพง\t๑๑/ พี่เนียร") == [(1, ["น้ำเข้าบ้าน", "18"]), (4, ["หนี้แพง", "๑๑", "พี่เนียร"])]
