"""Drafts from before the network had some are still their groups', and know their network."""

from tests.databases import Place

DRAFTS = ("-m", "tests.migrations.drafts")


def test_every_draft_there_was_belongs_to_its_groups_network(place: Place) -> None:
    place.python("-m", "django", "migrate", "bylaws", "0004", "--verbosity=0")
    place.python(*DRAFTS, "before")
    place.python("-m", "django", "migrate", "--verbosity=0")
    assert place.python(*DRAFTS, "after").splitlines() == [
        "กลุ่มออมทรัพย์ท่าเรือเก่า เครือข่ายสมมุติ open",
        "กลุ่มออมทรัพย์ริมสน เครือข่ายสมมุติ dropped",
    ]
