from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest

from khaotom.kernel import clock

EVENING = datetime(2019, 6, 9, 17, 42)  # naive: ``at`` takes it as Bangkok


@contextmanager
def own_shift() -> Iterator[None]:
    """Whatever ``begin_at`` does in here ends with it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "_shift", timedelta(0))
        yield


def test_now_is_aware_and_in_bangkok() -> None:
    moment = clock.now()
    assert moment.utcoffset() == timedelta(hours=7)
    assert abs(moment - datetime.fromtimestamp(moment.timestamp(), UTC)) < timedelta(seconds=1)


def test_it_stands_still_inside_at_and_runs_again_after() -> None:
    with clock.at(EVENING):
        assert clock.now() == clock.now() == EVENING.replace(tzinfo=clock.BANGKOK)
        assert clock.today() == date(2019, 6, 9)
    assert clock.today().year > 2019


def test_at_inside_at_comes_back_to_the_outer_moment_even_after_an_error() -> None:
    with clock.at(EVENING):
        with pytest.raises(RuntimeError), clock.at(EVENING + timedelta(days=1)):
            raise RuntimeError
        assert clock.today() == date(2019, 6, 9)


def test_the_day_turns_at_midnight_in_bangkok_not_in_greenwich() -> None:
    with clock.at(datetime(2019, 6, 8, 16, 59, tzinfo=UTC)):
        assert clock.today() == date(2019, 6, 8)
    with clock.at(datetime(2019, 6, 8, 17, 0, tzinfo=UTC)):
        assert clock.today() == date(2019, 6, 9)


def test_standing_still_is_for_this_thread_only() -> None:
    seen: list[date] = []
    with clock.at(EVENING):
        other = Thread(target=lambda: seen.append(clock.today()))
        other.start()
        other.join()
    assert seen[0] > date(2019, 6, 9)


def test_begin_at_lets_the_clock_run_on_from_a_moment() -> None:
    with own_shift():
        clock.begin_at(EVENING)
        first, second = clock.now(), clock.now()
        assert EVENING.replace(tzinfo=clock.BANGKOK) <= first <= second < first + timedelta(minutes=1)
        assert clock.today() == date(2019, 6, 9)
