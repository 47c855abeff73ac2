from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import RFC_4122, UUID

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7

EVENING = datetime(2018, 3, 7, 17, 42, 13, tzinfo=clock.BANGKOK)  # no other test stands here


def milliseconds(made: UUID) -> int:
    return made.int >> 80


def test_it_is_a_version_7_identifier_of_our_clock() -> None:
    with clock.at(EVENING):
        made = uuid7()
    assert (made.version, made.variant) == (7, RFC_4122)
    assert milliseconds(made) == int(EVENING.timestamp() * 1000)


def test_ids_of_one_process_rise_even_while_the_clock_stands_still() -> None:
    with clock.at(EVENING + timedelta(hours=1)):
        made = [uuid7() for _ in range(20_000)]  # more than one millisecond can number
    assert all(earlier < later for earlier, later in pairwise(made))
    assert milliseconds(made[-1]) - milliseconds(made[0]) < 10


def test_ids_follow_a_clock_that_is_set_back() -> None:
    with clock.at(EVENING + timedelta(days=30)):
        later = uuid7()
    with clock.at(EVENING - timedelta(days=365)):
        earlier = uuid7()
    assert earlier < later


def test_threads_never_make_the_same() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: uuid7(), range(4000)))
    assert len(set(made)) == 4000
