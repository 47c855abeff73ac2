"""Times as people type them."""

from datetime import time

import pytest

from khaotom.kernel.hours import NotATime, parse_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13.30", time(13, 30)),
        ("13:30 น.", time(13, 30)),
        ("๑๓.๓๐น.", time(13, 30)),
        (" 9 ", time(9)),
        ("0.05", time(0, 5)),
        ("16 น.", time(16)),
        ("", None),
        ("  ", None),
    ],
)
def test_it_is_read(typed: str, meant: time | None) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["24.00", "13.60", "13.3", "บ่ายสอง", "1330", "13-30", "-1", "12.00.00"])
def test_what_cannot_be_read_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotATime):
        parse_time(typed)
