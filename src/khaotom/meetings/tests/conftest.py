"""What most tests of meetings begin from: the cast, on the evening of 9 June 2562 at seven."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import pytest

from khaotom.kernel import clock
from tests import cast, stages
from tests.cast import Cast

people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    """Who plays; a module about another hour has its own."""
    with clock.at(datetime(2019, 6, 9, 19)):
        yield deepcopy(people_once)
