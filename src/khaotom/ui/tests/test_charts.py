from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.ui import charts, formats

SVG = "{http://www.w3.org/2000/svg}"


def chart(*values: list[int | None], kind: charts.Kind = charts.Kind.BARS) -> charts.Chart:
    """A chart of so many unnamed months."""
    series = [charts.Series(f"s{number}", row) for number, row in enumerate(values, 1)]
    return charts.Chart(
        "c", "T < 1", "What it shows", [f"m{at}" for at in range(len(values[0]))], series, formats.baht, "Month", kind
    )


def drawn(of: charts.Chart) -> ElementTree.Element:
    """The drawing, read as XML."""
    return ElementTree.fromstring(charts.draw(of).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_the_title_and_the_sentence_are_read_instead_of_the_drawing() -> None:
    svg = drawn(chart([100]))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "c-title c-words"
    assert [svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")] == ["T < 1", "What it shows"]


def test_the_table_holds_the_same_numbers() -> None:
    assert list(chart([125050, None]).rows()) == [("m0", ["1,250.50"]), ("m1", [""])]


def test_a_bar_for_each_number_and_none_for_a_gap() -> None:
    svg = drawn(chart([100, None, 300], [50, 60, 70]))
    assert len(svg.findall(f"{SVG}rect[@class='chart-1']")) == 2
    assert len(svg.findall(f"{SVG}rect[@class='chart-2']")) == 3


def test_a_gap_breaks_the_line() -> None:
    svg = drawn(chart([100, 200, None, 300], kind=charts.Kind.LINES))
    assert [len(line.get("points", "").split()) for line in svg.findall(f"{SVG}polyline")] == [2, 1]


def test_twice_the_number_is_twice_the_height() -> None:
    low, high = (float(bar.get("height", "0")) for bar in drawn(chart([100, 200])).findall(f"{SVG}rect"))
    assert high == pytest.approx(2 * low, abs=0.2)


def test_the_last_month_is_always_named() -> None:
    assert drawn(chart([1] * 24)).findtext(f"{SVG}text[@class='chart-last']") == "m23"


def test_nothing_is_styled_in_the_drawing() -> None:
    assert "style" not in charts.draw(chart([1, 2]))


def test_rows_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="1 values for 2 labels"):
        chart([1, 2], [3])


def test_more_series_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="1 to 3 series"):
        chart([1], [1], [1], [1])


@given(st.lists(st.integers(-(10**13), 10**13), max_size=30))
def test_a_scale_holds_every_number_in_few_round_steps(values: list[int]) -> None:
    scale = charts.scale(values)
    assert scale.low <= min([0, *values])
    assert scale.high >= max([0, *values])
    assert 0 in scale.ticks
    assert 2 <= len(scale.ticks) <= 8
    assert str(scale.step).rstrip("0") in ("1", "2", "5")


@given(st.lists(st.one_of(st.none(), st.integers(-(10**9), 10**9)), min_size=1, max_size=36), st.sampled_from(charts.Kind))
def test_everything_stays_on_the_paper(values: list[int | None], kind: charts.Kind) -> None:
    svg = drawn(chart(values, kind=kind))
    for bar in svg.findall(f"{SVG}rect"):
        top, height = float(bar.get("y", "-1")), float(bar.get("height", "-1"))
        assert 0 <= top <= top + height <= charts.HEIGHT
    for line in svg.findall(f"{SVG}polyline"):
        for point in line.get("points", "").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= charts.WIDTH
            assert 0 <= y <= charts.HEIGHT
