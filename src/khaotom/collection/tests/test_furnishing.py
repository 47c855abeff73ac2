"""What a group gets before its first evening."""

import pytest
from django.utils import translation

from khaotom.collection.services import furnishing
from khaotom.kernel.ids import uuid7
from khaotom.till.models import Place
from tests import cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_its_places_have_thai_names_whoever_reads_english() -> None:
    people = cast.network()
    actor = cast.actor(people.treasurer)
    with translation.override("en"):
        furnishing.furnish(actor=actor, group=people.group, key=uuid7())
        furnishing.add_tray(actor=actor, group=people.group, key=uuid7())
    assert list(Place.objects.order_by("pk").values_list("name", flat=True)) == ["กล่องเงิน", "บัญชีธนาคาร", "ถาด 1"]
