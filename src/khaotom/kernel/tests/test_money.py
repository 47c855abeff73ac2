import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import money, thai
from khaotom.kernel.money import MAX, NotMoney, WhyNotMoney, parse_baht


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("0", 0),
        ("100", 100_00),
        ("  100  ", 100_00),
        ("1250", 1250_00),
        ("1,250", 1250_00),
        ("1,250.5", 1250_50),
        ("1,250.50", 1250_50),
        ("0.01", 1),
        (".50", 50),
        ("007", 7_00),
        ("1,000,000.25", 1_000_000_25),
        ("๑,๒๕๐.๕๐", 1250_50),
        ("๑2๕0", 1250_00),
        ("130 บาท", 130_00),
        ("130บาท", 130_00),
        ("130 Baht", 130_00),
        ("฿130", 130_00),
        ("\uff11\uff0c\uff12\uff15\uff10\uff0e\uff15\uff10", 1250_50),
        ("1\u200b250\u00a0บาท", 1250_00),
        ("100,000,000,000", MAX),
    ],
)
def test_what_people_type_is_read_to_the_satang(typed: str, satang: int) -> None:
    assert parse_baht(typed) == satang


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", WhyNotMoney.BLANK),
        (" \u00a0 ", WhyNotMoney.BLANK),
        ("ร้อย", WhyNotMoney.NOT_A_NUMBER),
        ("บาท", WhyNotMoney.NOT_A_NUMBER),
        ("1,00", WhyNotMoney.NOT_A_NUMBER),
        ("1,0000", WhyNotMoney.NOT_A_NUMBER),
        ("12,34,567", WhyNotMoney.NOT_A_NUMBER),
        ("0,500", WhyNotMoney.NOT_A_NUMBER),
        ("1234,567", WhyNotMoney.NOT_A_NUMBER),
        (",100", WhyNotMoney.NOT_A_NUMBER),
        ("100,", WhyNotMoney.NOT_A_NUMBER),
        ("50.", WhyNotMoney.NOT_A_NUMBER),
        (".", WhyNotMoney.NOT_A_NUMBER),
        ("1.2.3", WhyNotMoney.NOT_A_NUMBER),
        ("1 250", WhyNotMoney.NOT_A_NUMBER),
        ("12บาท50", WhyNotMoney.NOT_A_NUMBER),
        ("100 บาท บาท", WhyNotMoney.NOT_A_NUMBER),
        ("+5", WhyNotMoney.NOT_A_NUMBER),
        ("1e3", WhyNotMoney.NOT_A_NUMBER),
        ("5²", WhyNotMoney.NOT_A_NUMBER),
        ("½", WhyNotMoney.NOT_A_NUMBER),
        ("=SUM(A1)", WhyNotMoney.NOT_A_NUMBER),
        ("nan", WhyNotMoney.NOT_A_NUMBER),
        ("-5", WhyNotMoney.NEGATIVE),
        ("−5.00", WhyNotMoney.NEGATIVE),
        ("-๕", WhyNotMoney.NEGATIVE),
        ("-1,00", WhyNotMoney.NOT_A_NUMBER),
        ("100,000,000,000.01", WhyNotMoney.TOO_LARGE),
        ("1" + "0" * 15, WhyNotMoney.TOO_LARGE),
        ("9" * 10_000, WhyNotMoney.TOO_LARGE),
    ],
)
def test_what_cannot_be_taken_says_why_and_keeps_what_was_typed(typed: str, why: WhyNotMoney) -> None:
    with pytest.raises(NotMoney) as refused:
        parse_baht(typed)
    assert (refused.value.why, refused.value.typed, refused.value.suggestion) == (why, typed, None)


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("12.345", 12_35), ("12.344", 12_34), ("12.340", 12_34), ("๑๒.๓๔๕ บาท", 12_35), ("1.999", 2_00), ("0.0049", 0)],
)
def test_too_many_decimals_suggest_the_nearest_satang(typed: str, suggestion: int) -> None:
    with pytest.raises(NotMoney) as refused:
        parse_baht(typed)
    assert refused.value.why is WhyNotMoney.THREE_DECIMALS
    assert refused.value.suggestion == suggestion


def test_leading_zeros_do_not_make_an_amount_large() -> None:
    assert parse_baht("0" * 40 + "5") == 5_00


amounts = st.integers(min_value=0, max_value=MAX)


@given(amounts, st.booleans(), st.booleans(), st.sampled_from(["", " บาท", "บาท", " baht"]))
def test_every_amount_written_out_is_read_back(satang: int, commas: bool, thai_digits: bool, unit: str) -> None:
    baht, rest = divmod(satang, money.BAHT)
    written = f"{baht:,}.{rest:02d}" if commas else f"{baht}.{rest:02d}"
    assert parse_baht((thai.thai_digits(written) if thai_digits else written) + unit) == satang


def outcome(text: str) -> int | NotMoney:
    try:
        return parse_baht(text)
    except NotMoney as refused:
        return refused


@given(st.text(alphabet=st.sampled_from("0123456789๐๕,.-− บาท฿"), max_size=25) | st.text(max_size=25))
def test_any_text_is_an_amount_within_bounds_or_refused_with_itself(text: str) -> None:
    match outcome(text):
        case int(satang):
            assert 0 <= satang <= MAX
        case refused:
            assert refused.typed == text
            assert (refused.suggestion is not None) == (refused.why is WhyNotMoney.THREE_DECIMALS)
