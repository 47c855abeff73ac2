"""The places in which the tests of the browser begin, each made once a run."""

from tests.databases import made_by

REGISTER = made_by("tests.e2e.register", clock="2019-06-09T17:30")
AFTERNOON = made_by("tests.e2e.afternoon", clock="2019-06-09T17:30")
PAPER_EVENING = made_by("tests.e2e.paper_evening", clock="2019-06-09T19:30")
CLAIMS = made_by("tests.e2e.claims", clock="2019-06-09T17:00")
