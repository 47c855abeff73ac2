import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from khaotom.ui import counts


class BoxForm(forms.Form):
    box = counts.CountField()


class MaybeForm(forms.Form):
    box = counts.CountField(required=False)


def counted(**boxes: str) -> BoxForm:
    """A form sent with these boxes: ``_100000="4"``."""
    return BoxForm({f"box{name}": typed for name, typed in boxes.items()})


def test_the_evening_of_9_june() -> None:
    form = counted(_100000="4", _50000="3", _10000="14", _5000="3", _2000="11", _1000="6", _500="4", _200="3", _100="4")
    assert form.is_valid()
    assert counts.total(form.cleaned_data["box"]) == 736000


def test_faces_of_which_there_are_none_are_left_out() -> None:
    form = counted(_100000="4", _50000="", _2000="0")
    assert form.is_valid()
    assert form.cleaned_data["box"] == {100000: 4}


@pytest.mark.parametrize("typed", ["๑๑", " 11 ", "011"])
def test_digits_of_either_kind_are_read(typed: str) -> None:
    form = counted(_2000=typed)
    assert form.is_valid()
    assert form.cleaned_data["box"] == {2000: 11}


@pytest.mark.parametrize("typed", ["3.5", "-1", "สาม", "100000", "1e3", "²"])
def test_what_no_box_could_hold_is_told_and_kept(typed: str) -> None:
    form = counted(_50000=typed, _2000="2")
    assert not form.is_valid()
    (said,) = form.errors["box"]
    assert typed in said
    assert "500" in said
    assert f'value="{typed.replace("²", "²")}"' in str(form["box"])


def test_every_slip_is_told_at_once() -> None:
    assert len(counted(_50000="x", _2000="y").errors["box"]) == 2


def test_a_count_may_not_be_blank_unless_it_need_not_be() -> None:
    assert not counted(_50000="").is_valid()
    assert MaybeForm({}).is_valid()


def test_zero_written_is_a_count_of_nothing() -> None:
    form = counted(_100000="0")
    assert form.is_valid()
    assert form.cleaned_data["box"] == {}


def test_the_sum_shown_leaves_out_what_cannot_be_read() -> None:
    assert "4,220" in str(counted(_100000="4", _50000="3.5", _2000="11")["box"]).replace('<span class="money">', "")


def test_a_count_is_changed_only_by_its_numbers() -> None:
    field = counts.CountField()
    assert not field.has_changed({100000: 4}, {100000: "04", 50000: ""})
    assert field.has_changed({100000: 4}, {100000: "5"})


@given(st.dictionaries(st.sampled_from([face.satang for face in counts.FACES]), st.integers(1, counts.MOST_PIECES), min_size=1))
def test_what_is_typed_is_what_is_counted(pieces: dict[int, int]) -> None:
    form = BoxForm({f"box_{face}": f"{number}" for face, number in pieces.items()})
    assert form.is_valid()
    assert form.cleaned_data["box"] == pieces
