from datetime import date, datetime

import pytest
from django import forms
from django.utils.translation import override

from khaotom.kernel import clock
from khaotom.ui.typed import AmountField, DayField


class PayForm(forms.Form):
    amount = AmountField()
    tip = AmountField(required=False)


class BirthForm(forms.Form):
    day = DayField(required=False, four_digit_year=True)


@pytest.mark.parametrize(("typed", "satang"), [("130", 13000), ("๑,๒๕๐.๕๐", 125050), (".5", 50), ("1,250 บาท", 125000)])
def test_baht_are_read_to_satang(typed: str, satang: int) -> None:
    form = PayForm({"amount": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"amount": satang, "tip": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "ยอดเงินยังว่างอยู่ ใส่เป็นบาท เช่น 1,250 หรือ 1,250.50"),
        ("12.345", "12.345 มีเศษเกินสตางค์ ใส่ทศนิยมได้ไม่เกิน 2 ตัว เช่น 12.35"),
        ("-5", "ยอดเงินใส่เป็นลบไม่ได้ (-5) ใส่ใหม่โดยไม่ต้องมีเครื่องหมายลบ"),
        ("1000000000000000", "1000000000000000 บาทมากผิดปกติ ลองดูจำนวนศูนย์อีกครั้ง"),
        ("ร้อย", "“ร้อย” อ่านเป็นเงินบาทไม่ได้ ใส่แต่ตัวเลข เช่น 1,250 หรือ 1,250.50"),
    ],
)
def test_a_slip_is_said_in_thai_and_stays_as_typed(typed: str, said: str) -> None:
    with override("th"):
        form = PayForm({"amount": typed})
        assert form.errors["amount"] == [said]
        assert form["amount"].value() == typed


def test_a_very_long_slip_is_said_again_only_in_part() -> None:
    (said,) = PayForm({"amount": "9" * 39}).errors["amount"]
    assert "9" * 30 + "…" in said
    assert "9" * 31 not in said


def test_satang_put_in_by_the_program_are_shown_as_baht() -> None:
    assert 'value="1,250.50"' in str(PayForm(initial={"amount": 125050})["amount"])


def test_an_amount_is_changed_only_by_its_satang() -> None:
    assert not AmountField().has_changed(125000, "1,250.00")
    assert AmountField().has_changed(125000, "12x")


def test_a_day_is_read_buddhist_era_first() -> None:
    with clock.at(datetime(2019, 6, 9, 18, 0)):
        form = BirthForm({"day": "๙ มิ.ย. ๒๕๐๐"})
        assert form.is_valid()
        assert form.cleaned_data["day"] == date(1957, 6, 9)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9/6/2026", "ปีใน “9/6/2026” ดูเหมือนเป็น ค.ศ. ถ้าหมายถึงวันอังคารที่ 9 มิถุนายน 2569 ใส่ตามนั้นได้เลย"),
        ("30/2/2500", "ปฏิทินไม่มีวันที่ 30/2/2500 ลองดูวันกับเดือนอีกครั้ง"),
        ("9/6/62", "ช่วยใส่ปีใน “9/6/62” ให้ครบ 4 ตัว เช่น 2562"),
        ("เมื่อวาน", "“เมื่อวาน” อ่านเป็นวันที่ไม่ได้ ใส่วัน เดือน ปี เช่น 9/6/62"),
    ],
)
def test_a_day_that_cannot_be_taken_is_asked_back(typed: str, said: str) -> None:
    with override("th"), clock.at(datetime(2019, 6, 9, 18, 0)):
        assert BirthForm({"day": typed}).errors["day"] == [said]


def test_a_blank_day_is_none_where_it_may_be() -> None:
    form = BirthForm({"day": " "})
    assert form.is_valid()
    assert form.cleaned_data["day"] is None
